// Pictures of a comparison: from the window's plots, and of a scenario without a window.
#include <gtest/gtest.h>

#include <QXmlStreamReader>

#include "tests/ui/pair_fixture.h"
#include "ui/export/animation.h"
#include "ui/export/picture.h"
#include "ui/start/preview.h"
#include "ui/window/render.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

const char* const compared = R"({"engram": 1, "steps": 60, "seed": 3, "dynamics": {"theta": 0.8},
  "comparison": {"dynamics": {"update": "sequential", "theta": 0.9}}})";

Scenario scenario(const char* text) {
  ScenarioRead read = read_scenario(text, 1e9);
  EXPECT_TRUE(read.scenario.has_value());
  return *read.scenario;
}

QStringList textsOf(const QByteArray& svg) {
  QStringList texts;
  QXmlStreamReader xml(svg);
  while (!xml.atEnd())
    if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
      texts += xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
  EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
  return texts;
}

class PairPicture : public PairFixture {};

TEST_F(PairPicture, HasBothHeadersAllPlotsAndTheStrip) {
  feed(0, 200);
  const auto texts = [&](ShownSides sides) {
    return textsOf(pictureBytes(pair, Scenario(), {.format = PictureFormat::svg, .size = {1200, 900}, .sides = sides}));
  };
  const QStringList both = texts(ShownSides::both);
  EXPECT_TRUE(both.contains("Synchronous"));
  EXPECT_TRUE(both.contains("Sequential"));
  EXPECT_TRUE(both.contains("at once: memory 1 held"));
  EXPECT_EQ(both.count("Firing rates"), 2);
  EXPECT_EQ(both.count("Difference between A and B"), 1);
  EXPECT_EQ(both.count("first difference: step 50"), 1);
  const QStringList one = texts(ShownSides::b);
  EXPECT_FALSE(one.contains("Synchronous"));
  EXPECT_TRUE(one.contains("Sequential"));
  EXPECT_EQ(one.count("Firing rates"), 1);
  EXPECT_FALSE(one.contains("Difference between A and B"));
}

TEST_F(PairPicture, LooksAsTheWindow) {
  feed(0, 200);
  pair.setPalette(palette(theme));
  const QImage shown = pair.grab().toImage().convertToFormat(QImage::Format_RGB32);
  const QImage drawn = drawPicture(pair, {.size = pair.size()});
  ASSERT_EQ(drawn.size(), shown.size());
  int different = 0;
  for (int y = 0; y < drawn.height(); ++y)
    for (int x = 0; x < drawn.width(); ++x)
      different += distance(drawn.pixelColor(x, y), shown.pixelColor(x, y)) > 60 ? 1 : 0;
  EXPECT_LT(different, drawn.width() * drawn.height() / 100) << "the buttons of the plots only";
}

TEST_F(PairPicture, TheGhostIsInPicturesToo) {
  feed(0, 100);
  const PictureOptions options{.format = PictureFormat::svg, .size = {1200, 900}};
  const auto count_of = [&] { return pictureBytes(pair, Scenario(), options).count("opacity=\"0.36\""); };
  EXPECT_EQ(count_of(), 0);
  pair.keepGhost(Side::a);
  EXPECT_GT(count_of(), 0);
}

TEST_F(PairPicture, FramesOfAnAnimationRevealBothColumns) {
  feed(0, 200);
  const AnimationPicture picture = animationPicture(pair, {.picture = {.size = {1000, 800}}, .from = 0, .to = 199});
  EXPECT_EQ(picture.plots.size(), 7);
  EXPECT_NE(picture.frame(0.5), picture.frame(1));
}

TEST(PairRender, DrawsBothSidesOfAComparison) {
  const QStringList texts = textsOf(render(scenario(compared), {.format = PictureFormat::svg, .size = {1800, 900}}));
  for (const char* text : {"Synchronous ·", "θ 0.8", "Sequential ·", "θ 0.9"})
    EXPECT_EQ(texts.count(text), 1) << text << " in " << texts.join('|').toStdString();
  EXPECT_EQ(texts.count("Raster"), 2);
  EXPECT_EQ(texts.filter("inhibition one step late: ").size(), 1);
  EXPECT_EQ(texts.filter("inhibition at once: ").size(), 1);
  EXPECT_EQ(texts.filter("first difference: step ").size(), 1);
}

TEST(PairRender, EqualSidesHaveNoDifference) {
  const QStringList texts = textsOf(render(scenario(R"({"engram": 1, "steps": 30, "comparison": {}})"),
                                           {.format = PictureFormat::svg, .size = {1200, 900}}));
  EXPECT_TRUE(texts.contains("no difference so far"));
  EXPECT_EQ(texts.count("Synchronous"), 2);
}

TEST(PairRender, OneRunHasNoHeaders) {
  const QStringList texts =
      textsOf(render(scenario(R"({"engram": 1, "steps": 30})"), {.format = PictureFormat::svg, .size = {1200, 900}}));
  EXPECT_FALSE(texts.contains("Synchronous"));
  EXPECT_EQ(texts.count("Raster"), 1);
}

TEST(PairRender, TheSmallPictureOfAComparisonShowsBoth) {
  const auto equal = Preview::run(scenario(R"({"engram": 1, "steps": 60, "seed": 3, "comparison": {}})"));
  const auto one = Preview::run(scenario(R"({"engram": 1, "steps": 60, "seed": 3})"));
  const auto two = Preview::run(scenario(compared));
  ASSERT_TRUE(equal && one && two);
  const Theme theme = darkTheme();
  const QImage alone = one->draw({200, 200}, 1, theme), same = equal->draw({402, 200}, 1, theme);
  EXPECT_EQ(same.copy(0, 0, 200, 200), alone) << "A at the left";
  EXPECT_EQ(same.copy(202, 0, 200, 200), alone) << "B at the right";
  EXPECT_EQ(same.pixelColor(201, 100), theme.cardBorder);
  const QImage other = two->draw({402, 200}, 1, theme);
  EXPECT_NE(other.copy(0, 0, 200, 200), other.copy(202, 0, 200, 200));
}

}  // namespace
}  // namespace engram::ui
