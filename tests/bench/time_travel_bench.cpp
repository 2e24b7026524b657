// How long does it take to show any earlier step of a long comparison, and how much memory does that need? A player
// runs both sides for so many steps as fast as it can, then goes to random steps; printed are the times until each is
// there and what the whole process has in memory.
//
//     time_travel_bench [steps]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/live/player.h"

namespace {

using namespace engram;
using Clock = std::chrono::steady_clock;

double resident_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

/// Until both runs are at `step`, in ms. Samples are taken as a window would.
double wait_for(Player& player, std::int64_t step) {
  const auto begin = Clock::now();
  while (true) {
    (void)player.take_events();
    player.take_samples([](const Sample&) {});
    const auto snapshot = player.newest();
    if (snapshot && snapshot->step() == step && player.replaying_to() == 0)
      return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
}

void measure(const char* name, const char* text, std::int64_t steps) {
  Player player(Session(read_scenario(std::string_view(text), default_memory_limit()).scenario.value()));
  const double before = resident_megabytes();
  (void)wait_for(player, 0);
  player.go_to(steps);
  const double seconds = wait_for(player, steps) / 1000;
  std::vector<double> times;
  std::mt19937_64 random(1);
  for (int n = 0; n < 200; ++n) {
    const auto step = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(steps));
    player.go_to(step);
    times.push_back(wait_for(player, step));
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "%-36s %9lld steps in %6.1f s  any step after p50 %5.1f p95 %5.1f max %5.1f ms  memory %.0f MB (%.0f before)\n",
      name, static_cast<long long>(steps), seconds, times[100], times[190], times.back(), resident_megabytes(), before);
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t steps = argc > 1 ? std::max(1000LL, std::atoll(argv[1])) : 1'000'000;
  measure("N = 300, M = 10, two runs", R"({"engram": 1, "comparison": {"dynamics": {"update": "sequential"}}})", steps);
  measure("N = 3000, M = 100, two runs", R"({"engram": 1, "network": {"excitatory": 3000, "inhibitory": 800,
    "inputs_per_inhibitory": 600, "patterns": 100}, "comparison": {"dynamics": {"update": "sequential"}}})",
          steps);
  return 0;
}
