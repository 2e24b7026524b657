#include "ui/window/render.h"

#include <ostream>
#include <stdexcept>

#include "ui/experiments/experiment_actions.h"
#include "ui/experiments/figure_file.h"
#include "ui/export/whole_file.h"
#include "ui/window/replayed_plots.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {

QByteArray render(const Scenario& scenario, const PictureOptions& picture) {
  const Session session(scenario);
  const auto done = Replay::of(session, 0, scenario.parameters.steps);
  if (const auto* problem = std::get_if<Problem>(&done))
    throw std::runtime_error(problem->path + ": " + problem->message);
  return pictureBytes(*plotsOf(session, std::get<Replay>(done), darkTheme()), scenario, picture);
}

int renderFile(const RenderOptions& options, std::ostream& errors) {
  const std::string file = options.file.toStdString();
  PictureOptions picture = options.picture;
  picture.format = formatOf(options.out).value_or(PictureFormat::png);
  QByteArray bytes;
  try {
    Problems problems;
    if (const auto sweep = sweepTextOf(options.file)) {
      bytes = renderSweep(sweep->toStdString(), picture, options.by_overlap, problems);
    } else {
      const ScenarioRead read = readScenarioFile(options.file);
      problems = read.problems;
      if (read.scenario) bytes = render(*read.scenario, picture);
    }
    for (const Problem& each : problems) errors << file << ": " << each.path << ": " << each.message << '\n';
    if (!problems.empty()) return 2;
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
