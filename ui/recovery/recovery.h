// Crash safety of a window: keeps its session, and offers what a crash left behind.
#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/recovery/keeper.h"
#include "ui/recovery/recovery_folder.h"

class QWidget;

namespace engram::ui {

class LiveBridge;
class RecoveryDialog;
class ScenarioFiles;

class Recovery : public QObject {
  Q_OBJECT
 public:
  Recovery(LiveBridge& bridge, ScenarioFiles& files, QWidget* window,
           const QString& folder = RecoveryFolder::standard());
  ~Recovery() override;

  /// Shows what programs that ended unexpectedly left behind, if there is any; returns at once.
  void offer();
  /// A clean end: nothing of this window is kept.
  void finish();

  [[nodiscard]] Keeper& keeper() { return keeper_; }
  /// Null unless something is offered.
  [[nodiscard]] RecoveryDialog* dialog() const;

 signals:
  void message(const QString& text);

 private:
  void restore(std::size_t which);
  void discard(std::size_t which);
  void letGo();

  LiveBridge& bridge_;
  ScenarioFiles& files_;
  QWidget* window_;
  const RecoveryFolder folder_;
  Keeper keeper_;
  RecoveryFolder::Found found_;
  QPointer<RecoveryDialog> dialog_;
  std::unique_ptr<LostSession> taken_;  // restored, and not yet kept anew
};

}  // namespace engram::ui
