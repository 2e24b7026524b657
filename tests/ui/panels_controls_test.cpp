// Every control, used as a person uses it: what it shows, what the session receives, what is refused.
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QStyleOptionSlider>

#include "tests/ui/window_fixture.h"

namespace engram::ui {
namespace {

class ControlsTest : public WindowTest {};

/// All paths of the table but the update rule, whose controls are the three buttons.
std::vector<std::string> pathsOf(std::initializer_list<ValueKind> kinds) {
  std::vector<std::string> paths;
  for (const ParameterInfo& row : parameter_table())
    if (std::find(kinds.begin(), kinds.end(), row.kind) != kinds.end() && row.path != "dynamics.update")
      paths.emplace_back(row.path);
  return paths;
}

/// The parameters with one value changed.
Parameters with(Parameters p, const std::string& path, const Value& value) {
  find_parameter(path)->set(p, value);
  return p;
}

TEST_F(ControlsTest, EveryParameterOfTheTableHasItsControlWithNameAndTooltip) {
  for (const ParameterInfo& row : parameter_table()) {
    if (row.path == "dynamics.update") continue;
    const ParameterControl* control = window.panel().control(std::string(row.path));
    ASSERT_NE(control, nullptr) << row.path;
    EXPECT_NE(control->text().name, QString::fromStdString(std::string(row.path)));
    EXPECT_FALSE(control->text().tooltip.isEmpty()) << row.path;
    if (row.kind == ValueKind::choice) {
      EXPECT_EQ(control->text().choices.size(), static_cast<qsizetype>(row.choices.size())) << row.path;
    }
  }
}

TEST_F(ControlsTest, TypingAnExactValueChangesThatValueAndNoOther) {
  const std::map<std::string, std::pair<QString, Value>> cases{
      {"network.excitatory", {"317", std::int64_t{317}}},
      {"network.inhibitory", {"91", std::int64_t{91}}},
      {"network.inputs_per_inhibitory", {"33", std::int64_t{33}}},
      {"network.patterns", {"12", std::int64_t{12}}},
      {"network.activity", {"0.123", 0.123}},
      {"network.second_inhibitory.threshold", {"0.2", 0.2}},
      {"dynamics.beta", {"3.75", 3.75}},
      {"dynamics.theta", {"-0.5", -0.5}},
      {"dynamics.inhibition_gain", {"1.01", 1.01}},
      {"dynamics.inhibition_delay", {"3", std::int64_t{3}}},
      {"cue.pattern", {"4", std::int64_t{3}}},
      {"cue.fraction", {"12.5", 0.125}},
      {"seed", {"18446744073709551615", std::uint64_t{18446744073709551615U}}},
      {"noise_seed", {"77", std::uint64_t{77}}},
      {"steps", {"500", std::int64_t{500}}}};
  for (const std::string& path : pathsOf({ValueKind::integer, ValueKind::real, ValueKind::seed})) {
    ASSERT_TRUE(cases.count(path)) << path << " has no case in this test";
    const auto& [text, expected] = cases.at(path);
    const Parameters before = shown();
    auto& number = control<NumberControl>(path);
    type(number.field(), text);
    EXPECT_EQ(shown(), with(before, path, expected)) << path;
    EXPECT_FALSE(number.refused()) << path << ": " << number.reason().toStdString();
    EXPECT_TRUE(number.offDefault()) << path;
    EXPECT_TRUE(number.label().offDefault()) << path;
  }
}

TEST_F(ControlsTest, TheSliderChangesThatValueAndNoOther) {
  for (const std::string& path : pathsOf({ValueKind::integer, ValueKind::real})) {
    auto& number = control<NumberControl>(path);
    ASSERT_NE(number.slider(), nullptr) << path;
    const Parameters before = shown();
    const Value value_before = find_parameter(path)->get(before);
    const int position = number.slider()->value();
    number.slider()->setValue(position > 20 ? position - 20 : position + 5);
    const Value value_after = value(path);
    EXPECT_NE(value_after, value_before) << path << number.reason().toStdString();
    EXPECT_EQ(shown(), with(before, path, value_after)) << path;
    number.resetToDefault();
  }
}

TEST_F(ControlsTest, ChoicesAndFlagsChangeThatValueAndNoOther) {
  for (const std::string& path : pathsOf({ValueKind::choice})) {
    auto& choice = control<ChoiceControl>(path);
    for (int i = choice.box().count() - 1; i >= 0; --i) {
      const Parameters before = shown();
      choice.box().setFocus();
      choice.box().setCurrentIndex(i);
      emit choice.box().activated(i);  // what a person's choice emits
      EXPECT_EQ(shown(), with(before, path, std::string(find_parameter(path)->choices[static_cast<std::size_t>(i)])));
    }
  }
  for (const std::string& path : pathsOf({ValueKind::flag})) {
    auto& flag = control<FlagControl>(path);
    const Parameters before = shown();
    const bool on = flag.box().isChecked();
    QTest::mouseClick(&flag.box(), Qt::LeftButton, {}, QPoint(8, flag.box().height() / 2));
    EXPECT_EQ(shown(), with(before, path, !on)) << path;
  }
}

TEST_F(ControlsTest, ADoubleClickOnTheLabelResets) {
  for (const std::string& path : pathsOf({ValueKind::integer, ValueKind::real})) {
    auto& number = control<NumberControl>(path);
    number.slider()->setValue(number.slider()->value() + (number.slider()->value() > 20 ? -20 : 5));
    ASSERT_TRUE(number.offDefault()) << path;
    QTest::mouseDClick(&number.label(), Qt::LeftButton);
    EXPECT_FALSE(number.offDefault()) << path;
    EXPECT_FALSE(number.label().offDefault()) << path;
    EXPECT_EQ(value(path), find_parameter(path)->get(Parameters{})) << path;
  }
  EXPECT_EQ(shown(), Parameters{});
}

TEST_F(ControlsTest, ADoubleClickOnTheSliderResets) {
  auto& theta = control<NumberControl>("dynamics.theta");
  type(theta.field(), "0.4");
  QTest::mouseDClick(theta.slider(), Qt::LeftButton);
  EXPECT_EQ(shown().dynamics.theta, 1.0);
}

TEST_F(ControlsTest, ADoubleClickOnAFlagOrChoiceResets) {
  auto& self = control<FlagControl>("network.self_coupling");
  self.box().click();
  ASSERT_FALSE(shown().network.self_coupling);
  EXPECT_TRUE(self.label().offDefault());
  QTest::mouseDClick(&self.label(), Qt::LeftButton);
  EXPECT_TRUE(shown().network.self_coupling);
  auto& wiring = control<ChoiceControl>("network.wiring");
  emit wiring.box().activated(1);
  ASSERT_EQ(shown().network.wiring, WiringKind::redrawn);
  QTest::mouseDClick(&wiring.label(), Qt::LeftButton);
  EXPECT_EQ(shown().network.wiring, WiringKind::fixed);
}

TEST_F(ControlsTest, MoreInputsThanNeuronsAreRefusedAtTheControlAndTheRunGoesOn) {
  window.play();
  auto& k = control<NumberControl>("network.inputs_per_inhibitory");
  const Session before = window.bridge().session();
  type(k.field(), "400");
  EXPECT_TRUE(k.refused());
  EXPECT_TRUE(k.reason().contains("300")) << k.reason().toStdString();
  EXPECT_TRUE(k.field().property("refused").toBool());
  EXPECT_TRUE(k.findChild<QLabel*>("problem")->isVisible());
  EXPECT_EQ(k.field().text(), "400");  // stays until corrected
  EXPECT_TRUE(window.bridge().session() == before);
  const std::int64_t step = window.bridge().stepNow();
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() > step + 5; }));
  EXPECT_EQ(k.field().text(), "400");
  EXPECT_EQ(starts, 1);
  type(k.field(), "300");
  EXPECT_FALSE(k.refused());
  EXPECT_FALSE(k.findChild<QLabel*>("problem")->isVisible());
  EXPECT_EQ(shown().network.inputs_per_inhibitory, 300);
}

