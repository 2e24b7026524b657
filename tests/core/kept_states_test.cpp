#include "core/session/kept_states.h"

#include <gtest/gtest.h>

#include "tests/core/test_network.h"

namespace engram {
namespace {

/// A state that is the same only for the same step: of 130 excitatory and 70 inhibitory neurons, with two past states.
State state_at(std::int64_t step) {
  State state;
  state.step = step;
  const auto spikes = [&](Eigen::Index neurons, std::int64_t salt) {
    Spikes result(neurons);
    for (Eigen::Index i = 0; i < neurons; ++i) result[i] = static_cast<std::uint8_t>((step + salt + i * i) % 7 < 3);
    return result;
  };
  state.excitatory = spikes(130, 1);
  state.inhibitory = {spikes(70, 2), step - 1};
  state.inhibitory_2 = {spikes(70, 3), step};
  for (const std::int64_t back : {1, 2})
    state.past.push_back(std::make_shared<const InhibitoryState>(InhibitoryState{spikes(70, 10 * back), step - back}));
  return state;
}

void expect_same(const State& a, const State& b) {
  EXPECT_EQ(a.step, b.step);
  EXPECT_TRUE((a.excitatory == b.excitatory).all());
  const auto same = [](const InhibitoryState& x, const InhibitoryState& y) {
    return x.wired_at == y.wired_at && x.spikes.size() == y.spikes.size() && (x.spikes == y.spikes).all();
  };
  EXPECT_TRUE(same(a.inhibitory, b.inhibitory));
  EXPECT_TRUE(same(a.inhibitory_2, b.inhibitory_2));
  ASSERT_EQ(a.past.size(), b.past.size());
  for (std::size_t i = 0; i < a.past.size(); ++i) EXPECT_TRUE(same(*a.past[i], *b.past[i]));
}

TEST(KeptStates, GivesBackExactlyWhatWasKept) {
  KeptStates kept;
  for (std::int64_t step = 0; step <= 1000; ++step) kept.keep(state_at(step));
  EXPECT_EQ(kept.stride(), 64);
  EXPECT_EQ(kept.count(), 16U);
  expect_same(kept.up_to(0), state_at(0));
  expect_same(kept.up_to(63), state_at(0));
  expect_same(kept.up_to(64), state_at(64));
  expect_same(kept.up_to(1'000'000), state_at(960));
  EXPECT_EQ(kept.step_up_to(700), 640);
}

TEST(KeptStates, SaysBeforehandWhetherItWantsAState) {
  KeptStates kept(40'000);  // thins out on the way
  for (std::int64_t step = 5; step <= 20'000; ++step) {
    const std::size_t before = kept.count();
    const std::int64_t stride = kept.stride();
    const bool wanted = kept.wants(step);
    EXPECT_EQ(wanted, step == 5 || step % stride == 0) << step;
    if (step % 37 == 0 || wanted) kept.keep(state_at(step));
    if (kept.stride() == stride) {
      EXPECT_EQ(kept.count(), before + (wanted ? 1 : 0)) << step;
    }
    EXPECT_FALSE(kept.wants(step) && kept.step_up_to(step) == step) << step;
  }
  EXPECT_GT(kept.stride(), 64);
}

TEST(KeptStates, ForgetsWhatComesAfterAStepButNeverTheFirst) {
  KeptStates kept;
  for (std::int64_t step = 0; step <= 300; ++step) kept.keep(state_at(step));
  kept.forget_after(128);
  EXPECT_EQ(kept.step_up_to(300), 128);
  kept.forget_after(-1);
  EXPECT_EQ(kept.count(), 1U);
  expect_same(kept.up_to(300), state_at(0));
  for (std::int64_t step = 1; step <= 300; ++step) kept.keep(state_at(step));
  expect_same(kept.up_to(300), state_at(256));
}

TEST(KeptStates, StaysWithinItsMemoryAndThinsOutEvenly) {
  constexpr double limit = 40'000;
  KeptStates kept(limit);
  for (std::int64_t step = 0; step <= 100'000; ++step)
    if (step % 64 == 0) kept.keep(state_at(step));
  EXPECT_LE(kept.bytes(), limit);
  EXPECT_GT(kept.bytes(), limit / 4);
  EXPECT_GT(kept.stride(), 64);
  for (std::int64_t step = 0; step <= 100'000; step += 997) {
    EXPECT_LT(step - kept.step_up_to(step), kept.stride());
    expect_same(kept.up_to(step), state_at(kept.step_up_to(step)));
  }
  kept.forget_after(-1);
  KeptStates fresh;
  fresh.keep(state_at(0));
  EXPECT_DOUBLE_EQ(kept.bytes(), fresh.bytes());
}

}  // namespace
}  // namespace engram
