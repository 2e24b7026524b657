// Everything that can be taken along, as actions for the menu.
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace engram::ui {

class LiveBridge;
class RunPair;

class ExportActions : public QObject {
  Q_OBJECT
 public:
  /// `title` gives the name that files are called by. All must outlive the actions.
  ExportActions(LiveBridge& bridge, const RunPair& plots, std::function<QString()> title, QWidget* window);

  /// The actions, for a menu of their own.
  void addTo(QMenu& menu) const;

  [[nodiscard]] QAction& picture() const { return *picture_; }
  [[nodiscard]] QAction& copy() const { return *copy_; }
  [[nodiscard]] QAction& data() const { return *data_; }
  [[nodiscard]] QAction& animation() const { return *animation_; }

 signals:
  /// Something was written or copied, in words.
  void message(const QString& text);
  void failed(const QString& text);

 private:
  QAction* add(const QString& text, const QKeySequence& key, const QString& tip);
  void exportPicture();
  void copyPicture();
  void exportData();
  void exportAnimation();
  template <class Dialog>
  void present(Dialog* dialog);

  LiveBridge& bridge_;
  const RunPair& plots_;
  std::function<QString()> title_;
  QWidget* window_;
  QAction *picture_, *copy_, *data_, *animation_;
};

}  // namespace engram::ui
