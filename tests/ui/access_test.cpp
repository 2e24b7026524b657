// What a screen reader finds in the window: names, roles, values with units, changes and messages as they happen.
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/access/announce.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/run_plots.h"
#include "ui/window/run_actions.h"
#include "ui/window/speed_control.h"
#include "ui/window/status_line.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

/// What was told while a test ran: kind of event, and the object.
std::vector<std::pair<QAccessible::Event, const QObject*>> told;

bool wasTold(QAccessible::Event kind, const QObject* about) {
  return std::any_of(told.begin(), told.end(),
                     [&](const auto& each) { return each.first == kind && each.second == about; });
}

class AccessTest : public WindowTest {
 protected:
  void SetUp() override {
    WindowTest::SetUp();
    told.clear();
    listenToAnnouncements([](QAccessible::Event kind, const QObject* about) { told.emplace_back(kind, about); });
  }
  void TearDown() override {
    listenToAnnouncements({});
    WindowTest::TearDown();
  }
  [[nodiscard]] static QAccessibleInterface& reader(QObject& object) {
    QAccessibleInterface* result = QAccessible::queryAccessibleInterface(&object);
    EXPECT_NE(result, nullptr);
    return *result;
  }
  [[nodiscard]] ValueSlider& slider(const std::string& path) { return *control<NumberControl>(path).slider(); }
};

TEST_F(AccessTest, EverythingThatCanHaveTheFocusHasANameAndARole) {
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1, "title": "T", "notes": "N."})")));
  ASSERT_TRUE(eventually([&] { return starts > 1; }));
  int count = 0;
  for (QWidget* each : window.findChildren<QWidget*>()) {
    if (each->window() != &window || !each->isVisible() || (each->focusPolicy() & Qt::TabFocus) == 0) continue;
    ++count;
    const std::string what = each->metaObject()->className() + std::string(" ") + each->objectName().toStdString();
    QAccessibleInterface& it = reader(*each);
    EXPECT_FALSE(it.text(QAccessible::Name).trimmed().isEmpty()) << what;
    EXPECT_NE(it.role(), QAccessible::NoRole) << what;
    EXPECT_NE(it.role(), QAccessible::Client) << what;
  }
  EXPECT_GT(count, 40);
}

TEST_F(AccessTest, NoMarksOfHtmlAreReadOut) {
  for (QWidget* each : window.findChildren<QWidget*>()) {
    if (each->window() != &window || !each->isVisible()) continue;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
      EXPECT_FALSE(reader(*each).text(kind).contains(QRegularExpression("<[a-z/]+>")))
          << each->metaObject()->className() << " " << reader(*each).text(kind).toStdString();
  }
}

TEST_F(AccessTest, SlidersSpeakInTheNumbersThatPeopleSee) {
  QAccessibleInterface& theta = reader(slider("dynamics.theta"));
  EXPECT_EQ(theta.role(), QAccessible::Slider);
  EXPECT_EQ(theta.text(QAccessible::Name), "Threshold θ");
  EXPECT_EQ(theta.text(QAccessible::Value), "1.00");
  ASSERT_NE(theta.valueInterface(), nullptr);
  EXPECT_EQ(theta.valueInterface()->currentValue().toDouble(), 1.0);
  EXPECT_EQ(theta.valueInterface()->minimumValue().toDouble(), -1);
  EXPECT_EQ(theta.valueInterface()->maximumValue().toDouble(), 3);
  EXPECT_EQ(theta.valueInterface()->minimumStepSize().toDouble(), 0.01);
  for (const char* path : {"dynamics.beta", "network.excitatory", "network.patterns", "steps"})
    EXPECT_GT(reader(slider(path)).valueInterface()->minimumStepSize().toDouble(), 0) << path;

  type(control<NumberControl>("dynamics.theta").field(), "1.2345");  // between two positions
  EXPECT_EQ(theta.text(QAccessible::Value), "1.2345");
  EXPECT_EQ(theta.valueInterface()->currentValue().toDouble(), 1.2345);

  EXPECT_EQ(reader(slider("cue.fraction")).text(QAccessible::Value), "5 %");
  EXPECT_EQ(reader(slider("cue.fraction")).valueInterface()->maximumValue().toDouble(), 100);
  EXPECT_EQ(reader(slider("cue.pattern")).text(QAccessible::Value), "1");
  EXPECT_EQ(reader(slider("network.excitatory")).valueInterface()->currentValue().toInt(), 300);
}

TEST_F(AccessTest, AReaderCanSetASliderAndTheModelFollows) {
  reader(slider("dynamics.theta")).valueInterface()->setCurrentValue(1.5);
  EXPECT_EQ(shown().dynamics.theta, 1.5);
  reader(slider("cue.fraction")).valueInterface()->setCurrentValue(20);
  EXPECT_NEAR(shown().cue.fraction, 0.2, 1e-12);
  reader(slider("dynamics.theta")).valueInterface()->setCurrentValue(99);
  EXPECT_EQ(shown().dynamics.theta, 3) << "beyond the end is the end";
  reader(slider("dynamics.theta")).valueInterface()->setCurrentValue(std::nan(""));
  EXPECT_EQ(shown().dynamics.theta, 3);
}