TEST_F(ControlsTest, AReasonBelowTheEdgeIsScrolledIntoView) {
  auto& k = control<NumberControl>("network.inputs_per_inhibitory");
  k.field().setText("400");
  QTest::keyClick(&k.field(), Qt::Key_Return);
  const QLabel* reason = k.findChild<QLabel*>("problem");
  EXPECT_TRUE(eventually([&] { return !reason->visibleRegion().isEmpty(); }));
}

TEST_F(ControlsTest, EscapeGivesUpWhatWasRefused) {
  auto& k = control<NumberControl>("network.inputs_per_inhibitory");
  type(k.field(), "400");
  QTest::keyClick(&k.field(), Qt::Key_Escape);
  EXPECT_FALSE(k.refused());
  EXPECT_EQ(k.field().text(), "60");
}

TEST_F(ControlsTest, ARefusedValueSaysWhenItHasBecomePossible) {
  auto& k = control<NumberControl>("network.inputs_per_inhibitory");
  type(k.field(), "400");
  type(control<NumberControl>("network.excitatory").field(), "1000");
  EXPECT_FALSE(k.field().property("refused").toBool());
  EXPECT_EQ(k.field().text(), "400");
  EXPECT_EQ(shown().network.inputs_per_inhibitory, 60);
  QTest::keyClick(&k.field(), Qt::Key_Return);
  EXPECT_EQ(shown().network.inputs_per_inhibitory, 400);
}

