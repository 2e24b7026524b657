// How fast does an engine step at each kernel level, against the simplest careful code with a dense weight matrix
// (Eigen, float32, one thread) on the same network, in one run? The last argument is the size: 0, 1, 2 and 3 are A, B,
// C and D of sizes.h; all on one thread unless their name says otherwise. Ratios of rows are meaningful; absolute times
// belong to the machine.
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
void trial(benchmark::State& bench, UpdateRule rule, KernelLevel level, unsigned threads) {
  if (!kernel_level_available(level)) return bench.SkipWithError("this machine has no such kernels");
  Parameters p = size_of(bench.range(0));
  p.dynamics.update = rule;
  const auto network = Network::build(p);
  const State start = std::get<State>(start_state(*network, p));
  for (auto _ : bench) {
    Engine engine(network, p, start, 1, level, threads);
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

/// Excitatory draws (16 bits each) and picks of inhibitory neurons (32 bits) of a step, by each implementation of ARS.
template <class Number>
void draws(benchmark::State& bench, ArsImplementation most) {
  if (ars_restrict(most) != most) {
    bench.SkipWithError("this machine or this build does not have it");
  } else {
    std::vector<Number> out(static_cast<std::size_t>(bench.range(0)));
    const Draws noise(1);
    std::uint64_t step = 0;
    for (auto _ : bench) {
      noise.fill({Stream::excitatory, ++step}, std::span(out));
      benchmark::DoNotOptimize(out.data());
      benchmark::ClobberMemory();
    }
    bench.SetBytesProcessed(bench.iterations() * bench.range(0) * static_cast<std::int64_t>(sizeof(Number)));
  }
  ars_restrict(ArsImplementation::wide_aes_instructions);
}

void draws_16(benchmark::State& bench, ArsImplementation most) { draws<std::uint16_t>(bench, most); }
void draws_32(benchmark::State& bench, ArsImplementation most) { draws<std::uint32_t>(bench, most); }

/// Memories and wires, each time of another seed: processors learn a network by heart that is drawn again and again.
void build(benchmark::State& bench, PatternKind kind) {
  Parameters p;
  p.network.excitatory = bench.range(0);
  p.network.inhibitory = bench.range(1);
  p.network.patterns = bench.range(2);
  p.network.inputs_per_inhibitory = bench.range(3);
  p.network.pattern_kind = kind;
  for (auto _ : bench) {
    ++p.seed;
    benchmark::DoNotOptimize(Network::build(p));
  }
}

/// The start from each memory of a network of size A in turn, as a study of capacity makes them.
void start(benchmark::State& bench) {
  Parameters p = size_of(0);
  p.cue.fraction = 0.05;
  const auto network = Network::build(p);
  for (auto _ : bench) {
    p.cue.pattern = (p.cue.pattern + 1) % p.network.patterns;
    benchmark::DoNotOptimize(start_state(*network, p));
  }
}

BENCHMARK_CAPTURE(trial, synchronous_plain, UpdateRule::synchronous, KernelLevel::plain, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, synchronous_baseline, UpdateRule::synchronous, KernelLevel::baseline, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, synchronous_avx2, UpdateRule::synchronous, KernelLevel::avx2, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, synchronous_avx512, UpdateRule::synchronous, KernelLevel::avx512, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential_plain, UpdateRule::sequential, KernelLevel::plain, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential_baseline, UpdateRule::sequential, KernelLevel::baseline, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential_avx2, UpdateRule::sequential, KernelLevel::avx2, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential_avx512, UpdateRule::sequential, KernelLevel::avx512, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous_plain, UpdateRule::asynchronous, KernelLevel::plain, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous_baseline, UpdateRule::asynchronous, KernelLevel::baseline, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous_avx2, UpdateRule::asynchronous, KernelLevel::avx2, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, asynchronous_avx512, UpdateRule::asynchronous, KernelLevel::avx512, 1)->DenseRange(0, 3);
BENCHMARK_CAPTURE(trial, sequential_two_threads, UpdateRule::sequential, kernel_level(), 2)
    ->DenseRange(2, 3)
    ->UseRealTime();
BENCHMARK(dense_input)->Arg(0)->Arg(1);
BENCHMARK_CAPTURE(draws_16, portable, ArsImplementation::portable)->Arg(300)->Arg(3000)->Arg(100'000);
BENCHMARK_CAPTURE(draws_16, aes, ArsImplementation::aes_instructions)->Arg(300)->Arg(3000)->Arg(100'000);
BENCHMARK_CAPTURE(draws_16, vaes, ArsImplementation::wide_aes_instructions)->Arg(300)->Arg(3000)->Arg(100'000);
BENCHMARK_CAPTURE(draws_32, portable, ArsImplementation::portable)->Arg(80)->Arg(800)->Arg(25'000);
BENCHMARK_CAPTURE(draws_32, aes, ArsImplementation::aes_instructions)->Arg(80)->Arg(800)->Arg(25'000);
BENCHMARK_CAPTURE(draws_32, vaes, ArsImplementation::wide_aes_instructions)->Arg(80)->Arg(800)->Arg(25'000);
BENCHMARK_CAPTURE(build, bernoulli, PatternKind::bernoulli)
    ->Args({300, 80, 10, 60})
    ->Args({3000, 800, 100, 600})
    ->Args({30'000, 8000, 300, 600})
    ->Args({100'000, 25'000, 1000, 600})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(build, exact, PatternKind::exact)
    ->Args({300, 80, 10, 60})
    ->Args({100'000, 25'000, 1000, 600})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(start);

}  // namespace
