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

BENCHMARK_CAPTURE(step, synchronous, UpdateRule::synchronous)->Arg(0)->Arg(1);
BENCHMARK_CAPTURE(step, sequential, UpdateRule::sequential)->Arg(0)->Arg(1);
BENCHMARK_CAPTURE(step, asynchronous, UpdateRule::asynchronous)->Arg(0)->Arg(1);
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
