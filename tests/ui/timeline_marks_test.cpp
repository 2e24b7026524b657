// What the timeline bar makes of a session: marks, spans, words, and where they lie.
#include <gtest/gtest.h>

#include <QLocale>

#include "tests/core/test_network.h"
#include "ui/timeline/change_words.h"
#include "ui/timeline/timeline_layout.h"

namespace engram::ui {
namespace {

using engram::test::session_of;

std::string words(const char* path, const Json& value) { return changeInWords(path, value).toStdString(); }

TEST(TimelineWords, NameEveryKindOfChangeAsItsControlDoes) {
  EXPECT_EQ(words("dynamics.theta", 0.9), "Threshold θ 0.90");
  EXPECT_EQ(words("dynamics.update", "sequential"), "Update rule sequential");
  EXPECT_EQ(words("network.self_coupling", false), "Self-coupling off");
  EXPECT_EQ(words("stimulus", {{"pattern", 3}, {"strength", 2}}), "stimulus with memory 4, strength 2");
  EXPECT_EQ(words("stimulus", {{"pattern", 0}, {"strength", 0.5}, {"centred", true}}),
            "stimulus with memory 1, strength 0.5, centred");
  EXPECT_EQ(words("stimulus", nullptr), "no stimulus");
  EXPECT_EQ(words("interventions", Json::array({{{"population", "I"}, {"fraction", 0.3}, {"state", "silent"}}})),
            "30 % of the inhibitory neurons silent");
  EXPECT_EQ(words("interventions", Json::array({{{"population", "E"}, {"neurons", {4, 7}}, {"state", "firing"}}})),
            "2 excitatory neurons firing");
  EXPECT_EQ(words("interventions", Json::array()), "no interventions");
  EXPECT_EQ(words("network.second_inhibitory", {{"enabled", true}, {"threshold", 0.2}}),
            "Second inhibitory population on, threshold 0.20");
  for (const ParameterInfo& row : parameter_table())
    if (row.live) {
      const std::string path(row.path);
      EXPECT_EQ(words(path.c_str(), row.kind == ValueKind::flag ? Json(true) : Json()).find(path), std::string::npos);
    }
}

TEST(TimelineWords, NumbersAreInTheLocale) {
  QLocale::setDefault(QLocale(QLocale::German));
  EXPECT_EQ(words("dynamics.theta", 0.9), "Threshold θ 0,90");
  EXPECT_EQ(stepText(12000), "12.000");
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

constexpr const char* scenario = R"({"engram": 1, "comparison": {}, "timeline": [
  {"step": 20, "set": {"stimulus": {"pattern": 3, "strength": 2}}},
  {"step": 22, "side": "B", "set": {"dynamics.theta": 0.9}},
  {"step": 25, "set": {"stimulus": null}},
  {"step": 40, "side": "A", "set": {"stimulus": {"pattern": 1, "strength": 2}}},
  {"step": 42, "side": "A", "set": {"stimulus": {"pattern": 2, "strength": 2}}},
  {"step": 50, "side": "A", "set": {"stimulus": null, "dynamics.theta": 2}}]})";

TEST(TimelineMarks, AStimulusAndItsEndAreOneMark) {
  const std::vector<TimelineMark> marks = timelineMarks(session_of(scenario));
  ASSERT_EQ(marks.size(), 5U);
  EXPECT_EQ(marks[0].places, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(marks[0].end, 25);
  EXPECT_EQ(marks[0].words, "step 20: stimulus with memory 4, strength 2, for 5 steps (A and B)");
  EXPECT_EQ(marks[1].words, "step 22: Threshold θ 0.90 (B)");
  EXPECT_EQ(marks[2].end, std::nullopt);  // another stimulus took its place
  EXPECT_EQ(marks[4].words, "step 50: no stimulus, Threshold θ 2.00 (A)");
}

TEST(TimelineMarks, AShortStimulusWithinALongOneEndsByItself) {
  const Session session = session_of(R"({"engram": 1, "timeline": [
    {"step": 2, "set": {"stimulus": {"pattern": 3, "strength": 2}}},
    {"step": 5, "set": {"stimulus": {"pattern": 4, "strength": 2}}},
    {"step": 8, "set": {"stimulus": {"pattern": 3, "strength": 2.0, "centred": false}}},
    {"step": 11, "set": {"stimulus": null}}]})");
  const std::vector<TimelineMark> marks = timelineMarks(session);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].places, (std::vector<std::size_t>{0, 3}));
  EXPECT_EQ(marks[1].places, (std::vector<std::size_t>{1, 2}));
  const std::vector<TimelineSpan> spans = timelineSpans(session);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].from, 2);
  EXPECT_EQ(spans[0].to, 11);
}

