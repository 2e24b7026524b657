// The small pictures of runs and the words of the cards.
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/pixels.h"
#include "ui/plots/theme.h"
#include "ui/start/picture_maker.h"
#include "ui/start/preview.h"
#include "ui/start/scenario_summary.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

Scenario scenario(const char* text) {
  ScenarioRead read = read_scenario(text, 1e9);
  EXPECT_TRUE(read.scenario.has_value());
  return *read.scenario;
}

const char* const remembering = R"({"engram": 1, "dynamics": {"update": "sequential"}, "steps": 60})";
const char* const stimulated = R"({"engram": 1, "steps": 60, "timeline": [
  {"step": 30, "set": {"stimulus": {"pattern": 3, "strength": 2.0}}}, {"step": 40, "set": {"stimulus": null}}]})";

TEST(StartPictures, ShowOverlapsAboveAndSpikesBelowInTheColoursOfTheTheme) {
  const auto preview = Preview::run(scenario(remembering));
  ASSERT_NE(preview, nullptr);
  for (const Theme& theme : {darkTheme(), lightTheme()}) {
    const QImage image = preview->draw({400, 900}, 1, theme);  // a pixel for each neuron
    ASSERT_EQ(image.size(), QSize(400, 900));
    const QRect above(0, 0, 400, 410), below(0, 420, 400, 480);
    EXPECT_GT(count(image, above, theme.cued), 400);         // a line from edge to edge
    EXPECT_GT(count(image, below, theme.rasterCued), 2000);  // its neurons fire in every step
    EXPECT_GT(count(image, below, theme.rasterInhibitory), 500);
    EXPECT_GT(count(image, image.rect(), theme.rasterBackground), 30000);
  }
}

TEST(StartPictures, AStimulusIsShadedWhereItActs) {
  const auto preview = Preview::run(scenario(stimulated));
  ASSERT_NE(preview, nullptr);
  const QImage image = preview->draw({610, 300}, 1, darkTheme());  // ten columns a step
  const auto shaded = [&](int step) { return image.pixelColor(step * 10 + 5, 3) != darkTheme().rasterBackground; };
  EXPECT_FALSE(shaded(20));
  EXPECT_TRUE(shaded(35));
  EXPECT_FALSE(shaded(50));
}

TEST(StartPictures, AStartThatCannotBeMadeHasNoPicture) {
  EXPECT_EQ(Preview::run(
                scenario(R"({"engram": 1, "network": {"activity": 0.6}, "cue": {"kind": "moved", "fraction": 0.9}})")),
            nullptr);
}

TEST(StartPictures, TheNewestWishCounts) {
  PictureMaker maker({scenario(remembering)});
  QImage last;
  int drawn = 0;
  QObject::connect(&maker, &PictureMaker::drawn, &maker, [&](int which, const QImage& picture) {
    EXPECT_EQ(which, 0);
    last = picture;
    ++drawn;
  });
  for (int width = 100; width <= 200; width += 10) maker.ask(0, {width, 80}, 1, darkTheme());
  EXPECT_TRUE(QTest::qWaitFor([&] { return last.width() == 200; }));
  EXPECT_LT(drawn, 11);  // wishes that were overtaken cost nothing
  maker.ask(0, {200, 80}, 1, lightTheme());
  EXPECT_TRUE(QTest::qWaitFor([&] { return last.pixelColor(2, 2).lightness() > 200; }));
}

TEST(StartPictures, LeavingDoesNotWaitForRuns) {
  QElapsedTimer clock;
  {
    PictureMaker maker(std::vector<Scenario>(
        4, scenario(R"({"engram": 1, "network": {"excitatory": 20000, "inhibitory": 5000, "patterns": 100}})")));
    for (int i = 0; i < 4; ++i) maker.ask(i, {200, 100}, 1, darkTheme());
    QTest::qWait(50);
    clock.start();
  }
  EXPECT_LT(clock.elapsed(), 1500);
}

TEST(StartWords, TheFirstSentenceIsPlain) {
  EXPECT_EQ(firstSentence("**Look** at *this*. Then that."), "Look at this.");
  EXPECT_EQ(firstSentence("**All of it, e.g. 5 % of it.** More."), "All of it, e.g. 5 % of it.");
  EXPECT_EQ(firstSentence("No end\n\nAnother paragraph."), "No end");
  EXPECT_EQ(firstSentence(""), "");
}

}  // namespace
}  // namespace engram::ui
