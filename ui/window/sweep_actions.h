// Looking into a step of the asynchronous rule, where its neurons are updated one after another.
#pragma once

#include <QAction>
#include <QObject>
#include <memory>

#include "core/live/sweep.h"
#include "ui/plots/sweep_view.h"

namespace engram::ui {

class LiveBridge;
class RunPair;

/// Zooming in beyond single steps, or the action, opens the view over the plots; the run pauses meanwhile.
class SweepActions : public QObject {
  Q_OBJECT
 public:
  SweepActions(LiveBridge& bridge, RunPair& plots, QWidget* window);

  [[nodiscard]] QAction& look() const { return *look_; }
  /// Made when it is first asked for: its plots would cost every change of theme as much as those of the run.
  [[nodiscard]] SweepView& view();
  void setTheme(const Theme& theme);

 signals:
  void message(const QString& text);

 private:
  void lookInto(std::int64_t step);
  void present(const std::shared_ptr<const Sweep>& sweep);
  [[nodiscard]] bool shown() const { return view_ != nullptr && !view_->isHidden(); }
  [[nodiscard]] bool updatesOneByOne(std::int64_t step) const;

  LiveBridge& bridge_;
  RunPair& plots_;
  SweepView* view_ = nullptr;
  QAction* look_;
  SweepView::Names names_;
  std::int64_t wanted_ = 0;  // the step asked for; 0: none
};

}  // namespace engram::ui