TEST(TimelineMarks, APulseOfBothSidesWithTwoEndsIsOne) {
  Session session = session_of(R"({"engram": 1, "comparison": {"stimulus": {"pattern": 1, "strength": 1}}})");
  session = std::get<Session>(session.with_pulse({{"pattern", 3}, {"strength", 2}}, 5, 1, 4));
  EXPECT_EQ(timelineMarks(session).front().words, "with the next step: stimulus with memory 4, strength 2 (A and B)");
  EXPECT_TRUE(timelineMarks(session).front().pending);
  session = std::get<Session>(session.resolved(1, 4));
  ASSERT_EQ(session.scenario().timeline.size(), 3U);
  const std::vector<TimelineMark> marks = timelineMarks(session);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].places.size(), 3U);
  EXPECT_EQ(marks[0].end, 9);
  EXPECT_TRUE(marks[0].byHand);
}

TEST(TimelineMarks, AStimulusFromTheStartIsASpanOfItsSide) {
  const auto spans = timelineSpans(session_of(R"({"engram": 1, "comparison": {"stimulus": null},
    "stimulus": {"pattern": 1, "strength": 1}, "timeline": [{"step": 7, "side": "B",
    "set": {"stimulus": {"pattern": 1, "strength": 1}}}]})"));
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0].side, Side::a);
  EXPECT_EQ(spans[0].from, 0);
  EXPECT_EQ(spans[0].to, std::nullopt);
  EXPECT_EQ(spans[1].side, Side::b);
  EXPECT_EQ(spans[1].from, 7);
}

TEST(TimelineScale, GrowsInCalmJumps) {
  TimelineScale scale;
  scale.setEnd(240);
  scale.setBar(10, 480);
  int jumps = 0;
  for (std::int64_t step = 0; step <= 100'000; ++step) {
    const std::int64_t before = scale.end();
    scale.makeRoomFor(step);
    ASSERT_GE(scale.end(), step);
    jumps += scale.end() != before;
  }
  EXPECT_LT(jumps, 30);
  scale.setEnd(240);
  EXPECT_EQ(scale.xOf(120), 250);
  EXPECT_EQ(scale.stepAt(250), 120);
  EXPECT_EQ(scale.stepAt(-50), 0);
  EXPECT_EQ(scale.stepAt(5000), 240);
}

class TimelineLayoutTest : public testing::Test {
 protected:
  void lay(double width) {
    const Session session = session_of(scenario);
    layout.setMarks(timelineMarks(session), timelineSpans(session));
    layout.scale().setEnd(100);
    layout.fit({width, 29}, darkTheme(), QFontMetricsF(QFont()));
  }
  [[nodiscard]] QPointF above(std::int64_t step) const {
    return {layout.scale().xOf(step), layout.lane().center().y()};
  }
  TimelineLayout layout;
};

TEST_F(TimelineLayoutTest, MarksAreCaughtAboveTheBarAndStepsOnIt) {
  lay(1200);
  EXPECT_EQ(layout.at(above(20)).marks, std::vector<std::size_t>{0});
  EXPECT_EQ(layout.at(above(25)).part, TimelineLayout::Part::end);
  EXPECT_EQ(layout.at(above(24)).marks, std::vector<std::size_t>{0}) << "within the band";
  EXPECT_EQ(layout.at(above(80)).part, TimelineLayout::Part::bar);
  EXPECT_EQ(layout.at({layout.scale().xOf(20), layout.bar().center().y()}).part, TimelineLayout::Part::bar);
}

TEST_F(TimelineLayoutTest, MarksTooCloseToEachOtherAreOne) {
  lay(1200);
  EXPECT_EQ(layout.groups().size(), 5U);
  lay(300);
  ASSERT_LT(layout.groups().size(), 5U);
  std::size_t all = 0;
  for (const MarkGroup& group : layout.groups()) all += group.marks.size();
  EXPECT_EQ(all, 5U);
  EXPECT_EQ(layout.groupOf(0), layout.groupOf(1));
}

}  // namespace
}  // namespace engram::ui
