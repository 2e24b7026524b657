#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/json_rows.h"
#include "app/cli/options.h"
#include "core/experiment/sweep_estimate.h"
#include "core/experiment/sweep_file.h"
#include "core/experiment/sweep_journal.h"
#include "core/experiment/sweep_order.h"
#include "core/experiment/sweep_table.h"
#include "core/model/check.h"
#include "core/model/parameter_table.h"

namespace engram::cli {
namespace {

struct Arguments {
  std::string file, out;
  bool resume = false, dry_run = false;
  unsigned threads = 1;
  CommonOptions common;
  RunPieces run;
};

std::optional<SweepPlan> open_sweep(const Arguments& arguments) {
  Problems problems;
  Json document = load_sweep(arguments.file, problems);
  if (problems.empty() && document.is_object()) {
    if (!document.contains("scenario")) document["scenario"] = Json::object({{"engram", 1}});
    if (document["scenario"].is_object()) apply_overrides(document["scenario"], arguments.common, problems);
  }
  if (problems.empty()) {
    SweepRead read = SweepPlan::read(document, arguments.common.memory_limit);
    if (read.plan) return std::move(read.plan);
    problems = std::move(read.problems);
  }
  print_problems(arguments.file, problems);
  return std::nullopt;
}

/// As many networks at the same time as fit in memory together; results are the same for any number.
SweepThreads fitting(const Arguments& arguments, double memory) {
  SweepThreads threads{.all = arguments.threads};
  threads.pieces = static_cast<unsigned>(std::clamp(arguments.common.memory_limit / memory, 1.0, 1024.0));
  if (threads.pieces < threads.all)
    std::cerr << "no more than " << threads.pieces << " of the networks at once: the largest needs "
              << bytes_in_words(memory) << " and the limit is " << bytes_in_words(arguments.common.memory_limit)
              << '\n';
  return threads;
}

double largest_memory(const SweepPlan& plan) {
  double most = 1;
  for (std::int64_t point = 0; point < plan.points(); ++point)
    most = std::max(most, memory_need(plan.scenario(point).parameters));
  return most;
}

std::string in_words(double seconds) {
  constexpr double minute = 60, hour = 3600, day = 86400;
  const auto text = [](double value, const char* unit) {
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), value < 10 ? "%.2g %s" : "%.0f %s", value, unit);
    return std::string(digits.data());
  };
  if (seconds < 2 * minute) return text(seconds, "s");
  if (seconds < 2 * hour) return text(seconds / minute, "minutes");
  return seconds < 2 * day ? text(seconds / hour, "hours") : text(seconds / day, "days");
}

int dry_run(const Arguments& arguments, const SweepPlan& plan) {
  constexpr double budget = 3;  // seconds
  const SweepEstimate e = estimate_sweep(plan, budget, interruption());
  const SweepThreads threads = fitting(arguments, e.memory);
  const double seconds = e.seconds / threads.all, memory = e.memory * std::min(threads.all, threads.pieces);
  if (arguments.common.json) {
    std::cout << Json::object({{"points", e.points},
                               {"networks", e.networks},
                               {"runs", e.runs},
                               {"seconds", seconds},
                               {"threads", threads.all},
                               {"memory", memory}})
                     .dump(2)
              << '\n';
    return done;
  }
  std::cout << e.points << (e.points == 1 ? " point, " : " points, ") << e.networks << " networks, " << e.runs
            << " runs\nabout " << in_words(seconds) << " with " << threads.all
            << (threads.all == 1 ? " thread" : " threads") << " like those of this machine\nabout "
            << bytes_in_words(memory) << " of memory\n";
  return done;
}

