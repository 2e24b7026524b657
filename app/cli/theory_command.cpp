#include <algorithm>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"
#include "core/session/run.h"
#include "core/theory/course.h"
#include "core/theory/validity.h"

namespace engram::cli {
namespace {

struct Arguments {
  std::string file, out, side;
  CommonOptions common;
};

using Sentences = std::vector<std::string>;

/// What `say` says of the parameters at any step before `steps`, everything once.
template <typename Say>
Sentences said(const Plan& plan, std::int64_t steps, Say say) {
  Sentences all = say(plan.at(0));
  for (const Plan::Stage& stage : plan.stages()) {
    if (stage.from >= steps) continue;
    for (const std::string& each : say(stage.parameters))
      if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
  }
  return all;
}

std::string joined(const Sentences& parts) {
  std::string text;
  for (const std::string& each : parts) text += (text.empty() ? "" : ", ") + each;
  return text;
}

/// The network as it starts, from which the theory goes on.
MeanState start_of(const Run& run) {
  const Observables o = run.observables();
  const auto inhibitory = static_cast<double>(run.parameters().network.inhibitory);
  return {o.overlap(run.parameters().cue.pattern), o.rate_excitatory(),
          static_cast<double>(run.sums().inhibitory) / inhibitory};
}

/// The rows as CSV or as JSON, one at a time.
class Table {
 public:
  Table(std::ostream& out, bool json) : out_(out), json_(json) {}

  void begin(const Scenario& scenario, const std::string& side, const Sentences& left_out, const Sentences& limits) {
    if (json_) {
      const auto text = [](const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); };
      out_ << "{\"title\": " << text(scenario.title) << ",\n \"leaves_out\": " << text(left_out)
           << ",\n \"limits\": " << text(limits) << ",\n \"rows\": [";
      return;
    }
    out_ << csv_header(scenario, side == "B" ? "theory --side B" : "theory")
         << "# Mean-field theory, of many neurons and the first steps. It leaves out: "
         << (left_out.empty() ? "nothing of this scenario" : joined(left_out)) << ".\n"
         << "step,overlap,rate_excitatory,rate_inhibitory\n";
  }

  void add(std::int64_t step, const MeanState& state, bool has_inhibitory) {
    if (json_) {
      const Json row{{"step", step},
                     {"overlap", state.m},
                     {"rate_excitatory", state.q},
                     {"rate_inhibitory", has_inhibitory ? Json(state.r) : Json()}};
      out_ << (step == 0 ? "\n  " : ",\n  ") << row.dump();
    } else {
      out_ << step << ',' << to_text(state.m) << ',' << to_text(state.q) << ','
           << (has_inhibitory ? to_text(state.r) : "") << '\n';
    }
  }

  void finish() {
    if (json_) out_ << "\n ]}\n";
    out_.flush();
  }

 private:
  std::ostream& out_;
  bool json_;
};

/// Writes steps 0 … `steps` of the theory; gives the last one written.
std::int64_t write_course(const MeanState& start, const Plan& plan, std::int64_t steps, Table& table) {
  MeanCourse course(start, [&plan](std::int64_t step) -> const Parameters& { return plan.at(step); });
  Progress progress("steps", steps);
  const std::stop_token stop = interruption();
  table.add(0, start, plan.start().has_inhibitory());
  while (course.now() < steps && !stop.stop_requested()) {
    const bool has_inhibitory = plan.at(course.now()).has_inhibitory();
    course.step();
    table.add(course.now(), course.state(), has_inhibitory);
    progress.show(course.now());
  }
  return course.now();
}

int theory(const Arguments& arguments) {
  const auto session = open_session(arguments.file, arguments.common);
  if (!session || !has_side(arguments.file, *session, arguments.side)) return wrong_usage;
  const Side side = arguments.side == "B" ? Side::b : Side::a;
  auto started = Run::start(*session, side);
  if (const Problem* problem = std::get_if<Problem>(&started)) {
    print_problems(arguments.file, {*problem});
    return wrong_usage;
  }
  const Run& run = *std::get<std::unique_ptr<Run>>(started);

  std::ofstream file;
  if (!open_output(file, arguments.out)) return failed;
  const std::int64_t steps = session->scenario().parameters.steps;
  const Sentences left_out = said(run.plan(), steps, left_out_of_theory);
  const Sentences limits = said(run.plan(), steps, limits_of_theory);
  if (!left_out.empty()) std::cerr << arguments.file << ": the theory leaves out " << joined(left_out) << '\n';
  for (const std::string& each : limits) std::cerr << arguments.file << ": " << each << '\n';

  std::ostream& out = arguments.out.empty() ? std::cout : file;
  Table table(out, arguments.common.json);
  table.begin(session->scenario(), arguments.side, left_out, limits);
  const std::int64_t reached = write_course(start_of(run), run.plan(), steps, table);
  table.finish();
  if (!out) {
    std::cerr << "the output could not be written to its end; is the disk full?\n";
    return failed;
  }
  if (reached == steps) return done;
  std::cerr << "stopped at step " << reached << " of " << steps << "; what was written so far is complete\n";
  return failed;
}

}  // namespace

void add_theory(CLI::App& program, Command& chosen) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("theory", "What mean-field theory expects of a scenario, step by step");
  add_file(*command, arguments->file);
  add_steps(*command, arguments->common.steps);
  command->add_option("--out", arguments->out, "Write the table to a file instead of standard output")
      ->type_name("CSV");
  add_side(*command, arguments->side);
  arguments->common.add_to(*command);
  command->callback([arguments, &chosen] { chosen = [arguments] { return theory(*arguments); }; });
}

}  // namespace engram::cli