TEST_F(ControlsTest, FewerNeuronsThanInputsAreRefusedWithTheNameOfTheOther) {
  auto& n = control<NumberControl>("network.excitatory");
  type(n.field(), "40");
  EXPECT_TRUE(n.refused());
  EXPECT_TRUE(n.reason().contains("Inputs per I neuron")) << n.reason().toStdString();
  EXPECT_EQ(shown().network.excitatory, 300);
}

TEST_F(ControlsTest, NothingIsClampedAndNoTextIsTaken) {
  const std::vector<std::pair<std::string, QString>> bad{{"dynamics.beta", "0"},
                                                         {"dynamics.beta", "-1"},
                                                         {"dynamics.inhibition_gain", "-0.1"},
                                                         {"network.activity", "1"},
                                                         {"network.patterns", "0"},
                                                         {"cue.pattern", "0"},
                                                         {"cue.pattern", "11"},
                                                         {"cue.fraction", "101"},
                                                         {"dynamics.theta", "abc"},
                                                         {"network.patterns", "2.5"},
                                                         {"seed", "-3"},
                                                         {"network.excitatory", ""},
                                                         {"steps", "-1"},
                                                         {"network.second_inhibitory.threshold", "x"}};
  for (const auto& [path, text] : bad) {
    auto& number = control<NumberControl>(path);
    type(number.field(), text);
    EXPECT_TRUE(number.refused()) << path << ' ' << text.toStdString();
    EXPECT_FALSE(number.reason().isEmpty()) << path;
    EXPECT_EQ(number.field().text(), text) << path;
    EXPECT_EQ(shown(), Parameters{}) << path;
    number.revert();
  }
}

TEST_F(ControlsTest, AValueOutsideTheSlidersRangeIsFine) {
  auto& beta = control<NumberControl>("dynamics.beta");
  type(beta.field(), "250");
  EXPECT_EQ(shown().dynamics.beta, 250);
  EXPECT_EQ(beta.slider()->value(), beta.slider()->maximum());
}

TEST_F(ControlsTest, ArrowKeysStepAndTheWheelScrollsThePanel) {
  auto& m = control<NumberControl>("network.patterns");
  m.field().setFocus();
  QTest::keyClick(&m.field(), Qt::Key_Up);
  EXPECT_EQ(shown().network.patterns, 11);
  QTest::keyClick(&m.field(), Qt::Key_Down);
  EXPECT_EQ(shown().network.patterns, 10);
  auto& theta = control<NumberControl>("dynamics.theta");
  const QPointF centre = QRectF(theta.slider()->rect()).center();
  QWheelEvent wheel(centre, theta.slider()->mapToGlobal(centre), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(theta.slider(), &wheel);
  EXPECT_EQ(shown().dynamics.theta, 1.0);
}

TEST_F(ControlsTest, AnEmptyNoiseSeedIsTheSeed) {
  auto& noise = control<NumberControl>("noise_seed");
  type(noise.field(), "9");
  EXPECT_EQ(shown().noise_seed, std::optional<std::uint64_t>(9));
  type(noise.field(), "");
  EXPECT_EQ(shown().noise_seed, std::nullopt);
  EXPECT_FALSE(noise.refused());
  EXPECT_EQ(noise.field().placeholderText(), "same as seed");
}

TEST_F(ControlsTest, AnEmptySecondThresholdIsTheActivity) {
  auto& threshold = control<NumberControl>("network.second_inhibitory.threshold");
  type(threshold.field(), "0.3");
  EXPECT_EQ(shown().network.second_inhibitory.threshold, std::optional<double>(0.3));
  type(threshold.field(), "");
  EXPECT_EQ(shown().network.second_inhibitory.threshold, std::nullopt);
  EXPECT_TRUE(threshold.field().placeholderText().contains("0.10"));
}

TEST_F(ControlsTest, ControlsFollowTheFileThatIsOpened) {
  ASSERT_TRUE(window.openFile(
      fileWith(R"({"engram": 1, "network": {"patterns": 42}, "dynamics": {"theta": 0.25}, "cue": {"pattern": 6}})")));
  EXPECT_EQ(control<NumberControl>("network.patterns").field().text(), "42");
  EXPECT_EQ(control<NumberControl>("dynamics.theta").field().text(), "0.25");
  EXPECT_EQ(control<NumberControl>("cue.pattern").field().text(), "7");
}

TEST_F(ControlsTest, ScreenReadersHearNameSymbolAndReason) {
  auto& theta = control<NumberControl>("dynamics.theta");
  EXPECT_EQ(theta.field().accessibleName(), "Threshold θ");
  EXPECT_EQ(theta.label().buddy(), &theta.field());
  QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(theta.slider());
  ASSERT_NE(heard, nullptr);
  EXPECT_EQ(heard->text(QAccessible::Name), "Threshold θ");
  type(theta.field(), "much");
  EXPECT_EQ(theta.field().accessibleDescription(), theta.reason());
}

}  // namespace
}  // namespace engram::ui
