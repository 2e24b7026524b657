// The page of weights in its window: what it says about Dale's law, what it reads, and when it computes.
#include "tests/ui/comparing_fixture.h"
#include "ui/understand/understand_panel.h"
#include "ui/understand/weight_view.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class WeightViewTest : public ComparingTest {
 protected:
  void SetUp() override {
    ComparingTest::SetUp();
    window.resize(1600, 900);
    window.understanding().open(UnderstandPage::weights);
    EXPECT_TRUE(says("Dale's law holds"));
    QTest::qWait(50);  // laid out
  }

  WeightView& view() { return dynamic_cast<WeightView&>(*window.understandPanel().view(UnderstandPage::weights)); }
  WeightPicture& picture(Side side = Side::a) { return view().picture(side); }
  bool says(const QString& part, Side side = Side::a) {
    return eventually([&] { return view().statement(side).contains(part); });
  }
};

TEST_F(WeightViewTest, WithInhibitoryNeuronsDalesLawHolds) {
  EXPECT_TRUE(says("each of the 80 inhibitory neurons only inhibits")) << view().statement(Side::a).toStdString();
  EXPECT_EQ(picture().image().size(), QSize(380, 380)) << "a small network is there as a whole";
}

TEST_F(WeightViewTest, WithIdealInhibitionItDoesNot) {
  bridge().set("network.inhibition", "ideal");
  EXPECT_TRUE(says("Dale's law does not hold"));
  EXPECT_TRUE(says("Ideal inhibition has no inhibitory neurons")) << view().statement(Side::a).toStdString();
  EXPECT_EQ(picture().image().size(), QSize(300, 300));
}

TEST_F(WeightViewTest, ColoursTellTheSigns) {
  window.view().chooseTheme(ViewActions::ThemeChoice::dark);
  const WeightBlock& block = *picture().block();
  for (int row = 0; row < 380; row += 7)
    for (int column = 0; column < 380; column += 3) {
      const QColor found = picture().image().pixelColor(column, row);
      const double weight = block.weight(row, column);
      if (weight == 0) {
        EXPECT_EQ(found, darkTheme().rasterBackground);
      } else {
        EXPECT_EQ(found.blue() > found.red(), weight > 0) << row << ' ' << column;
      }
    }
  window.view().chooseTheme(ViewActions::ThemeChoice::system);
}

TEST_F(WeightViewTest, ReadsThePairUnderThePointerAndByKeys) {
  const QRectF field = picture().field();
  QTest::mouseMove(&picture(), QPoint(static_cast<int>(field.left()) + 1, static_cast<int>(field.top()) + 1));
  EXPECT_TRUE(view().reading().startsWith("From excitatory neuron")) << view().reading().toStdString();
  EXPECT_TRUE(view().reading().contains("shared memories: "));
  const QPoint corner = field.bottomRight().toPoint() - QPoint(2, 2);
  QTest::mouseMove(&picture(), corner);
  EXPECT_TRUE(view().reading().endsWith(": no weight")) << view().reading().toStdString();
  const std::int64_t from = picture().block()->from[picture().pairAt(corner).value().column].neuron;
  EXPECT_TRUE(view().reading().startsWith(QString("From inhibitory neuron %1 ").arg(from)));
  picture().setFocus(Qt::TabFocusReason);
  QTest::keyClick(&picture(), Qt::Key_Left);
  EXPECT_TRUE(view().reading().startsWith(QString("From inhibitory neuron %1 ").arg(from - 1)));
}

TEST_F(WeightViewTest, IsComputedOnlyWhenWeightsChange) {
  const int before = view().computed();
  bridge().takeSteps(30);
  EXPECT_TRUE(eventually([&] { return bridge().stepNow() == 30; }));
  bridge().set("dynamics.beta", 7.0);
  QTest::qWait(150);
  EXPECT_EQ(view().computed(), before);
  bridge().set("dynamics.inhibition_gain", 0.5);
  EXPECT_TRUE(eventually([&] { return view().computed() == before + 1; }));
}

TEST_F(WeightViewTest, AComparisonShowsBothSidesOnlyIfTheirWeightsDiffer) {
  compareEqual();
  bridge().set("dynamics.update", "sequential", Side::b);
  QTest::qWait(120);
  EXPECT_FALSE(picture(Side::b).isVisible());
  bridge().set("network.inhibition", "ideal", Side::b);
  EXPECT_TRUE(eventually([&] { return picture(Side::b).isVisible(); }));
  EXPECT_TRUE(says("does not hold", Side::b));
  QTest::qWait(50);
  for (const Side side : {Side::a, Side::b}) {
    EXPECT_GE(picture(side).height(), picture(side).field().bottom() + 50) << "no part is cut off";
    EXPECT_LE(picture(side).field().right(), picture(side).width());
  }
  EXPECT_TRUE(says("Dale's law holds"));
}

TEST_F(WeightViewTest, ALargeNetworkIsSampledQuickly) {
  bridge().set("network.excitatory", 3000);
  bridge().set("network.inhibitory", 800);
  EXPECT_TRUE(says("Shown and counted: 400 of 3,800 neurons"));
  const WeightBlock* sorted = picture().block();
  QElapsedTimer time;
  time.start();
  view().byNumber().click();
  EXPECT_LT(time.elapsed(), 400);
  EXPECT_NE(picture().block(), sorted);
  EXPECT_LE(picture().image().width(), 400);
}

}  // namespace
}  // namespace engram::ui
