#include "ui/window/replayed_plots.h"

#include "ui/bridge/pattern_names.h"
#include "ui/window/run_words.h"

namespace engram::ui {

std::unique_ptr<RunPair> plotsOf(const Session& session, const Replay& replay, const Theme& theme) {
  const Parameters& p = session.plan(Side::a).start();
  auto plots = std::make_unique<RunPair>(theme);
  plots->setCompared(session.compares());
  plots->start(replay.layout, replay.end->network->patterns().count(), p.cue.pattern, p.network.activity,
               patternNames(p));
  for (const Sample& sample : replay.samples) plots->append(sample);
  presentRuns(*plots, *replay.end);
  plots->column(Side::a).showWholeRun();
  return plots;
}

}  // namespace engram::ui
