// What is done with a comparison as a whole, over many random sessions: values of the scenario, of the comparison, of
// script entries and of changes by hand, for A, for B and for both.
#include "tests/core/random_session.h"

namespace engram::test {
namespace {

constexpr int sessions = 300;
constexpr std::int64_t last_step = random_script_end;

/// So many random sessions, each with its number.
template <class Look>
void for_random_sessions(bool compares, const Look& look, bool by_hand = true) {
  int seen = 0;
  for (unsigned seed = 1; seed <= sessions; ++seed) {
    Chance chance(seed);
    const auto session = random_session(chance, compares, by_hand);
    if (!session) continue;
    ++seen;
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + session->text());
    look(*session);
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(seen, sessions / 2);
}

void expect_same(const Plan& plan, const Plan& expected) {
  EXPECT_TRUE(plan.start() == expected.start());
  for (std::int64_t step = 0; step < last_step + 10; ++step)
    EXPECT_TRUE(plan.at(step) == expected.at(step)) << "at step " << step;
}

/// The document without what a comparison is about.
Json unconcerned(const Session& session) {
  Json document = session.scenario().document;
  for (const char* key : {"comparison", "timeline", "dynamics", "stimulus", "interventions"}) document.erase(key);
  for (const ParameterInfo& row : parameter_table())
    if (row.live) erase_in(document, std::string(row.path));
  erase_in(document, "network.second_inhibitory");
  return document;
}

std::size_t count_by_hand(const Session& session) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < session.scenario().timeline.size(); ++i) count += session.made_by_hand(i) ? 1U : 0U;
  return count;
}

TEST(SessionComparison, RandomSessionsHaveEverythingThatCanBeMoved) {
  std::size_t pending = 0, by_hand = 0, of_b = 0, stimuli = 0;
  for_random_sessions(true, [&](const Session& session) {
    pending += session.pending().size();
    by_hand += count_by_hand(session);
    for (const TimelineEntry& entry : session.scenario().timeline) of_b += entry.side == Side::b ? 1U : 0U;
    const Json* part = find_in(*session.scenario().comparison, "stimulus");
    stimuli += part != nullptr && part->is_object() && !part->contains("pattern") ? 1U : 0U;
  });
  for (const std::size_t count : {pending, by_hand, of_b, stimuli}) EXPECT_GT(count, 20U);
}

TEST(SessionComparison, SwappedPlansAreThoseOfTheOtherSide) {
  for_random_sessions(true, [](const Session& session) {
    const Session swapped = edited(session.swapped());
    expect_same(swapped.plan(Side::a), session.plan(Side::b));
    expect_same(swapped.plan(Side::b), session.plan(Side::a));
    const Session back = edited(swapped.swapped());
    expect_same(back.plan(Side::a), session.plan(Side::a));
    expect_same(back.plan(Side::b), session.plan(Side::b));
    EXPECT_EQ(back.scenario().timeline, session.scenario().timeline);
  });
}

TEST(SessionComparison, SwappingKeepsWhereEntriesComeFromAndWhatIsNotConcerned) {
  for_random_sessions(true, [](const Session& session) {
    const Session swapped = edited(session.swapped());
    ASSERT_EQ(swapped.scenario().timeline.size(), session.scenario().timeline.size());
    for (std::size_t i = 0; i < session.scenario().timeline.size(); ++i) {
      EXPECT_EQ(swapped.made_by_hand(i), session.made_by_hand(i)) << i;
      EXPECT_EQ(swapped.is_pending(i), session.is_pending(i)) << i;
    }
    EXPECT_EQ(swapped.pending(), session.pending());
    EXPECT_EQ(unconcerned(swapped).dump(), unconcerned(session).dump());
  });
}

