// How much of the engine's speed is left when nothing of any step is lost? The same steps of the same scenario three
// times: by the engine alone, by runs that can be taken back to any step and know their outcome, and by a player at
// full speed whose samples, with the overlaps, rates and spikes of every step, are taken as a window would take them.
// Printed are the medians of interleaved rounds. Time is that of the processor for the whole process, so what else the
// machine does hardly counts.
//
//     live_bench [rounds]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "core/live/player.h"
#include "core/session/runs.h"

namespace {

using namespace engram;

/// Of the processor, in µs, since the program began.
double processor_time() { return 1e6 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Runs& started(Runs::Started& runs) { return *std::get<std::unique_ptr<Runs>>(runs); }

double engine_alone(const Session& session, std::int64_t steps) {
  auto runs = Runs::start(session);
  std::vector<Engine> engines;
  engines.push_back(started(runs).a().engine_at(0));
  if (started(runs).b() != nullptr) engines.push_back(started(runs).b()->engine_at(0));
  const double begin = processor_time();
  for (std::int64_t n = 0; n < steps; ++n)
    for (Engine& engine : engines) engine.step();
  return processor_time() - begin;
}

double through_runs(const Session& session, std::int64_t steps) {
  auto runs = Runs::start(session);
  const double begin = processor_time();
  for (std::int64_t n = 0; n < steps; ++n) started(runs).step();
  return processor_time() - begin;
}

double through_player(const Session& session, std::int64_t steps) {
  Player player(session);
  std::int64_t last = -1;
  const auto take_until = [&](PlayerEvent::Kind kind) {
    for (bool there = false; !there; std::this_thread::sleep_for(std::chrono::milliseconds(2))) {
      for (const PlayerEvent& event : player.take_events()) there = there || event.kind == kind;
      player.take_samples([&](const Sample& sample) { last = sample.last; });
    }
  };
  take_until(PlayerEvent::Kind::started);
  player.set_speed(std::numeric_limits<double>::infinity());
  player.pause_when({.step = steps});
  const double begin = processor_time();
  player.play();
  take_until(PlayerEvent::Kind::paused);
  const double time = processor_time() - begin;
  if (last != steps) std::printf("only the samples up to step %lld came\n", static_cast<long long>(last));
  return time;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void measure(const char* name, const std::string& text, std::int64_t steps, int rounds) {
  const Session session(read_scenario(text, default_memory_limit()).scenario.value());
  std::vector<double> engine, runs, player, runs_share, player_share;
  for (int round = 0; round < rounds; ++round) {
    engine.push_back(engine_alone(session, steps) / static_cast<double>(steps));
    runs.push_back(through_runs(session, steps) / static_cast<double>(steps));
    player.push_back(through_player(session, steps) / static_cast<double>(steps));
    runs_share.push_back(engine.back() / runs.back());
    player_share.push_back(engine.back() / player.back());
  }
  std::printf("%-28s engine %7.3f us/step  runs %7.3f (%3.0f %% of its speed)  player %7.3f (%3.0f %%)\n", name,
              median(engine), median(runs), 100 * median(runs_share), median(player), 100 * median(player_share));
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
  const std::string small = R"({"engram": 1, "dynamics": {"update": "sequential"})";
  const std::string large = small + R"(, "network": {"excitatory": 3000, "inhibitory": 800,
    "inputs_per_inhibitory": 600, "patterns": 100})";
  const std::string compared = R"(, "comparison": {"dynamics": {"beta": 3.9}}})";
  measure("N = 300, M = 10", small + "}", 200'000, rounds);
  measure("N = 3000, M = 100", large + "}", 20'000, rounds);
  measure("N = 300, M = 10, two runs", small + compared, 200'000, rounds);
  measure("N = 3000, M = 100, two runs", large + compared, 20'000, rounds);
  return 0;
}
