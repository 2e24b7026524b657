// New, open, save: the scenario in the window and the file it belongs to.
#pragma once

#include <QObject>
#include <QString>

#include "ui/bridge/live_bridge.h"
#include "ui/window/recent_files.h"

class QMenu;
class QWidget;

namespace engram::ui {

class ScenarioFiles : public QObject {
  Q_OBJECT
 public:
  ScenarioFiles(LiveBridge& bridge, QWidget* window);

  /// Each asks about unsaved changes first. False: given up, or the file is refused and all its problems are shown;
  /// nothing has changed then.
  bool openNew();
  bool openWithDialog();
  bool openFile(const QString& file);
  /// The same of a file of the list; one that is gone is taken off the list, and that is said.
  bool openRecent(const QString& file);
  /// Opens the first of several files that holds a scenario and says which were left out.
  bool openFirstOf(const QStringList& files);

  /// Takes up a session that was not saved, paused where its runs stood: saving writes it to `file`, or asks where if
  /// that is empty.
  bool restore(const Session& session, Place place, const QString& file);

  /// False: given up, or it failed and that was shown.
  bool save();
  bool saveAs();
  bool saveTo(const QString& file);

  /// Asks what to do with unsaved changes. True: go ahead.
  bool mayGo();

  /// The scenario's title, else the file's name.
  [[nodiscard]] QString title() const;
  /// Title and file, as far as they differ: "Sixty memories (second try.engram)".
  [[nodiscard]] QString name() const;
  [[nodiscard]] bool modified() const;
  [[nodiscard]] QString file() const { return file_; }
  [[nodiscard]] RecentFiles& recent() { return recent_; }

  /// Shipped scenarios as actions that open them.
  void addShipped(QMenu& menu);
  /// The shipped scenarios as files of the resources, the ones to begin with first.
  [[nodiscard]] static QStringList shipped();
  /// The file in the resources that the program starts with; empty if it ships without scenarios.
  [[nodiscard]] static QString firstShipped();

 signals:
  /// Another scenario took the place of the one before; it is to play, or to stand where it was.
  void opened(bool plays);
  /// Title, file or the mark for unsaved changes may be different.
  void changed();
  /// A file holds a sweep, its results or a figure of it: it is for the window of experiments.
  void sweepChosen(const QString& file);
  void message(const QString& text);
  /// A file could not be opened, in words.
  void refused(const QString& text);

 private:
  struct Origin {  // where the scenario came from and how it is there
    QString file;
    Json saved;
  };
  void take(const Session& session, const Origin& origin, std::optional<Place> place = {});
  void goBack();

  LiveBridge& bridge_;
  QWidget* window_;
  RecentFiles recent_;
  QString file_;
  Json saved_;
  std::optional<Origin> before_;  // until the opened scenario runs
  QString refused_;               // its name, should it be refused
};

/// A file name that every system takes, from the title of a scenario.
[[nodiscard]] QString fileNameFor(const QString& title);

}  // namespace engram::ui
