// Looking elsewhere in time, freezing, enlarging: done with mouse, wheel and keys on real plots.
#include <gtest/gtest.h>

#include <QMenu>
#include <QPushButton>

#include "tests/ui/plots_hands_fixture.h"
#include "ui/plots/header_button.h"

namespace engram::ui {
namespace {

class PlotsReading : public HandsFixture {
 protected:
  [[nodiscard]] bool following() const { return plots.timeAxis().following(); }
  [[nodiscard]] QPushButton* chip(const char* name) const { return plots.findChild<QPushButton*>(name); }
};

TEST_F(PlotsReading, TheWheelZoomsAroundThePointerInAllPlots) {
  feed(0, 1000);
  const StepWindow before = window();
  const QPoint point = at(rates, 0.25, 0.5);
  const double under = rates.stepAt(point.x());
  for (int i = 0; i < 5; ++i) wheel(rates, point, {0, 120});
  EXPECT_LT(window().length(), before.length() / 2);
  EXPECT_NEAR(rates.stepAt(point.x()), under, 1);
  EXPECT_EQ(overlaps.window(), window());
  EXPECT_EQ(raster.window(), window());
  EXPECT_FALSE(following());
  const StepWindow chosen = window();
  feed(1000, 1500);
  EXPECT_EQ(window(), chosen) << "stays while the run goes on";
  for (int i = 0; i < 5; ++i) wheel(rates, point, {0, -120});
  EXPECT_EQ(window(), before);
}

TEST_F(PlotsReading, ManyMovesBetweenTwoFramesAreDrawnOnce) {
  feed(0, 1000);
  wheel(rates, at(rates, 0.5, 0.5), {0, 120});  // drawn at once
  const StepWindow drawn = rates.window();
  for (int i = 0; i < 4; ++i) wheel(rates, at(rates, 0.5, 0.5), {0, 120});
  EXPECT_EQ(rates.window(), drawn);
  EXPECT_TRUE(QTest::qWaitFor([&] { return rates.window() == plots.timeAxis().window(); }, 2000)) << "a frame later";
  EXPECT_NE(rates.window(), drawn);
}

TEST_F(PlotsReading, ShiftAndSidewaysWheelPan) {
  feed(0, 1000);
  const StepWindow before = window();
  wheel(raster, at(raster, 0.5, 0.5), {0, 120}, Qt::ShiftModifier);
  EXPECT_LT(window().from, before.from);
  EXPECT_EQ(window().length(), before.length());
  wheel(raster, at(raster, 0.5, 0.5), {-120, 0});
  EXPECT_EQ(window(), before);
}

TEST_F(PlotsReading, DraggingPansByWhatWasDraggedAndDoubleClickFollows) {
  feed(0, 1000);
  const QPoint from = at(overlaps, 0.3, 0.6), to = at(overlaps, 0.7, 0.6);
  const double grabbed = overlaps.stepAt(from.x());
  drag(overlaps, from, to);
  plots.refresh(0);
  EXPECT_NEAR(overlaps.stepAt(to.x()), grabbed, 1) << "what was grabbed is under the pointer";
  EXPECT_FALSE(following());
  EXPECT_FALSE(plots.reading().cursorPinned()) << "a drag is no click";
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, from);
  QTest::mouseDClick(&overlaps, Qt::LeftButton, {}, from);
  EXPECT_TRUE(following());
  EXPECT_FALSE(plots.reading().cursorPinned()) << "nor is a double click";
}

TEST_F(PlotsReading, ReachesTheWholeRunWhilePaused) {
  feed(0, 3000);
  for (int i = 0; i < 200; ++i) wheel(rates, at(rates, 0.5, 0.5), {0, 120}, Qt::ShiftModifier);
  EXPECT_EQ(window().from, 0);
  EXPECT_GT(heightOf(overlaps.canvas(), columnOf(overlaps, 5), theme.cued), 0) << "the first steps are drawn";
}

TEST_F(PlotsReading, KeysZoomPanAndFollow) {
  feed(0, 1000);
  const StepWindow before = window();
  overlaps.setFocus();
  QTest::keyClick(&overlaps, Qt::Key_Plus);
  EXPECT_EQ(window().length(), before.length() * 2 / 3);
  QTest::keyClick(&overlaps, Qt::Key_Minus);
  EXPECT_EQ(window(), before);
  QTest::keyClick(&overlaps, Qt::Key_PageUp);
  EXPECT_EQ(window().from, before.from - before.length() / 2);
  QTest::keyClick(&overlaps, Qt::Key_PageDown);
  EXPECT_EQ(window(), before);
  EXPECT_FALSE(following());
  QTest::keyClick(&overlaps, Qt::Key_0);
  EXPECT_TRUE(following());
  QTest::keyClick(&overlaps, Qt::Key_W);
  EXPECT_EQ(window(), (StepWindow{0, 1000}));
}

TEST_F(PlotsReading, AChipLeadsBackToThePresent) {
  feed(0, 1000);
  EXPECT_FALSE(chip("followChip")->isVisible());
  wheel(rates, at(rates, 0.2, 0.5), {0, 120});
  ASSERT_TRUE(chip("followChip")->isVisible());
  QTest::mouseClick(chip("followChip"), Qt::LeftButton);
  plots.refresh(0);
  EXPECT_TRUE(following());
  EXPECT_FALSE(chip("followChip")->isVisible());
}

TEST_F(PlotsReading, FrozenPlotsStandStillAndNothingIsLost) {
  feed(0, 100);
  const QImage before = overlaps.canvas().copy(), raster_before = raster.canvas().copy();
  plots.reading().setFrozen(true);
  ASSERT_TRUE(chip("frozenChip")->isVisible());
  EXPECT_TRUE(chip("frozenChip")->text().contains("99"));
  feed(100, 700);
  EXPECT_EQ(overlaps.canvas(), before);
  EXPECT_EQ(raster.canvas(), raster_before);
  EXPECT_EQ(window(), (StepWindow{0, 240}));
  wheel(overlaps, at(overlaps, 0.9, 0.5), {0, 120});
  wheel(overlaps, at(overlaps, 0.9, 0.5), {0, -120});
  EXPECT_EQ(window(), (StepWindow{0, 240}));
  EXPECT_EQ(overlaps.canvas(), before) << "zooming does not bring in what came later";
  QTest::mouseClick(chip("frozenChip"), Qt::LeftButton);
  EXPECT_FALSE(plots.reading().frozen());
  plots.reading().perform(PlotCommand::follow, nullptr);
  EXPECT_GT(window().to, 699);
  plots.showWholeRun();
  EXPECT_GT(heightOf(overlaps.canvas(), columnOf(overlaps, 400), theme.cued), 0) << "what came meanwhile is there";
}

TEST_F(PlotsReading, ANewRunThaws) {
  feed(0, 100);
  plots.reading().setFrozen(true);
  plots.start(layout, 6, 0, 0.1);
  Sample s = sampleAt(0);
  s.epoch = 2;
  plots.append(s);
  plots.refresh(60);
  EXPECT_FALSE(plots.reading().frozen());
  EXPECT_FALSE(chip("frozenChip")->isVisible());
  EXPECT_EQ(heightOf(overlaps.canvas(), columnOf(overlaps, 50), theme.cued), -1);
}

TEST_F(PlotsReading, OnePlotEnlargesAndReturns) {
  feed(0, 100);
  const QSize small = rates.size();
  QTest::mouseClick(&rates.enlargeButton(), Qt::LeftButton);
  QApplication::processEvents();
  EXPECT_FALSE(overlaps.isVisible());
  EXPECT_FALSE(raster.isVisible());
  EXPECT_GT(rates.height(), 2 * small.height());
  EXPECT_GT(rates.canvas().height(), 400);
  QTest::keyClick(&rates, Qt::Key_Escape);
  QApplication::processEvents();
  EXPECT_TRUE(overlaps.isVisible());
  EXPECT_EQ(rates.size(), small);
  QTest::keyClick(&raster, Qt::Key_Return);
  EXPECT_EQ(plots.reading().enlarged(), &raster);
  feed(100, 500);
  QTest::keyClick(&raster, Qt::Key_Return);
  EXPECT_EQ(plots.reading().enlarged(), nullptr);
  EXPECT_EQ(overlaps.window(), window()) << "what was hidden has caught up";
  EXPECT_GT(heightOf(overlaps.canvas(), columnOf(overlaps, 480), theme.cued), 0);
}

TEST_F(PlotsReading, ThePicturesShowWhatIsSeenButNoButtons) {
  feed(0, 300);
  rates.holdValues({0, 0.5});
  overlaps.switchEntry(0);
  const QImage picture = plots.picture({700, 700}, 1);
  const QPoint cued = overlaps.mapTo(&plots, overlaps.plotArea().topLeft());
  EXPECT_EQ(heightOf(picture.copy(QRect(cued, overlaps.plotArea().size())), 100, theme.cued), -1) << "switched off";
  const QRect button = overlaps.enlargeButton().geometry().translated(overlaps.pos());
  const QImage corner = picture.copy(button.adjusted(3, 2, -3, -2));
  for (int y = 0; y < corner.height(); ++y)
    for (int x = 0; x < corner.width(); ++x) ASSERT_LT(distance(corner.pixelColor(x, y), theme.card), 8);
}

TEST_F(PlotsReading, TheContextMenuHasEverything) {
  feed(0, 100);
  overlaps.setFocus();
  QContextMenuEvent event(QContextMenuEvent::Keyboard, at(overlaps, 0.5, 0.5),
                          overlaps.mapToGlobal(at(overlaps, 0.5, 0.5)));
  QApplication::sendEvent(&overlaps, &event);
  auto* menu = overlaps.findChild<QMenu*>();
  ASSERT_NE(menu, nullptr);
  QStringList texts;
  auto menus = menu->findChildren<QMenu*>();
  menus += menu;
  for (const QMenu* each : menus)
    for (const QAction* action : each->actions()) texts += action->text().remove('&').section('\t', 0, 0);
  for (const auto* text : {"Enlarge this plot",
                           "Curves",
                           "Pin memories…",
                           "Lock value range",
                           "Set value range…",
                           "Automatic value range",
                           "Freeze plots",
                           "Follow the run",
                           "Time axis",
                           "Whole run",
                           "Other…",
                           "Zoom in",
                           "Zoom out",
                           "Earlier steps",
                           "Later steps",
                           "Cursor back",
                           "Cursor on",
                           "Release cursor",
                           "1",
                           "3",
                           "Show all"})
    EXPECT_TRUE(texts.contains(QString(text))) << text;
  menu->close();
}

}  // namespace
}  // namespace engram::ui
