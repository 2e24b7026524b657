#include "tests/core/labelled_runs.h"

#include <numeric>
#include <random>

namespace engram::test {
namespace {

using Runs = std::vector<LabelledRun>;

Parameters network_of(std::int64_t neurons, std::int64_t memories, UpdateRule update, int seed) {
  Parameters p;
  p.network.excitatory = neurons;
  p.network.inhibitory = neurons * 4 / 15;
  p.network.inputs_per_inhibitory = neurons / 5;
  p.network.patterns = memories;
  p.network.pattern_kind = PatternKind::exact;
  p.dynamics.update = update;
  p.seed = static_cast<std::uint64_t>(seed);
  return p;
}

UpdateRule rule(int n) {
  return n % 3 == 0 ? UpdateRule::sequential : n % 3 == 1 ? UpdateRule::asynchronous : UpdateRule::synchronous;
}
std::string numbered(const std::string& made, int n) { return made + " " + std::to_string(n); }

std::vector<std::uint8_t> bytes(const Spikes& spikes) { return {spikes.begin(), spikes.end()}; }

/// `count` neurons at random places.
std::vector<std::int32_t> random_neurons(std::int64_t neurons, std::size_t count, int seed) {
  std::vector<std::int32_t> all(static_cast<std::size_t>(neurons));
  std::iota(all.begin(), all.end(), 0);
  std::mt19937_64 random(static_cast<std::uint64_t>(seed));
  std::shuffle(all.begin(), all.end(), random);
  all.resize(count);
  std::sort(all.begin(), all.end());
  return all;
}

/// Few memories and a good cue: nothing can go wrong.
void add_retrieved(Runs& runs) {
  for (int n = 0; n < 33; ++n) {
    Parameters p = network_of(n % 8 == 7 ? 3000 : 300, n % 8 == 7 ? 30 : 2 + n % 3,
                              n % 8 == 7 ? rule(n / 8 % 2) : rule(n), 100 + n);
    p.dynamics.beta = n % 2 == 0 ? 4 : 8;
    p.cue.pattern = n % 2;
    p.cue.kind = static_cast<CueKind>(n % 3);
    p.cue.fraction = p.cue.kind == CueKind::flip ? 0.05 : 0.25;
    runs.push_back({OutcomeKind::retrieved, numbered("good cue", n), p, 60 + 20 * (n % 5), {n % 2}});
  }
}

/// A memory of which 40 to 50 % of the neurons cannot fire; the rest excite one another enough.
void add_partial(Runs& runs) {
  for (int n = 0; n < 33; ++n) {
    Parameters p = network_of(n % 8 == 7 ? 3000 : 300, 2 + n % 3, rule(n), 200 + n);
    p.dynamics.beta = 10;
    p.dynamics.theta = 0.6;
    const double share = 0.4 + 0.025 * (n % 5);
    runs.push_back({OutcomeKind::partial,
                    numbered("silenced neurons", n),
                    p,
                    120,
                    {0},
                    [share](const Network& network, Parameters& now) {
                      std::vector<std::int32_t> members;
                      const Spikes memory = network.patterns().pattern(0);
                      for (Eigen::Index i = 0; i < memory.size(); ++i)
                        if (memory[i] != 0) members.push_back(static_cast<std::int32_t>(i));
                      members.resize(
                          static_cast<std::size_t>(std::lround(share * static_cast<double>(members.size()))));
                      now.interventions = {{Population::excitatory, Clamp::silent, {}, members}};
                    }});
  }
}

/// Begins with all neurons of two or three memories, or is shown the second one for a while.
void add_mixture(Runs& runs) {
  for (int n = 0; n < 33; ++n) {
    Parameters p = network_of(n % 8 == 7 ? 3000 : 300, 3 + n % 3,
                              n % 2 == 0 ? UpdateRule::sequential : UpdateRule::asynchronous, 300 + n);
    p.dynamics.beta = 6;
    p.dynamics.theta = 0.7;
    LabelledRun run{OutcomeKind::mixture, numbered("two memories at once", n), p, 120, {0, 2}};
    if (n % 3 == 2) {
      run.made = numbered("second memory shown", n);
      run.change = [](std::int64_t step, Parameters& now) {
        if (step == 30) now.stimulus = Stimulus{2, 2.0, false};
        if (step == 40) now.stimulus.reset();
        return step == 30 || step == 40;
      };
    } else {
      run.prepare = [](const Network& network, Parameters& now) {
        const Spikes both = network.patterns().pattern(0).max(network.patterns().pattern(2));
        now.initial_state = InitialState{bytes(both), {}, {}};
      };
    }
    runs.push_back(run);
  }
}

/// Random neurons made to fire, the others hardly able to; or so many memories that every neuron keeps itself as it is.
void add_spurious(Runs& runs) {
  for (int n = 0; n < 34; ++n) {
    const std::int64_t neurons = n % 8 == 7 ? 3000 : 300;
    const int seed = 400 + n;
    Parameters p = network_of(neurons, 10, rule(n), seed);
    LabelledRun run{OutcomeKind::spurious, numbered("random neurons clamped", n), p};
    const std::vector<std::int32_t> chosen =
        random_neurons(neurons, static_cast<std::size_t>(static_cast<double>(neurons) * (0.06 + 0.03 * (n % 4))), seed);
    if (n % 2 == 0) {
      run.p.dynamics.theta = 3;
      run.p.interventions = {{Population::excitatory, Clamp::firing, {}, chosen}};
    } else {
      run.made = numbered("overload", n);
      run.p.network.patterns = neurons * 3;
      run.p.network.inhibition = Inhibition::ideal;
      run.p.dynamics.theta = static_cast<double>(run.p.network.patterns) * 0.1 * 22 / static_cast<double>(neurons) / 2;
      Spikes start = Spikes::Zero(neurons);
      for (const std::int32_t i : chosen) start[i] = 1;
      run.p.initial_state = InitialState{bytes(start), {}, {}};
    }
    runs.push_back(run);
  }
}

/// A threshold that no input reaches, or inhibition that nothing withstands.
void add_silent(Runs& runs) {
  for (int n = 0; n < 33; ++n) {
    Parameters p = network_of(n % 8 == 7 ? 3000 : 300, 5 + 5 * (n % 3), rule(n), 500 + n);
    if (n % 2 == 0) p.dynamics.theta = 2.5 + 0.5 * (n % 3);
    else p.dynamics.inhibition_gain = 12 + n % 5;
    runs.push_back(
        {OutcomeKind::silent, numbered(n % 2 == 0 ? "high threshold" : "strong inhibition", n), p, 60 + 10 * (n % 7)});
  }
}

/// Nothing inhibits.
void add_runaway(Runs& runs) {
  for (int n = 0; n < 33; ++n) {
    Parameters p = network_of(n % 8 == 7 ? 3000 : 300, 40 + 10 * (n % 3), rule(n), 600 + n);
    p.dynamics.inhibition_gain = 0;
    p.dynamics.theta = 0.1 * (n % 4);
    runs.push_back({OutcomeKind::runaway, numbered("no inhibition", n), p, 60 + 10 * (n % 7)});
  }
}

/// Strong inhibition that comes late; and a network driven to and fro.
void add_oscillating(Runs& runs) {
  for (int n = 0; n < 36; ++n) {
    Parameters p = network_of(n % 6 == 5 ? 3000 : n % 2 == 0 ? 1000 : 600, 40, UpdateRule::synchronous, 700 + n);
    p.dynamics.beta = 8;
    p.dynamics.theta = 0.05 + 0.05 * (n % 3);
    p.dynamics.inhibition_gain = 2;
    p.dynamics.inhibition_delay = 1 + n % 3;
    runs.push_back({OutcomeKind::oscillating, numbered("late inhibition", n), p});
  }
}

/// Almost only noise; or one memory after another is shown, for times that do not repeat.
void add_wandering(Runs& runs) {
  for (int n = 0; n < 36; ++n) {
    Parameters p = network_of(n % 8 == 7 ? 3000 : 300, 10, rule(n), 800 + n);
    LabelledRun run{OutcomeKind::wandering, numbered("noise", n), p};
    if (n % 2 == 0) {
      run.p.dynamics.beta = 0.2 + 0.1 * (n % 4);
    } else {
      run.made = numbered("shown one memory after another", n);
      run.p.dynamics.theta = 1.5;
      run.change = [random = std::mt19937_64(static_cast<std::uint64_t>(n)), next = std::int64_t{0}](
                       std::int64_t step, Parameters& now) mutable {
        if (step < next) return false;
        next = step + 3 + static_cast<std::int64_t>(random() % 9);
        const std::int64_t last = now.stimulus ? now.stimulus->pattern : 0;
        now.stimulus = Stimulus{(last + 1 + static_cast<std::int64_t>(random() % 9)) % 10, 4.0, true};
        return true;
      };
    }
    runs.push_back(run);
  }
}

double between_bursts(const std::vector<double>& rates) {
  const double mean = std::accumulate(rates.begin(), rates.end(), 0.0) / static_cast<double>(rates.size());
  std::vector<std::size_t> begins;
  for (std::size_t t = 1; t < rates.size(); ++t)
    if (rates[t - 1] <= mean && rates[t] > mean) begins.push_back(t);
  return begins.size() < 2
             ? 0
             : static_cast<double>(begins.back() - begins.front()) / static_cast<double>(begins.size() - 1);
}

}  // namespace

std::vector<LabelledRun> labelled_runs() {
  Runs runs;
  for (auto* add :
       {add_retrieved, add_partial, add_mixture, add_spurious, add_silent, add_runaway, add_oscillating, add_wandering})
    add(runs);
  return runs;
}

WatchedRun watched(LabelledRun run) {
  const auto network = Network::build(run.p);
  if (run.prepare) run.prepare(*network, run.p);
  Engine engine(network, run.p, start_of(*network, run.p), 16);
  OutcomeWatcher watcher;
  std::vector<double> rates;
  while (true) {
    const Observables o(*network, engine.parameters(), engine.sums());
    watcher.add(o, run.p.network.patterns, engine.spikes(Population::excitatory));
    if (engine.now() + static_cast<std::int64_t>(OutcomeWatcher::window) > run.steps)
      rates.push_back(o.rate_excitatory());
    if (engine.now() == run.steps) return {watcher.outcome(run.p.network.activity), between_bursts(rates)};
    if (run.change && run.change(engine.now(), run.p)) engine.set(run.p);
    engine.step();
  }
}

}  // namespace engram::test
