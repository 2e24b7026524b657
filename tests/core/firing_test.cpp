// Why a neuron fired: every spike of random runs must follow from what the explanation says.
#include "core/observe/firing.h"

#include <cmath>
#include <numeric>

#include "core/model/probability.h"
#include "tests/core/random_session.h"

namespace engram::test {
namespace {

const Spikes& spikes_of(const State& state, Population population) {
  return population == Population::excitatory   ? state.excitatory
         : population == Population::inhibitory ? state.inhibitory.spikes
                                                : state.inhibitory_2.spikes;
}

std::int64_t size_of(const Parameters& p, Population population) {
  if (population == Population::excitatory) return p.network.excitatory;
  const bool there = population == Population::inhibitory ? p.has_inhibitory() : p.has_inhibitory_2();
  return there ? p.network.inhibitory : 0;
}

double sum_of(const std::vector<Source>& sources) {
  return std::accumulate(sources.begin(), sources.end(), 0.0,
                         [](double sum, const Source& source) { return sum + source.input; });
}

void expect_parts_add_up(const Firing& firing) {
  const ExcitatoryReason& r = *firing.excitatory;
  double memories = r.self_coupling ? 0 : -r.self;
  for (const auto& memory : r.memories) memories += memory.input;
  EXPECT_NEAR(memories, r.excitation, 1e-9);
  EXPECT_NEAR(sum_of(r.excitatory), r.excitation, 1e-9);
  EXPECT_NEAR(sum_of(r.inhibitory), -r.second - (r.ideal ? 0 : r.inhibition), 1e-9);
  EXPECT_NEAR(r.excitation - r.inhibition - r.second + r.stimulus, r.h, 1e-12);
  EXPECT_DOUBLE_EQ(firing.probability, firing_probability(firing.beta * (r.h - firing.theta)));
  EXPECT_EQ(r.memories.size(), static_cast<std::size_t>(r.memberships));
}

/// Sources name the update that gave each spike; it must have been one.
void expect_sources_fired(const Run& run, const std::vector<Source>& sources) {
  for (const Source& source : sources) {
    const Engine then = run.engine_at(source.at.step);
    EXPECT_EQ(spikes_of(then.state(), source.at.population)[source.at.neuron], 1) << source.at.step;
  }
}

void expect_reason(const Run& run, const Firing& firing, bool look_back) {
  if (firing.excitatory) {
    expect_parts_add_up(firing);
    if (look_back) {
      expect_sources_fired(run, firing.excitatory->excitatory);
      expect_sources_fired(run, firing.excitatory->inhibitory);
    }
    return;
  }
  const InhibitoryReason& r = *firing.inhibitory;
  EXPECT_EQ(r.firing, std::count_if(r.inputs.begin(), r.inputs.end(), [](const auto& i) { return i.fires; }));
  if (r.copied && r.open()) {
    const auto copied =
        std::find_if(r.inputs.begin(), r.inputs.end(), [&](const auto& i) { return i.at.neuron == *r.copied; });
    ASSERT_NE(copied, r.inputs.end());
    EXPECT_EQ(copied->fires, firing.drawn_to_fire);
  }
}

TEST(Firing, EverySpikeOfRandomRunsFollowsFromItsReason) {
  constexpr int steps = 12;
  int fired = 0, silent = 0, held = 0, rules[3] = {};
  for (unsigned seed = 1; seed <= 90; ++seed) {
    Chance chance(seed);
    const auto session = random_session(chance, false, false);
    if (!session) continue;
    const auto run = run_of(*session);
    for (int step = 1; step <= steps; step += 1 + static_cast<int>(seed % 3)) {
      SeenStep seen(run->engine_at(step - 1));
      const State then = run->engine_at(step).state();
      ASSERT_TRUE(same_spikes(seen.after(), then));
      ++rules[static_cast<int>(seen.parameters().dynamics.update)];
      const std::vector<NeuronInput> inputs = seen.inputs();
      for (const auto population : {Population::excitatory, Population::inhibitory, Population::inhibitory_2}) {
        const std::int64_t size = size_of(seen.parameters(), population);
        EXPECT_FALSE(firing_of(seen, population, population == Population::excitatory ? 60 : 20));
        EXPECT_FALSE(firing_of(seen, population, -1));
        for (std::int64_t i = 0; i < size; ++i) {
          const auto firing = firing_of(seen, population, i);
          ASSERT_TRUE(firing);
          ASSERT_EQ(firing->fired, spikes_of(then, population)[i] != 0)
              << "seed " << seed << ", step " << step << ", population " << static_cast<int>(population) << ", neuron "
              << i;
          if (firing->excitatory) {
            ASSERT_EQ(firing->excitatory->h, seen.h(i, inputs[static_cast<std::size_t>(i)]));
          }
          const bool near_a_limit = std::abs(firing->draw - firing->probability) < 1e-12;
          if (firing->excitatory && !near_a_limit) {
            ASSERT_EQ(firing->drawn_to_fire, firing->draw < firing->probability);
          }
          expect_reason(*run, *firing, i == step);
          ++(firing->fired ? fired : silent);
          held += firing->held.has_value();
        }
      }
    }
  }
  EXPECT_GT(fired, 1000);
  EXPECT_GT(silent, 1000);
  EXPECT_GT(held, 100);
  for (const int steps_of_rule : rules) EXPECT_GT(steps_of_rule, 40);
}

TEST(Firing, DelayedInhibitionIsOfTheStepThatItComesFrom) {
  const auto run = run_of(session_of(R"({"engram": 1, "dynamics": {"inhibition_delay": 3}})"));
  SeenStep late(run->engine_at(9));  // leads to step 10
  EXPECT_EQ(late.moment_of(Population::excitatory, 0).since[1], 7);
  SeenStep early(run->engine_at(1));
  EXPECT_EQ(early.moment_of(Population::excitatory, 0).since[1], 0);
  const auto firing = firing_of(late, Population::excitatory, 0);
  for (const Source& source : firing->excitatory->inhibitory) EXPECT_EQ(source.at.step, 7);
  for (const Source& source : firing->excitatory->excitatory) EXPECT_EQ(source.at.step, 9);
}

TEST(Firing, LongListsSayHowLongTheyAre) {
  const auto run = run_of(
      session_of(R"({"engram": 1, "network": {"excitatory": 600, "inhibitory": 500, "patterns": 40, "activity": 0.3},
    "dynamics": {"inhibition_gain": 0, "theta": 0}})"));
  SeenStep seen(run->engine_at(5));
  const auto firing = firing_of(seen, Population::excitatory, 3);
  ASSERT_TRUE(firing);
  EXPECT_EQ(firing->excitatory->excitatory.size(), ExcitatoryReason::most_sources);
  EXPECT_GT(firing->excitatory->excitatory_sources, 300);
  EXPECT_GE(firing->excitatory->excitatory.front().input, firing->excitatory->excitatory.back().input);
}

}  // namespace
}  // namespace engram::test
