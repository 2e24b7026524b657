// How fast does an engine step at each kernel level, against the simplest careful code with a dense weight matrix
// (Eigen, float32, one thread) on the same network, in one run? The last argument is the size: 0, 1, 2 and 3 are A, B,
// C and D of sizes.h. Ratios of rows are meaningful; absolute times belong to the machine.
#include <benchmark/benchmark.h>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "tests/bench/sizes.h"

namespace {

using namespace engram;

constexpr std::int64_t steps = 20;

Parameters size_of(std::int64_t which) {
  constexpr const char* names[] = {"A", "B", "C", "D"};
  return *bench::parameters_of(names[which]);
}

/// Trials of 20 steps from the exact pattern; the counter is the time of one neuron's update.
void trial(benchmark::State& bench, UpdateRule rule, KernelLevel level) {
  if (!kernel_level_available(level)) return bench.SkipWithError("this machine has no such kernels");
  Parameters p = size_of(bench.range(0));
  p.dynamics.update = rule;
  const auto network = Network::build(p);
  const State start = std::get<State>(start_state(*network, p));
  for (auto _ : bench) {
    Engine engine(network, p, start, 1, level);
    for (std::int64_t t = 0; t < steps; ++t) engine.step();
    benchmark::DoNotOptimize(engine.sums().excitatory);
  }
  const auto updates = static_cast<double>(steps * (p.network.excitatory + p.network.inhibitory));
  bench.counters["per update"] =
      benchmark::Counter(updates, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
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

BENCHMARK_CAPTURE(trial, synchronous / plain, UpdateRule::synchronous, KernelLevel::plain)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, synchronous / baseline, UpdateRule::synchronous, KernelLevel::baseline)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, synchronous / avx2, UpdateRule::synchronous, KernelLevel::avx2)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, synchronous / avx512, UpdateRule::synchronous, KernelLevel::avx512)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential / plain, UpdateRule::sequential, KernelLevel::plain)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential / baseline, UpdateRule::sequential, KernelLevel::baseline)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential / avx2, UpdateRule::sequential, KernelLevel::avx2)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential / avx512, UpdateRule::sequential, KernelLevel::avx512)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous / plain, UpdateRule::asynchronous, KernelLevel::plain)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous / baseline, UpdateRule::asynchronous, KernelLevel::baseline)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous / avx2, UpdateRule::asynchronous, KernelLevel::avx2)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous / avx512, UpdateRule::asynchronous, KernelLevel::avx512)->DenseRange(0, 3);
BENCHMARK(dense_input)->Arg(0)->Arg(1);
BENCHMARK(build)->DenseRange(0, 3);

}  // namespace