int write_results(const Arguments& arguments, const SweepPlan& plan, const std::vector<PieceResult>& results) {
  std::string text = sweep_table(plan, results);
  if (arguments.common.json) {
    std::string lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
      if (!line.starts_with('#')) lines += line + '\n';
    const std::size_t first = lines.find('\n') + 1;
    std::ostringstream out;
    JsonRows rows(lines.substr(0, first));
    rows.add(lines.substr(first), out);
    rows.finish(out);
    text = out.str();
  }
  if (!arguments.out.empty()) {
    const auto problem = write_whole(arguments.out, text);
    if (problem) print_problems(arguments.file, {*problem});
    return problem ? failed : done;
  }
  std::cout << text << std::flush;
  if (std::cout) return done;
  std::cerr << "the output could not be written to its end; is the disk full?\n";
  return failed;
}

int sweep(const Arguments& arguments) {
  if (arguments.resume && arguments.out.empty()) {
    std::cerr << "--resume goes on with the journal beside the output; give the same --out as before\n";
    return wrong_usage;
  }
  const auto plan = open_sweep(arguments);
  if (!plan) return wrong_usage;
  if (arguments.dry_run) return dry_run(arguments, *plan);

  std::vector<PieceResult> results(static_cast<std::size_t>(plan->pieces()));
  std::vector<bool> have(results.size());
  std::optional<SweepJournal> journal;
  if (!arguments.out.empty()) {
    const std::string beside = journal_beside(arguments.out);
    if (arguments.resume && !std::filesystem::exists(beside) && is_result_of(arguments.out, *plan)) {
      std::cerr << arguments.out << ": is complete already\n";
      return done;
    }
    auto opened = SweepJournal::open(beside, *plan, arguments.resume);
    if (const Problem* problem = std::get_if<Problem>(&opened)) {
      print_problems(problem->path, {{"journal", problem->message}});
      return wrong_usage;
    }
    journal.emplace(std::move(std::get<SweepJournal>(opened)));
    for (const auto& [piece, result] : journal->found()) {
      results[static_cast<std::size_t>(piece)] = result;
      have[static_cast<std::size_t>(piece)] = true;
    }
  }

  const std::vector<std::int64_t> todo = largest_first(*plan, have);
  std::int64_t finished = plan->pieces() - static_cast<std::int64_t>(todo.size());
  std::optional<Problem> problem;
  {
    Progress progress("networks", plan->pieces(), finished);
    const auto keep = [&](std::int64_t piece, const PieceResult& result) {
      results[static_cast<std::size_t>(piece)] = result;
      if (journal) journal->add(piece, result);
      progress.show(++finished);
    };
    problem = arguments.run(*plan, todo, fitting(arguments, largest_memory(*plan)), keep, interruption());
  }
  if (problem) print_problems(arguments.file, {*problem});
  if (finished == plan->pieces()) {
    const int code = write_results(arguments, *plan, results);
    if (journal && code == done) journal->remove();
    return code;
  }
  std::cerr << "stopped after " << finished << " of " << plan->pieces() << " networks"
            << (journal ? ", which are kept; go on with --resume\n" : "; nothing is kept without --out\n");
  return failed;
}

}  // namespace

void add_sweep(CLI::App& program, Command& chosen, RunPieces run, unsigned threads) {
  auto arguments = std::make_shared<Arguments>();
  arguments->run = std::move(run);
  arguments->threads = threads;
  CLI::App* command = program.add_subcommand("sweep", "Run a scenario over a grid of values, many networks for each");
  command->footer("--set, --seed and --noise-seed change the scenario that is swept.");
  command->add_option("SWEEP", arguments->file, "Sweep file (JSON), or results that a sweep wrote")->required();
  command
      ->add_option("--out", arguments->out,
                   "Write the table to a file; what is finished is kept beside it until it is complete")
      ->type_name("CSV");
  command->add_flag("--resume", arguments->resume, "Go on with what an interrupted sweep has finished");
  command->add_flag("--dry-run", arguments->dry_run, "Say how much there is to do, and how long it would take");
  command->add_option("--threads", arguments->threads, "The result is the same for any number")
      ->transform(whole_number(1, 1024))
      ->type_name("N")
      ->default_str(threads == 1 ? "1" : "all cores");
  arguments->common.add_to(*command);
  command->callback([arguments, &chosen] { chosen = [arguments] { return sweep(*arguments); }; });
}

}  // namespace engram::cli
