// What can this machine do at all? The rates that bound a step: reading from each level of the memory, random bits, and
// the gain function by the machine's own tanh. README, "Physical limit", puts them beside what a step needs.
#include <benchmark/benchmark.h>

#include <cmath>
#include <span>
#include <vector>

#include "core/model/large_vector.h"
#include "core/random/draws.h"

namespace {

using namespace engram;

void count_bytes(benchmark::State& bench, std::size_t bytes) {
  bench.counters["bytes/ns"] = benchmark::Counter(
      static_cast<double>(bench.iterations()) * static_cast<double>(bytes) * 1e-9, benchmark::Counter::kIsRate);
}

/// Sums up an array of so many KiB again and again.
[[gnu::noinline, gnu::optimize("O3"), gnu::target_clones("default", "avx2", "avx512f")]] std::uint64_t sum_of(
    const std::uint64_t* values, std::size_t count) {
  std::uint64_t sum = 0;
  for (std::size_t n = 0; n < count; ++n) sum += values[n];
  return sum;
}

void read(benchmark::State& bench) {
  const std::vector<std::uint64_t> values(static_cast<std::size_t>(bench.range(0)) * 128, 1);
  for (auto _ : bench) benchmark::DoNotOptimize(sum_of(values.data(), values.size()));
  count_bytes(bench, values.size() * sizeof(std::uint64_t));
}

/// Reads one byte of each of many random cache lines in so many KiB, independent of each other and others each time, as
/// inhibitory neurons do that copy an input.
void random_lines(benchmark::State& bench) {
  constexpr std::size_t count = 1 << 13, times = 64;
  const auto bytes = static_cast<std::uint32_t>(bench.range(0)) * 1024u;
  const LargeVector<std::uint8_t> values(bytes, 1);
  std::vector<std::uint32_t> at(count * times);
  Draws(1).fill({Stream::wiring}, std::span(at));
  for (std::uint32_t& each : at) each = choose(each, bytes);
  std::size_t time = 0;
  for (auto _ : bench) {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < count; ++k) sum += values[at[time * count + k]];
    time = (time + 1) % times;
    benchmark::DoNotOptimize(sum);
  }
  bench.counters["ns/line"] =
      benchmark::Counter(static_cast<double>(bench.iterations()) * static_cast<double>(count) * 1e-9,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// The 16-bit draws of so many neurons, as a step makes them.
void draw16(benchmark::State& bench) {
  std::vector<std::uint16_t> out(static_cast<std::size_t>(bench.range(0)));
  const Draws draws(1);
  std::uint64_t step = 0;
  for (auto _ : bench) {
    draws.fill({Stream::excitatory, ++step}, out);
    benchmark::DoNotOptimize(out.data());
  }
  count_bytes(bench, out.size() * sizeof(std::uint16_t));
}

/// The same bits without cutting them into lanes.
void ars(benchmark::State& bench) {
  std::vector<Block> out(static_cast<std::size_t>(bench.range(0)));
  Block counter{};
  for (auto _ : bench) {
    ++counter[2];
    ars_blocks({1, 2, 3, 4}, counter, out);
    benchmark::DoNotOptimize(out.data());
  }
  count_bytes(bench, out.size() * sizeof(Block));
}

void machine_tanh(benchmark::State& bench) {
  float x = 0.1f;
  for (auto _ : bench) {
    benchmark::DoNotOptimize(x);
    benchmark::DoNotOptimize(std::tanh(x));
  }
}

// Half of L1, of L2 and of L3 of many machines, and memory.
BENCHMARK(read)->Arg(16)->Arg(512)->Arg(8 << 10)->Arg(512 << 10);
BENCHMARK(random_lines)->Arg(512)->Arg(8 << 10)->Arg(512 << 10);
BENCHMARK(draw16)->Arg(300)->Arg(30000);
BENCHMARK(ars)->Arg(38)->Arg(3750);
BENCHMARK(machine_tanh);

}  // namespace
