// How fast does the plain engine step, against the simplest careful code with a dense weight matrix (Eigen, float32,
// one thread) on the same network, in one run? Ratios of rows are meaningful; absolute times belong to the machine.
#include <benchmark/benchmark.h>

#include "core/engine/engine.h"
#include "core/engine/start.h"

namespace {

using namespace engram;

/// Sizes A and B of the speed targets, in the sequential rule, restarted every 20 steps: a calm, retrieving network.
Parameters size_of(std::int64_t which) {
  Parameters p;
  if (which == 1) {
    p.network.excitatory = 3000;
    p.network.inhibitory = 800;
    p.network.inputs_per_inhibitory = 600;
    p.network.patterns = 100;
  }
  p.cue.fraction = 0;
  return p;
}

void step(benchmark::State& bench, UpdateRule rule) {
  Parameters p = size_of(bench.range(0));
  p.dynamics.update = rule;
  const auto network = Network::build(p);
  const State start = std::get<State>(start_state(*network, p));
  Engine engine(network, p, start, 1);
  for (auto _ : bench) {
    if (engine.state().step == 20) {
      bench.PauseTiming();
      engine = Engine(network, p, start, 1);
      bench.ResumeTiming();
    }
    engine.step();
    benchmark::DoNotOptimize(engine.sums().excitatory);
  }
  bench.counters["updates/s"] =
      benchmark::Counter(static_cast<double>(bench.iterations() * (p.network.excitatory + p.network.inhibitory)),
                         benchmark::Counter::kIsRate);
}

/// Only the excitatory input h = W σ of one step, with the dense matrix: what a first implementation would do.
void dense_input(benchmark::State& bench) {
  const Parameters p = size_of(bench.range(0));
  const auto network = Network::build(p);
  Eigen::MatrixXf xi(p.network.excitatory, p.network.patterns);
  for (std::int64_t mu = 0; mu < p.network.patterns; ++mu)
    xi.col(mu) = network->patterns().pattern(mu).cast<float>().matrix();
  const Eigen::MatrixXf w = xi * xi.transpose();
  const Eigen::VectorXf sigma = xi.col(0);
  Eigen::VectorXf h(p.network.excitatory);
  for (auto _ : bench) {
    h.noalias() = w * sigma;
    benchmark::DoNotOptimize(h.data());
  }
}

void build(benchmark::State& bench) {
  const Parameters p = size_of(bench.range(0));
  for (auto _ : bench) benchmark::DoNotOptimize(Network::build(p));
}

/// Sizes A, B, C and D of the speed targets.
Parameters sweep_size(std::int64_t which) {
  constexpr std::int64_t sizes[4][4] = {
      {300, 80, 10, 60}, {3000, 800, 100, 600}, {30000, 8000, 300, 600}, {100000, 25000, 1000, 600}};
  Parameters p;
  p.network.excitatory = sizes[which][0];
  p.network.inhibitory = sizes[which][1];
  p.network.patterns = sizes[which][2];
  p.network.inputs_per_inhibitory = sizes[which][3];
  p.cue.fraction = 0;
  p.dynamics.update = UpdateRule::asynchronous;
  return p;
}

/// One trial: 20 sweeps of the asynchronous rule from the exact pattern. From C on it ends in a burst, and silence.
void sweep(benchmark::State& bench, bool fast) {
  const Parameters p = sweep_size(bench.range(0));
  const auto network = Network::build(p);
  const State start = std::get<State>(start_state(*network, p));
  const Sums start_sums = sums_of(*network, start);
  Machinery machinery(*network, p);
  FastSweep sweeps(machinery);
  for (auto _ : bench) {
    State s = start;
    Sums sums = start_sums;
    for (int t = 0; t < 20; ++t) {
      if (fast) sweeps.step(s, sums, 1);
      else asynchronous_update(machinery, s, sums, 1);
    }
    benchmark::DoNotOptimize(sums.excitatory);
  }
  const auto updates = static_cast<double>(20 * (p.network.excitatory + p.network.inhibitory));
  bench.counters["per update"] =
      benchmark::Counter(updates, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(step, synchronous, UpdateRule::synchronous)->Arg(0)->Arg(1);
BENCHMARK_CAPTURE(step, sequential, UpdateRule::sequential)->Arg(0)->Arg(1);
BENCHMARK_CAPTURE(step, asynchronous, UpdateRule::asynchronous)->Arg(0)->Arg(1);
BENCHMARK_CAPTURE(sweep, plain, false)->DenseRange(0, 3);
BENCHMARK_CAPTURE(sweep, fast, true)->DenseRange(0, 3);
BENCHMARK(dense_input)->Arg(0)->Arg(1);
BENCHMARK(build)->Arg(0)->Arg(1);

}  // namespace
