// The files used last, newest first; kept from one start of the program to the next.
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace engram::ui {

class RecentFiles : public QObject {
  Q_OBJECT
 public:
  static constexpr int most = 10;

  explicit RecentFiles(QObject* parent = nullptr);

  /// Absolute paths, newest first; files that are gone stay until they are chosen.
  [[nodiscard]] const QStringList& files() const { return files_; }
  /// To the front; a file is never there twice.
  void add(const QString& file);
  void remove(const QString& file);
  void clear();

  /// Fills `menu` with the files and "Clear list" now and whenever it is about to open; files that are gone are
  /// disabled and say so.
  void fill(QMenu& menu);

 signals:
  void changed();
  void chosen(const QString& file);

 private:
  void set(const QStringList& files);
  void addTo(QMenu& menu);

  QStringList files_;
};

/// The names of `files`; equal ones with as much of their folders in front as tells them apart.
[[nodiscard]] QStringList distinctNames(const QStringList& files);

}  // namespace engram::ui
