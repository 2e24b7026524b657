// Value ranges that are locked or typed, and the typed length of the time axis.
#include <gtest/gtest.h>

#include <QLineEdit>

#include "tests/ui/plots_hands_fixture.h"
#include "ui/plots/fields_dialog.h"
#include "ui/plots/header_button.h"

namespace engram::ui {
namespace {

class PlotsValues : public HandsFixture {
 protected:
  [[nodiscard]] FieldsDialog* dialog(const char* name) const { return plots.findChild<FieldsDialog*>(name); }
  [[nodiscard]] bool following() const { return plots.timeAxis().following(); }
};

TEST_F(PlotsValues, ALockedValueRangeStaysWhateverComes) {
  feed(0, 10);
  QTest::mouseClick(&rates.padlock(), Qt::LeftButton);
  EXPECT_TRUE(rates.valuesHeld());
  Sample s = sampleAt(10);
  s.rate[1] = {0.9F, 0.9F};
  plots.append(s);
  plots.refresh(60);
  EXPECT_DOUBLE_EQ(rates.top(), 0.3);
  plots.start(layout, 6, 0, 0.4);
  s.epoch = 2;
  s.first = s.last = 0;
  plots.append(s);
  plots.refresh(60);
  EXPECT_DOUBLE_EQ(rates.top(), 0.3) << "also in the next run";
  QTest::keyClick(&rates, Qt::Key_L);
  EXPECT_FALSE(rates.valuesHeld());
  EXPECT_FALSE(rates.padlock().isChecked());
  EXPECT_DOUBLE_EQ(rates.top(), 1) << "makes up for what it ignored";
}

TEST_F(PlotsValues, AValueRangeCanBeTyped) {
  feed(0, 50);
  plots.reading().perform(PlotCommand::setValues, &overlaps);
  auto* values = dialog("valuesDialog");
  ASSERT_NE(values, nullptr);
  const auto type = [&](const char* field, const char* text) {
    auto* line = values->findChild<QLineEdit*>(field);
    line->selectAll();
    QTest::keyClicks(line, text);
  };
  type("high", "0.2");
  type("low", "0.5");
  QTest::keyClick(values, Qt::Key_Return);
  EXPECT_TRUE(values->isVisible()) << "upside down";
  EXPECT_TRUE(values->message().contains("highest", Qt::CaseInsensitive)) << values->message().toStdString();
  type("high", "many");
  QTest::keyClick(values, Qt::Key_Return);
  EXPECT_TRUE(values->message().contains("100")) << "says what is allowed";
  type("high", "1");
  type("low", "0");
  QTest::keyClick(values, Qt::Key_Return);
  EXPECT_FALSE(values->isVisible());
  EXPECT_TRUE(overlaps.valuesHeld());
  EXPECT_TRUE(overlaps.padlock().isChecked());
  const auto place = overlaps.ranking().placeOf(2);
  ASSERT_TRUE(place);
  EXPECT_NEAR(heightOf(overlaps.canvas(), columnOf(overlaps, 20), theme.strong[*place]),
              overlaps.canvas().height() / 2.0, 1);
  plots.reading().perform(PlotCommand::automaticValues, &overlaps);
  EXPECT_EQ(overlaps.valueEnds(), (ValueEnds{OverlapPlot::low, OverlapPlot::high}));
}

TEST_F(PlotsValues, TheLengthOfTheTimeAxisCanBeTyped) {
  feed(0, 1000);
  plots.reading().perform(PlotCommand::setLength, nullptr);
  auto* length = dialog("lengthDialog");
  ASSERT_NE(length, nullptr);
  auto* line = length->findChild<QLineEdit*>();
  for (const auto* wrong : {"7", "-5", "3.5", "abc", "99999999999"}) {
    line->selectAll();
    QTest::keyClicks(line, wrong);
    QTest::keyClick(length, Qt::Key_Return);
    EXPECT_TRUE(length->isVisible()) << wrong;
    EXPECT_TRUE(length->message().contains("8")) << "names what is allowed";
    EXPECT_EQ(window().length(), 240);
  }
  line->selectAll();
  QTest::keyClicks(line, "333");
  QTest::keyClick(length, Qt::Key_Return);
  EXPECT_EQ(window().length(), 333);
  EXPECT_TRUE(following());
}

}  // namespace
}  // namespace engram::ui