TEST(SessionComparison, ChangesOnTheirWayArriveOnTheirSideAfterASwap) {
  for_random_sessions(true, [](const Session& session) {
    Session early = session, late = edited(session.swapped());
    for (const std::uint64_t ticket : session.pending()) {
      early = edited(early.resolved(ticket, last_step));
      late = edited(late.resolved(ticket, last_step));
    }
    expect_same(late.plan(Side::a), early.plan(Side::b));
    expect_same(late.plan(Side::b), early.plan(Side::a));
  });
}

TEST(SessionComparison, BAloneIsTheScenario) {
  for_random_sessions(true, [](const Session& session) {
    const Session alone = edited(session.b_alone());
    EXPECT_FALSE(alone.compares());
    expect_same(alone.plan(Side::a), session.plan(Side::b));
    EXPECT_EQ(unconcerned(alone).dump(), unconcerned(session).dump());
    for (const TimelineEntry& entry : alone.scenario().timeline) EXPECT_FALSE(entry.side);
    for (const std::uint64_t ticket : alone.pending()) edited(alone.resolved(ticket, last_step));
  });
}

TEST(SessionComparison, AnEmptyComparisonMakesTwoEqualSides) {
  for (const bool compares : {false, true})
    for_random_sessions(compares, [](const Session& session) {
      const Session equal = edited(session.compared(Json::object()));
      EXPECT_TRUE(equal.compares());
      expect_same(equal.plan(Side::a), session.plan(Side::a));
      expect_same(equal.plan(Side::b), session.plan(Side::a));
    });
}

TEST(SessionComparison, NoComparisonAnyMoreKeepsA) {
  for (const bool compares : {false, true})
    for_random_sessions(compares, [](const Session& session) {
      const Session alone = edited(session.compared(nullptr));
      EXPECT_FALSE(alone.compares());
      expect_same(alone.plan(Side::a), session.plan(Side::a));
      EXPECT_EQ(unconcerned(alone).dump(), unconcerned(session).dump());
    });
}

TEST(SessionComparison, WhatDiffersIsForBAtEveryStepAndNothingElseDiffers) {
  const Json comparison{{"dynamics", {{"theta", 0.125}, {"update", "sequential"}}},
                        {"network", {{"second_inhibitory", {{"threshold", 0.375}}}}}};
  for_random_sessions(false, [&](const Session& session) {
    const Session compared = edited(session.compared(comparison));
    expect_same(compared.plan(Side::a), session.plan(Side::a));
    for (std::int64_t step = 0; step < last_step + 10; ++step) {
      Parameters expected = session.plan(Side::a).at(step);
      expected.dynamics.theta = 0.125;
      expected.dynamics.update = UpdateRule::sequential;
      expected.network.second_inhibitory.threshold = 0.375;
      EXPECT_TRUE(compared.plan(Side::b).at(step) == expected) << "at step " << step;
    }
    const Session alone = edited(compared.compared(nullptr));
    expect_same(alone.plan(Side::a), session.plan(Side::a));
  });
}

TEST(SessionComparison, AnEntryForAAloneIsForTheOneRun) {
  const Session session =
      session_of(R"({"engram": 1, "timeline": [{"step": 5, "side": "A", "set": {"dynamics.theta": 0.5}}]})");
  EXPECT_EQ(session.plan(Side::a).at(5).dynamics.theta, 0.5);
  const Session compared = edited(session.compared({{"dynamics", {{"update", "sequential"}}}}));
  EXPECT_EQ(compared.plan(Side::b).at(5).dynamics.theta, 0.5);
}

TEST(SessionComparison, WhatCannotBeComparedIsRefusedWithItsPath) {
  const Session session = session_of(R"({"engram": 1})");
  const std::vector<std::pair<Json, std::string>> bad{
      {{{"dynamics", {{"theta", "high"}}}}, "comparison.dynamics.theta"},
      {{{"network", {{"excitatory", 5}}}}, "comparison.network.excitatory"},
      {3, "comparison"},
      {{{"dynamics", 3}}, "comparison.dynamics"}};
  for (const auto& [comparison, path] : bad) {
    const Edit edit = session.compared(comparison);
    const auto* problems = std::get_if<Problems>(&edit);
    ASSERT_NE(problems, nullptr) << comparison.dump();
    EXPECT_EQ(problems->front().path, path);
  }
}

