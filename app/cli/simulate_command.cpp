#include <chrono>
#include <cstdio>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/engine/kernels/team.h"
#include "core/experiment/recording.h"
#include "core/model/parameter_table.h"
#include "core/observe/outcome.h"
#include "core/session/run.h"

namespace engram::cli {
namespace {

struct Arguments {
  std::string file, out, spikes, side, overlaps = "all";
  std::optional<unsigned> threads;
  CommonOptions common;
};

struct Result {
  Outcome outcome;
  std::int64_t step = 0;
  double steps_per_second = 0;
};

Result play(Run& run, const Scenario& scenario, Side side, const RecordingTargets& targets) {
  const std::int64_t steps = scenario.parameters.steps;
  const std::int64_t memories = run.network().patterns().count();
  OutcomeWatcher watcher;
  Progress progress("steps", steps);
  const auto begin = std::chrono::steady_clock::now();
  const auto watch = [&](const Run& now) {
    if (now.now() + static_cast<std::int64_t>(OutcomeWatcher::window) > steps)
      watcher.add(now.observables(), memories, now.spikes(Population::excitatory));
    progress.show(now.now());
    return true;
  };
  const std::int64_t reached = record(run, scenario, side, steps, targets, watch, interruption());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return {watcher.outcome(run.parameters().network.activity), reached, static_cast<double>(reached) / seconds};
}

void print_json(const Scenario& scenario, const Run& run, const Result& result) {
  const Observables o = run.observables();
  const Parameters& p = run.parameters();
  const auto optional = [](const std::optional<double>& x) { return x ? Json(*x) : Json(); };
  Json overlaps = Json::array();
  for (std::int64_t mu = 0; mu < p.network.patterns; ++mu) overlaps.push_back(o.overlap(mu));
  Json memories = Json::array();
  for (const std::int64_t mu : result.outcome.memories) memories.push_back(mu);
  const Json json{{"title", scenario.title},
                  {"step", result.step},
                  {"outcome", to_text(result.outcome.kind)},
                  {"outcome_text", to_text(result.outcome)},
                  {"outcome_cell", to_cell(result.outcome)},
                  {"outcome_patterns", memories},
                  {"outcome_period", result.outcome.period},
                  {"overlaps", overlaps},
                  {"hamming_cued", o.hamming(p.cue.pattern)},
                  {"rate_excitatory", o.rate_excitatory()},
                  {"rate_inhibitory", optional(o.rate_inhibitory())},
                  {"rate_inhibitory_2", optional(o.rate_inhibitory_2())},
                  {"retrieved_hamming", o.retrieved_hamming(p.cue.pattern)},
                  {"retrieved_overlap", o.retrieved_overlap(p.cue.pattern)},
                  {"seed", p.seed},
                  {"noise_seed", p.noise()},
                  {"steps_per_second", result.steps_per_second}};
  std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print_summary(const Scenario& scenario, const Run& run, const Result& result) {
  const Observables o = run.observables();
  const Parameters& p = run.parameters();
  std::int64_t strongest = 0;
  for (std::int64_t mu = 0; mu < p.network.patterns; ++mu)
    if (o.overlap(mu) > o.overlap(strongest)) strongest = mu;
  const auto rate = [](const char* name, const std::optional<double>& x) {
    if (x) std::printf("  %s %.4f", name, *x);
  };
  if (!scenario.title.empty()) std::printf("%s\n", scenario.title.c_str());
  std::printf("outcome             %s, after %s\n", to_text(result.outcome).c_str(),
              counted(static_cast<std::size_t>(result.step), "step").c_str());
  std::printf("cued memory         %lld: overlap %.4f, Hamming distance %.4f\n",
              static_cast<long long>(p.cue.pattern + 1), o.overlap(p.cue.pattern), o.hamming(p.cue.pattern));
  std::printf("strongest memory    %lld: overlap %.4f\n", static_cast<long long>(strongest + 1), o.overlap(strongest));
  std::printf("firing rates      ");
  rate("excitatory", o.rate_excitatory());
  rate("inhibitory", o.rate_inhibitory());
  rate("second inhibitory", o.rate_inhibitory_2());
  std::printf("\nseeds               %llu, noise %llu\n", static_cast<unsigned long long>(p.seed),
              static_cast<unsigned long long>(p.noise()));
  std::printf("speed               %.0f steps/s\n", result.steps_per_second);
}

int simulate(const Arguments& arguments) {
  if (arguments.threads) set_team_size(*arguments.threads);
  const auto session = open_session(arguments.file, arguments.common);
  if (!session || !has_side(arguments.file, *session, arguments.side)) return wrong_usage;
  const Scenario& scenario = session->scenario();
  std::string refusal;
  const auto memories = chosen_memories(arguments.overlaps, scenario.parameters, refusal);
  if (!memories) {
    std::cerr << "--overlaps: " << refusal << '\n';
    return wrong_usage;
  }

  const Side side = arguments.side == "B" ? Side::b : Side::a;
  auto started = Run::start(*session, side);
  if (const Problem* problem = std::get_if<Problem>(&started)) {
    print_problems(arguments.file, {*problem});
    return wrong_usage;
  }
  Run& run = *std::get<std::unique_ptr<Run>>(started);

  std::ofstream trace_file, spikes_file;
  if (!open_output(trace_file, arguments.out) || !open_output(spikes_file, arguments.spikes)) return failed;
  const Result result = play(run, scenario, side,
                             {.trace = trace_file.is_open() ? &trace_file : nullptr,
                              .spikes = spikes_file.is_open() ? &spikes_file : nullptr,
                              .memories = *memories});
  if (arguments.common.json) print_json(scenario, run, result);
  else print_summary(scenario, run, result);

  for (auto* file : {&trace_file, &spikes_file}) {
    if (!file->is_open()) continue;
    file->close();
    if (file->fail()) {
      std::cerr << "the output could not be written to its end; is the disk full?\n";
      return failed;
    }
  }
  const std::int64_t steps = scenario.parameters.steps;
  if (result.step == steps) return done;
  std::cerr << "stopped at step " << result.step << " of " << steps << "; what was written so far is complete\n";
  return failed;
}

}  // namespace

void add_simulate(CLI::App& program, Command& chosen) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("simulate", "Run one scenario; print a summary and write its trace");
  add_file(*command, arguments->file);
  add_steps(*command, arguments->common.steps);
  command->add_option("--out", arguments->out, "Write overlaps, rates and Hamming distances of every step")
      ->type_name("CSV");
  command->add_option("--spikes", arguments->spikes, "Write every spike: step, population (E, I or J), neuron")
      ->type_name("CSV");
  add_side(*command, arguments->side);
  command
      ->add_option("--overlaps", arguments->overlaps, "Columns of --out: all, cued, or memories counted from 1, as 1,4")
      ->capture_default_str()
      ->type_name("WHICH");
  command->add_option("--threads", arguments->threads, "For a large network; the result is the same for any number")
      ->transform(whole_number(1, 1024))
      ->type_name("N")
      ->default_str("all cores");
  arguments->common.add_to(*command);
  command->callback([arguments, &chosen] { chosen = [arguments] { return simulate(*arguments); }; });
}

}  // namespace engram::cli
