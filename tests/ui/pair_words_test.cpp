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
  EXPECT_EQ(said(OutcomeKind::lost), "no memory held");
  EXPECT_EQ(outcomeWords({OutcomeKind::retrieved, {1}, 0}, 1, {"rose", "lily"}), "lily held");
  for (const auto kind : {OutcomeKind::silent, OutcomeKind::runaway, OutcomeKind::oscillating, OutcomeKind::mixture,
                          OutcomeKind::retrieved, OutcomeKind::partial, OutcomeKind::lost})
    EXPECT_TRUE(outcomeRule(kind).contains("40")) << "the steps it is judged on";
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