TEST(SessionComparison, NothingHappensWithoutAComparison) {
  const Session session = session_of(R"({"engram": 1, "dynamics": {"theta": 0.5}})");
  EXPECT_TRUE(edited(session.swapped()) == session);
  EXPECT_TRUE(edited(session.b_alone()) == session);
  EXPECT_TRUE(edited(session.compared(nullptr)) == session);
  EXPECT_FALSE(session.differs("dynamics.theta", 0));
}

TEST(SessionComparison, TextsAndTheOrderOfKeysStayAndWhatWasLeftOutStaysOut) {
  const Session session = session_of(
      R"({"title": "First", "dynamics": {"theta": 0.5, "beta": 3.0}, "engram": 1, "comparison": {"dynamics": {"beta": 2.0}}})");
  EXPECT_EQ(
      edited(session.swapped()).scenario().document.dump(),
      R"({"title":"First","dynamics":{"theta":0.5,"beta":2.0},"engram":1,"comparison":{"dynamics":{"beta":3.0}}})");
  EXPECT_EQ(edited(session.b_alone()).scenario().document.dump(),
            R"({"title":"First","dynamics":{"theta":0.5,"beta":2.0},"engram":1})");
}

TEST(SessionComparison, APartOfAStimulusStaysAPart) {
  const Session session = session_of(R"({"engram": 1, "stimulus": {"pattern": 2, "strength": 1.0},
    "comparison": {"stimulus": {"centred": true}}})");
  const Session swapped = edited(session.swapped());
  EXPECT_EQ(swapped.scenario().document["comparison"].dump(), R"({"stimulus":{"centred":false}})");
  EXPECT_EQ(swapped.plan(Side::a).start().stimulus, (Stimulus{.pattern = 2, .strength = 1, .centred = true}));
}

TEST(SessionComparison, DiffersSaysWhatShownAtShows) {
  for_random_sessions(true, [](const Session& session) {
    for (const std::int64_t step : {0, 4, 9, 20}) {
      const Parameters a = session.shown_at(Side::a, step), b = session.shown_at(Side::b, step);
      for (const ParameterInfo& row : parameter_table())
        EXPECT_EQ(session.differs(std::string(row.path), step), row.get(a) != row.get(b)) << row.path;
      EXPECT_EQ(session.differs("stimulus", step), a.stimulus != b.stimulus);
      EXPECT_EQ(session.differs("interventions", step), a.interventions != b.interventions);
      EXPECT_EQ(session.differs("network.second_inhibitory", step),
                a.network.second_inhibitory != b.network.second_inhibitory);
    }
  });
}

TEST(SessionComparison, TheLastOfSeveralChangesAtOneStepHolds) {
  Session session = session_of(R"({"engram": 1, "comparison": {}})");
  std::uint64_t ticket = 0;
  const auto change = [&](double theta, std::optional<Side> side) {
    ++ticket;
    session = edited(edited(session.with_live("dynamics.theta", theta, ticket, 5, side)).resolved(ticket, 5));
  };
  change(0.5, Side::a);
  change(0.75, std::nullopt);
  change(0.25, Side::a);
  EXPECT_EQ(session.plan(Side::a).at(5).dynamics.theta, 0.25);
  EXPECT_EQ(session.plan(Side::b).at(5).dynamics.theta, 0.75);
  const std::size_t entries = session.scenario().timeline.size();
  for (const double theta : {0.3, 0.4}) {
    change(theta, Side::b);
    change(theta, Side::a);
  }
  EXPECT_EQ(session.scenario().timeline.size(), entries + 1);  // rapid changes of one side are one entry
  EXPECT_EQ(session.plan(Side::a).at(5).dynamics.theta, 0.4);
}

}  // namespace
}  // namespace engram::test
