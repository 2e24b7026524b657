#include <algorithm>
#include <iostream>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/json_rows.h"
#include "app/cli/options.h"
#include "core/experiment/ensemble.h"
#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"

namespace engram::cli {
namespace {

struct Arguments {
  std::string file, out, vary = "all";
  std::vector<std::int64_t> at;
  std::int64_t runs = 0;
  bool states = false;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  CommonOptions common;
};

/// As many runs at the same time as fit in memory together; results are the same for any number.
unsigned fitting_runs(const Arguments& arguments, const Session& session) {
  const double need = memory_need(session.scenario().parameters);
  const auto fitting = static_cast<unsigned>(std::max(1.0, std::min(1024.0, arguments.common.memory_limit / need)));
  if (fitting < arguments.threads)
    std::cerr << "no more than " << fitting << " of the runs at once: each needs " << bytes_in_words(need)
              << " and the limit is " << bytes_in_words(arguments.common.memory_limit) << '\n';
  return fitting;
}

int ensemble(const Arguments& arguments) {
  const auto session = open_session(arguments.file, arguments.common);
  if (!session) return wrong_usage;
  EnsembleOptions options{.runs = arguments.runs,
                          .at = arguments.at,
                          .vary_network = arguments.vary == "all",
                          .states = arguments.states,
                          .threads = arguments.threads,
                          .at_once = fitting_runs(arguments, *session)};
  if (options.at.empty()) options.at = {session->scenario().parameters.steps};
  std::sort(options.at.begin(), options.at.end());
  options.at.erase(std::unique(options.at.begin(), options.at.end()), options.at.end());

  std::ofstream file;
  if (!open_output(file, arguments.out)) return failed;
  std::ostream& out = arguments.out.empty() ? std::cout : file;
  JsonRows json(ensemble_columns(options), {"state", "outcome"});
  if (!arguments.common.json)
    out << csv_header(session->scenario(),
                      "ensemble --runs " + std::to_string(options.runs) + " --vary " + arguments.vary)
        << ensemble_columns(options);

  std::int64_t written = 0;
  std::optional<Problem> problem;
  {
    Progress progress("runs", options.runs);
    const auto row = [&](const std::string& lines) {
      if (arguments.common.json) json.add(lines, out);
      else out << lines;
      ++written;
    };
    problem = run_ensemble(
        *session, options, row, [&](std::int64_t n) { progress.show(n); }, interruption());
  }
  if (arguments.common.json) json.finish(out);
  out.flush();
  if (problem) {
    print_problems(arguments.file, {*problem});
    return failed;
  }
  if (!out) {
    std::cerr << "the output could not be written to its end; is the disk full?\n";
    return failed;
  }
  if (written == options.runs) return done;
  std::cerr << "stopped after " << written << " of " << options.runs
            << " runs, which are written; later ones are not\n";
  return failed;
}

}  // namespace

void add_ensemble(CLI::App& program, Command& chosen) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("ensemble", "Run a scenario many times with derived seeds, on all cores");
  command->footer(
      "The column outcome says what became of a run in the 40 steps up to the reported one: retrieved 1, partial 1,\n"
      "mixture 1 4 (memories counted from 1), spurious, silent, runaway, oscillating 6 (its period) or wandering.");
  add_file(*command, arguments->file);
  command->add_option("--runs", arguments->runs, "Independent runs")
      ->required()
      ->transform(whole_number(1, 4'000'000'000))
      ->type_name("R");
  command->add_option("--at", arguments->at, "Steps to report, as 1,2,5,20; the scenario's last if left out")
      ->delimiter(',')
      ->transform(whole_number(0, 1'000'000'000'000))
      ->type_name("STEPS");
  command->add_option("--vary", arguments->vary, "all: another network each run; noise: only other noise")
      ->check(CLI::IsMember({"all", "noise"}))
      ->capture_default_str()
      ->type_name("WHAT");
  command->add_flag("--states", arguments->states, "Add the whole state of each row as bits");
  command->add_option("--out", arguments->out, "Write the table to a file instead of standard output")
      ->type_name("CSV");
  command->add_option("--threads", arguments->threads, "The result is the same for any number")
      ->transform(whole_number(1, 1024))
      ->type_name("N")
      ->default_str("all cores");
  arguments->common.add_to(*command);
  command->callback([arguments, &chosen] { chosen = [arguments] { return ensemble(*arguments); }; });
}

}  // namespace engram::cli
