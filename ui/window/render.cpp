#include "ui/window/render.h"

#include <ostream>
#include <stdexcept>

#include "core/live/aggregator.h"
#include "core/session/run.h"
#include "ui/export/whole_file.h"
#include "ui/plots/run_plots.h"
#include "ui/window/pattern_names.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

constexpr std::int64_t most_samples = 20000;  // far more than a picture has columns

std::unique_ptr<Run> startRun(const Session& session) {
  auto started = Run::start(session, Side::a);
  if (const auto* problem = std::get_if<Problem>(&started))
    throw std::runtime_error(problem->path + ": " + problem->message);
  return std::move(std::get<std::unique_ptr<Run>>(started));
}

void draw(Run& run, std::int64_t steps, RunPlots& plots) {
  const Parameters& p = run.plan().start();
  const auto layout = std::make_shared<const RasterLayout>(run.network(), p.cue.pattern);
  plots.start(layout, p.network.patterns, p.cue.pattern, p.network.activity, patternNames(p));
  Aggregator aggregator(layout, p.cue.pattern, 1);
  const std::int64_t per_sample = 1 + steps / most_samples;
  for (std::int64_t step = 0;; ++step) {
    aggregator.add(run);
    if (aggregator.steps() >= per_sample || step == steps) {
      plots.append(aggregator.sample());
      aggregator.clear();
    }
    if (step == steps) break;
    run.step();
  }
  plots.showWholeRun();
}

}  // namespace

QByteArray render(const Scenario& scenario, const PictureOptions& picture) {
  const Session session(scenario);
  const std::unique_ptr<Run> run = startRun(session);
  RunPlots plots(darkTheme());
  draw(*run, scenario.parameters.steps, plots);
  return pictureBytes(plots, scenario, picture);
}

int renderFile(const RenderOptions& options, std::ostream& errors) {
  const ScenarioRead read = readScenarioFile(options.file);
  const std::string file = options.file.toStdString();
  if (!read.scenario) {
    for (const Problem& each : read.problems) errors << file << ": " << each.path << ": " << each.message << '\n';
    return 2;
  }
  PictureOptions picture = options.picture;
  picture.format = formatOf(options.out).value_or(PictureFormat::png);
  QByteArray bytes;
  try {
    bytes = render(*read.scenario, picture);
  } catch (const std::exception& error) {
    errors << file << ": " << error.what() << '\n';
    return 1;
  }
  const QString problem = writeWhole(options.out, bytes);
  if (problem.isEmpty()) return 0;
  errors << problem.toStdString() << '\n';
  return 1;
}

}  // namespace engram::ui
