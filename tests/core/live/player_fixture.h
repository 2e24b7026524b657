// What tests of the running thread share: a small network, and a viewer that sees what a window would see.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <limits>
#include <thread>
#include <vector>

#include "core/live/player.h"
#include "tests/core/test_network.h"

namespace engram::test {

using namespace std::chrono_literals;
inline constexpr double unlimited = std::numeric_limits<double>::infinity();
inline constexpr const char* small = R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5})";

inline bool wait_until(const std::function<bool()>& condition) {
  for (int n = 0; n < 3000; ++n) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

/// Everything a window would see of a player.
struct Viewer {
  explicit Viewer(Player& p) : player(p) {}

  void look() {
    for (PlayerEvent& event : player.take_events()) events.push_back(std::move(event));
    player.take_samples([this](const Sample& sample) {
      if (!samples.empty() && samples.back().epoch == sample.epoch) {
        if (sample.first <= samples.back().last) ++returns;
        else EXPECT_EQ(sample.first, samples.back().last + 1);
      } else {
        EXPECT_EQ(sample.first, 0);
      }
      samples.push_back(sample);
    });
  }
  [[nodiscard]] const PlayerEvent* find(PlayerEvent::Kind kind) const {
    for (const PlayerEvent& event : events)
      if (event.kind == kind) return &event;
    return nullptr;
  }
  [[nodiscard]] std::int64_t last() const { return samples.empty() ? -1 : samples.back().last; }

  Player& player;
  std::vector<PlayerEvent> events;
  std::vector<Sample> samples;
  int returns = 0;  // how often time went back within an epoch
};

}  // namespace engram::test
