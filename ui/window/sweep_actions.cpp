#include "ui/window/sweep_actions.h"

#include <algorithm>

#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/run_pair.h"
#include "ui/window/run_words.h"

namespace engram::ui {

SweepActions::SweepActions(LiveBridge& bridge, RunPair& plots, QWidget* window)
    : QObject(window), bridge_(bridge), plots_(plots), look_(new QAction(tr("Look &into a step"), this)) {
  look_->setShortcut(Qt::Key_I);
  look_->setStatusTip(tr("The single-neuron updates of the step at the cursor, for the asynchronous rule"));
  window->addAction(look_);
  connect(look_, &QAction::triggered, this, [this] {
    const auto cursor = plots_.column(Side::a).cursor();
    lookInto(cursor && *cursor <= bridge_.reached() ? *cursor : bridge_.stepNow());
  });
  connect(&plots_.column(Side::a).reading(), &PlotReading::insideWanted, this, [this](qint64 step) {
    if (updatesOneByOne(step)) lookInto(step);
  });
  connect(&bridge_, &LiveBridge::swept, this, &SweepActions::present);
  connect(&bridge_, &LiveBridge::started, this,
          [this](const std::shared_ptr<const RasterLayout>& layout, const std::shared_ptr<const Network>& network) {
            const Parameters& p = bridge_.session().plan(Side::a).start();
            names_ = {layout, network, p.cue.pattern, p.network.activity, patternNames(p), {}};
            if (view_ != nullptr) view_->close();
          });
  connect(&bridge_, &LiveBridge::sessionChanged, this, [this] {  // the step may be another now
    if (wanted_ > 0) bridge_.askForSweep(wanted_);
  });
}

SweepView& SweepActions::view() {
  if (view_ != nullptr) return *view_;
  view_ = new SweepView(plots_.theme(), &plots_);
  view_->setTheme(plots_.theme());
  connect(view_, &SweepView::stepWanted, this, &SweepActions::lookInto);
  connect(view_, &SweepView::closed, this, [this] {
    wanted_ = 0;
    plots_.column(Side::a).setFocus();
  });
  return *view_;
}

void SweepActions::setTheme(const Theme& theme) {
  if (view_ != nullptr) view_->setTheme(theme);
}

bool SweepActions::updatesOneByOne(std::int64_t step) const {
  for (const Side side : {Side::a, Side::b}) {
    const Parameters& p = bridge_.session().plan(side).at(std::max<std::int64_t>(step, 1) - 1);
    if (p.dynamics.update == UpdateRule::asynchronous) return true;
  }
  return false;
}

void SweepActions::lookInto(std::int64_t step) {
  step = std::max<std::int64_t>(step, 1);
  if (step > bridge_.reached())
    return emit message(tr("Step %1 has not been reached yet.").arg(QLocale().toString(qlonglong{step})));
  if (!updatesOneByOne(step) && !shown())
    return emit message(
        tr("Only the asynchronous rule updates one neuron after another; the other rules have nothing "
           "between one step and the next."));
  if (bridge_.playing()) bridge_.pause();
  wanted_ = step;
  bridge_.askForSweep(step);
}

void SweepActions::present(const std::shared_ptr<const Sweep>& sweep) {
  if (wanted_ != sweep->step || !names_.layout) return;
  const auto newest = bridge_.newest();
  if (newest)
    names_.headers = {columnWords(*newest, Side::a, names_.memories), columnWords(*newest, Side::b, names_.memories)};
  view().present(sweep, names_, bridge_.compares());
}

}  // namespace engram::ui