TEST_F(AccessTest, TheSpeedIsReadInStepsPerSecond) {
  QAccessibleInterface& speed = reader(window.speed().slider());
  EXPECT_EQ(speed.text(QAccessible::Name), "Speed");
  EXPECT_EQ(speed.text(QAccessible::Value), "60 steps/s");
  EXPECT_EQ(speed.valueInterface()->currentValue().toDouble(), 60);
  EXPECT_EQ(speed.valueInterface()->minimumValue().toDouble(), 0.5);
  speed.valueInterface()->setCurrentValue(0.5);
  EXPECT_EQ(window.speed().speed(), 0.5);
  window.speed().setSpeed(std::numeric_limits<double>::infinity());
  EXPECT_EQ(speed.text(QAccessible::Value), "maximum");
}

TEST_F(AccessTest, ChangesAreToldWhoeverMakesThem) {
  ValueSlider& theta = slider("dynamics.theta");
  type(control<NumberControl>("dynamics.theta").field(), "1.001");  // the handle stays where it is
  EXPECT_TRUE(wasTold(QAccessible::ValueChanged, &theta));
  told.clear();
  window.bridge().set("dynamics.beta", 7.0);
  EXPECT_TRUE(wasTold(QAccessible::ValueChanged, &slider("dynamics.beta")));
  told.clear();
  window.speed().faster();
  EXPECT_TRUE(wasTold(QAccessible::ValueChanged, &window.speed().slider()));
}

TEST_F(AccessTest, ButtonsBoxesAndListsSayWhatTheyAre) {
  QAccessibleInterface& play = reader(*window.findChild<QToolButton*>("play"));
  EXPECT_EQ(play.text(QAccessible::Name), "Run");
  EXPECT_FALSE(play.text(QAccessible::Description).isEmpty());
  window.play();
  EXPECT_EQ(play.text(QAccessible::Name), "Pause");

  QAccessibleInterface& flag = reader(control<FlagControl>("network.self_coupling").box());
  EXPECT_EQ(flag.role(), QAccessible::CheckBox);
  EXPECT_EQ(flag.text(QAccessible::Name), "Self-coupling");
  EXPECT_TRUE(flag.state().checked);

  QAccessibleInterface& wiring = reader(control<ChoiceControl>("network.wiring").box());
  EXPECT_EQ(wiring.role(), QAccessible::ComboBox);
  EXPECT_FALSE(wiring.text(QAccessible::Name).isEmpty());
  EXPECT_EQ(wiring.text(QAccessible::Value), control<ChoiceControl>("network.wiring").box().currentText());

  // The rule in force is told where only a button with a menu has room, too.
  window.resize(640, 700);
  auto* rule = window.findChild<QToolButton*>("rule");
  ASSERT_TRUE(eventually([&] { return rule->isVisible(); }));
  EXPECT_TRUE(reader(*rule).text(QAccessible::Name).contains("Synchronous"));
}

TEST_F(AccessTest, ADescriptionTellsOfChangesAndRefusals) {
  auto& theta = control<NumberControl>("dynamics.theta");
  const QString plain = reader(theta.field()).text(QAccessible::Description);
  EXPECT_FALSE(plain.isEmpty());
  type(theta.field(), "1.2");
  EXPECT_TRUE(reader(theta.field()).text(QAccessible::Description).contains("default is 1.00"));
  type(theta.field(), "nonsense");
  EXPECT_EQ(reader(theta.field()).text(QAccessible::Description), theta.reason());
  theta.resetToDefault();
  EXPECT_EQ(reader(theta.field()).text(QAccessible::Description), plain);
}

TEST_F(AccessTest, PlotsAreReadInWords) {
  window.play();
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() > 20; }));
  window.actions().play().trigger();
  QTest::qWait(100);
  for (QWidget* plot : std::initializer_list<QWidget*>{&window.plots().overlapPlot(), &window.plots().ratePlot(),
                                                       &window.plots().rasterPlot()}) {
    QAccessibleInterface& it = reader(*plot);
    EXPECT_EQ(it.role(), QAccessible::Chart);
    EXPECT_FALSE(it.text(QAccessible::Name).isEmpty());
    EXPECT_TRUE(it.text(QAccessible::Description).startsWith("Step "));
    EXPECT_TRUE(it.text(QAccessible::Value).contains(QString::number(window.bridge().stepNow())))
        << it.text(QAccessible::Value).toStdString();
    for (int i = 0; i < it.childCount(); ++i) EXPECT_FALSE(it.child(i)->text(QAccessible::Name).isEmpty());
  }
}

TEST_F(AccessTest, MessagesAreTold) {
  const QObject* line = nullptr;
  window.status().say("Hear this");
  for (auto* each : window.findChildren<QLabel*>())
    if (each->text() == "Hear this") line = each;
  ASSERT_NE(line, nullptr);
  EXPECT_TRUE(wasTold(QAccessible::Alert, line));
  EXPECT_EQ(reader(*const_cast<QObject*>(line)).text(QAccessible::Name), "Hear this");
}

}  // namespace
}  // namespace engram::ui
