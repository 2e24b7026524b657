// Time both ways: steps back and on, to any step, and what makes a run pause by itself.
#pragma once

#include <QAction>

#include "ui/bridge/live_bridge.h"
#include "ui/plots/theme.h"

class QMenu;

namespace engram::ui {

class TimeActions : public QObject {
  Q_OBJECT
 public:
  TimeActions(LiveBridge& bridge, QWidget* window);

  void addTo(QMenu& menu);
  void setTheme(const Theme& theme);
  [[nodiscard]] QAction& back() const { return *back_; }

  /// What can be done now: some of it needs a comparison.
  void refresh();

 signals:
  void message(const QString& text);

 private:
  QAction* add(const QString& text, const QKeySequence& key, const QString& tip);
  QAction* addCondition(const QString& text, const QString& tip, bool PauseWhen::*member);
  void addPauses();
  void askForStep();
  void askForPause();
  void goToFirstDifference();
  void tellPaused(PauseReason reason, std::int64_t step);

  LiveBridge& bridge_;
  QWidget* window_;
  QAction *back_, *ten_back_, *ten_on_, *start_, *newest_, *go_to_, *go_to_difference_;
  QAction *at_step_, *at_difference_, *at_outcome_;
};

}  // namespace engram::ui
