// How fast does an engine step, against the simplest careful code with a dense weight matrix (Eigen, float32, one
// thread) on the same network, in one run? The last argument is the size: 0, 1 and 2 are A, B and C of sizes.h. Ratios
// of rows are meaningful; absolute times belong to the machine.
#include <benchmark/benchmark.h>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "tests/bench/sizes.h"

namespace {

using namespace engram;

Parameters size_of(std::int64_t which) { return *bench::parameters_of(which == 0 ? "A" : which == 1 ? "B" : "C"); }

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

BENCHMARK_CAPTURE(step, synchronous, UpdateRule::synchronous)->DenseRange(0, 2);
BENCHMARK_CAPTURE(step, sequential, UpdateRule::sequential)->DenseRange(0, 2);
BENCHMARK_CAPTURE(step, asynchronous, UpdateRule::asynchronous)->DenseRange(0, 2);
BENCHMARK(dense_input)->Arg(0)->Arg(1);
BENCHMARK(build)->Arg(0)->Arg(1);

}  // namespace
