// New, open, save: the scenario in the window and the file it belongs to.
#pragma once

#include <QObject>
#include <QString>

#include "ui/bridge/live_bridge.h"

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

  /// False: given up, or it failed and that was shown.
  bool save();
  bool saveAs();
  bool saveTo(const QString& file);

  /// Asks what to do with unsaved changes. True: go ahead.
  bool mayGo();

  /// The scenario's title, else the file's name.
  [[nodiscard]] QString title() const;
  [[nodiscard]] bool modified() const;
  [[nodiscard]] QString file() const { return file_; }

  /// Shipped scenarios as actions that open them.
  void addShipped(QMenu& menu);
  /// The file in the resources that the program starts with; empty if it ships without scenarios.
  [[nodiscard]] static QString firstShipped();

 signals:
  /// Another scenario took the place of the one before.
  void opened();
  /// Title, file or the mark for unsaved changes may be different.
  void changed();
  void message(const QString& text);

 private:
  struct Place {  // where the scenario came from and how it is there
    QString file;
    Json saved;
  };
  void take(const Session& session, const QString& file);
  void goBack();

  LiveBridge& bridge_;
  QWidget* window_;
  QString file_;
  Json saved_;
  std::optional<Place> before_;  // until the opened scenario runs
  QString refused_;              // its name, should it be refused
};

}  // namespace engram::ui
