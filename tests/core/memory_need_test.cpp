// What networks are said to need, against what they take, each in a process of its own.
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "core/model/check.h"

namespace engram {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // takes more memory by itself
#else
constexpr bool sanitized = false;
#endif

/// A line of /proc/self/status, in bytes.
double status_bytes(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name)) return 1024 * std::stod(line.substr(name.size() + 1));
  return 0;
}

struct Measured {
  double need = 0, peak = 0;
};

/// Builds the network, runs two steps and gives the most memory that this process held for it.
Measured measured_here(const std::function<Parameters()>& make) {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;  // the peak is forgotten
  const double before = status_bytes("VmRSS");
  if (status_bytes("VmHWM") > before + 1e6) return {};
  const Parameters p = make();
  {
    const auto network = Network::build(p);
    Engine engine(network, p, std::get<State>(start_state(*network, p)), 16);
    engine.step();
    engine.step();
  }
  return {memory_need(p), status_bytes("VmHWM") - before};
}

Measured measured(const std::function<Parameters()>& make) {
  int ends[2];
  if (pipe(ends) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    const Measured found = measured_here(make);
    _exit(write(ends[1], &found, sizeof found) == sizeof found ? 0 : 1);
  }
  Measured found;
  int status = 0;
  close(ends[1]);
  const bool complete = read(ends[0], &found, sizeof found) == sizeof found;
  close(ends[0]);
  waitpid(child, &status, 0);
  return complete && status == 0 ? found : Measured{};
}

Parameters sized(std::int64_t excitatory, std::int64_t inhibitory, std::int64_t inputs, std::int64_t patterns) {
  Parameters p;
  p.network.excitatory = excitatory;
  p.network.inhibitory = inhibitory;
  p.network.inputs_per_inhibitory = inputs;
  p.network.patterns = patterns;
  return p;
}

Parameters with_exact_patterns() {
  Parameters p = sized(100'000, 100, 10, 800);
  p.network.pattern_kind = PatternKind::exact;
  return p;
}

Parameters asynchronous() {
  Parameters p = sized(150'000, 100'000, 100, 200);
  p.dynamics.update = UpdateRule::asynchronous;
  return p;
}

Parameters without_inhibitory_neurons() {
  Parameters p = sized(100'000, 10, 10, 500);
  p.network.inhibition = Inhibition::ideal;
  return p;
}

Parameters with_two_populations() {
  Parameters p = sized(30'000, 10'000, 800, 100);
  p.network.second_inhibitory = {true, 0.0};
  p.dynamics.update = UpdateRule::sequential;
  return p;
}

Parameters with_given_patterns() {
  Parameters p = sized(40'000, 1000, 100, 300);
  auto given = std::make_shared<GivenNetwork>();
  for (int mu = 0; mu < 300; ++mu) {
    given->patterns.emplace_back(Spikes::Zero(40'000));
    for (int i = mu % 5; i < 40'000; i += 5) given->patterns.back()[i] = 1;
  }
  p.network.given = given;
  return p;
}

TEST(MemoryNeed, IsWhatNetworksTake) {
  if (sanitized) GTEST_SKIP() << "sanitizers take memory of their own";
  const std::pair<const char*, std::function<Parameters()>> networks[] = {
      {"memories and wires", [] { return sized(100'000, 10'000, 600, 600); }},
      {"mostly wires", [] { return sized(20'000, 10'000, 2000, 10); }},
      {"mostly memories", [] { return sized(200'000, 1000, 10, 500); }},
      {"exact patterns", with_exact_patterns},
      {"asynchronous", asynchronous},
      {"ideal inhibition", without_inhibitory_neurons},
      {"two inhibitory populations", with_two_populations},
      {"given patterns", with_given_patterns}};
  for (const auto& [name, make] : networks) {
    const Measured found = measured(make);
    if (found.peak == 0) GTEST_SKIP() << "the peak of a process cannot be measured here";
    std::printf("%-28s needs %-8s takes %s\n", name, bytes_in_words(found.need).c_str(),
                bytes_in_words(found.peak).c_str());
    EXPECT_GE(found.need + 2e6, found.peak) << name;  // the program itself takes something as well
    EXPECT_LE(found.need, 1.5 * found.peak) << name;
  }
}

TEST(MemoryNeed, AMillionNeuronsNeedLessThanTwoGigabytes) {
  const double need = memory_need(sized(1'000'000, 250'000, 1000, 1000));
  EXPECT_LT(need, 2e9);
  EXPECT_GT(need, 1.4e9);
}

TEST(MemoryNeed, WhatDoesNotFitIsRefusedWithNumbers) {
  const Parameters p = sized(1'000'000, 1'000'000, 1'000'000, 100'000);  // the largest that there is
  const Problems problems = check(p, 2e9);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].path, "network");
  EXPECT_NE(problems[0].message.find(bytes_in_words(memory_need(p))), std::string::npos) << problems[0].message;
  EXPECT_NE(problems[0].message.find("2.0 GB"), std::string::npos) << problems[0].message;
  EXPECT_TRUE(check(sized(1'000'000, 250'000, 1000, 1000), 2e9).empty());
}

}  // namespace
}  // namespace engram
