#include "ui/window/run_view.h"

#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/plots/run_pair.h"
#include "ui/window/run_words.h"

namespace engram::ui {

namespace {
constexpr int words_every_ms = 100;  // more often nobody reads
}  // namespace

RunView::RunView(LiveBridge& bridge, RunPair& plots, QObject* parent)
    : QObject(parent), bridge_(bridge), plots_(plots) {
  bridge_.setSampleSink([this](const Sample& sample) { plots_.append(sample); });
  connect(&bridge_, &LiveBridge::started, this, &RunView::onStarted);
  connect(&bridge_, &LiveBridge::frame, this, &RunView::onFrame);
  connect(&bridge_, &LiveBridge::sessionChanged, this, [this] { plots_.setCompared(bridge_.compares()); });
  connect(&plots_.column(Side::a), &RunPlots::pinnedChanged, &bridge_, &LiveBridge::setWatched);
  plots_.setCompared(bridge_.compares());
}

void RunView::onStarted(const std::shared_ptr<const RasterLayout>& layout,
                        const std::shared_ptr<const Network>& network) {
  const Parameters& p = bridge_.session().plan(Side::a).start();
  plots_.setCompared(bridge_.compares());
  plots_.start(layout, network->patterns().count(), p.cue.pattern, p.network.activity, patternNames(p), network);
  said_.invalidate();
}

void RunView::onFrame(double steps_per_second) {
  plots_.showNow(bridge_.stepNow(), bridge_.reached());
  if (!said_.isValid() || said_.elapsed() >= words_every_ms) present();
  plots_.refresh(steps_per_second);
}

void RunView::present() {
  const auto newest = bridge_.newest();
  if (!newest) return;
  said_.start();
  presentRuns(plots_, *newest);
}

}  // namespace engram::ui
