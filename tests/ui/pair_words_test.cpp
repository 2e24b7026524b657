// What the headers say.
#include <gtest/gtest.h>

#include "ui/window/run_words.h"

namespace engram::ui {
namespace {

QString said(OutcomeKind kind, std::vector<std::int64_t> memories = {}, int period = 0) {
  return outcomeWords({kind, std::move(memories), period}, 0, {});
}

TEST(PairWords, EveryOutcomeHasASentence) {
  EXPECT_EQ(said(OutcomeKind::silent), "silent");
  EXPECT_EQ(said(OutcomeKind::runaway), "runaway, nearly all fire");
  EXPECT_EQ(said(OutcomeKind::oscillating, {}, 4), "oscillating with period 4");
  EXPECT_EQ(said(OutcomeKind::mixture, {0, 3}), "memory 1 held, memory 4 too");
  EXPECT_EQ(said(OutcomeKind::mixture, {3, 0, 6}), "memory 1 held, memory 4 and memory 7 too");
  EXPECT_EQ(said(OutcomeKind::mixture, {3, 6}), "mixture of memory 4 and memory 7");
  EXPECT_EQ(said(OutcomeKind::mixture, {1, 2, 3, 4, 5}), "mixture of 5 memories");
  EXPECT_EQ(said(OutcomeKind::retrieved, {0}), "memory 1 held");
  EXPECT_EQ(said(OutcomeKind::retrieved, {3}), "memory 4 in place of memory 1");
  EXPECT_EQ(said(OutcomeKind::partial, {0}), "memory 1 held in part");
  EXPECT_EQ(said(OutcomeKind::spurious), "steady, no memory");
  EXPECT_EQ(said(OutcomeKind::wandering), "wandering");
  EXPECT_EQ(outcomeWords({OutcomeKind::retrieved, {1}, 0}, 1, {"rose", "lily"}), "lily held");
}

TEST(PairWords, TheRuleSaysWhy) {
  OutcomeEvidence evidence;
  evidence.steps = 40;
  evidence.activity = 0.1;
  evidence.memory = 0;
  evidence.overlap = 0.93;
  for (std::size_t kind = 0; kind < outcome_kinds; ++kind) {
    const Outcome outcome{.kind = static_cast<OutcomeKind>(kind), .evidence = evidence};
    EXPECT_TRUE(outcomeRule(outcome, {}).contains("40")) << "the steps it is judged on";
  }
  const Outcome held{.kind = OutcomeKind::retrieved, .memories = {0}, .evidence = evidence};
  EXPECT_EQ(outcomeRule(held, {}), "Of the last 40 steps: held: overlap 0.93 ≥ 0.7 on average.");
  evidence.signal = OutcomeSignal::overlap;
  evidence.swing = 0.8;
  evidence.repetition = 0.9;
  const Outcome rhythm{.kind = OutcomeKind::oscillating, .period = 4, .evidence = evidence};
  EXPECT_EQ(outcomeRule(rhythm, {"rose"}),
            "Of the last 40 steps: oscillating: the overlap with rose swings by 0.8 and comes back every 4 steps "
            "(autocorrelation 0.9).");
}

TEST(PairWords, TheTitleNamesTheRuleAndWhatElseDiffers) {
  Parameters a, b;
  EXPECT_EQ(sideTitle(a, b), "Synchronous");
  b.dynamics.update = UpdateRule::sequential;
  b.dynamics.theta = 0.9;
  EXPECT_EQ(sideTitle(a, b), "Synchronous · θ 1");
  EXPECT_EQ(sideTitle(b, a), "Sequential · θ 0.9");
  b.dynamics.theta = a.dynamics.theta;
  b.network.self_coupling = !a.network.self_coupling;
  EXPECT_NE(sideTitle(a, b), "Synchronous");
  EXPECT_NE(sideTitle(a, b).section(" · ", 1), sideTitle(b, a).section(" · ", 1));
}

TEST(PairWords, TheMechanismIsToldWhereItDiffers) {
  Snapshot snapshot;
  snapshot.b.emplace();
  EXPECT_EQ(columnWords(snapshot, Side::a, {}).mechanism, "") << "equal sides";
  snapshot.b->parameters.dynamics.inhibition_delay = 3;
  EXPECT_EQ(columnWords(snapshot, Side::a, {}).mechanism, "inhibition one step late");
  EXPECT_EQ(columnWords(snapshot, Side::b, {}).mechanism, "inhibition 3 steps late");
  snapshot.b->parameters.dynamics.update = UpdateRule::asynchronous;
  EXPECT_EQ(columnWords(snapshot, Side::b, {}).mechanism, "one neuron at a time");
}

}  // namespace
}  // namespace engram::ui
