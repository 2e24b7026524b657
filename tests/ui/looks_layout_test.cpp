// Nothing is cut off and nothing overlaps, whatever the theme, the size of the letters and the size of the window.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSplitter>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QToolButton>
#include <tuple>

#include "tests/ui/window_fixture.h"
#include "ui/panels/notes_panel.h"
#include "ui/window/status_line.h"
#include "ui/window/transport_bar.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

using Choice = ViewActions::ThemeChoice;

std::string nameOf(const QWidget& widget) {
  QString name = widget.metaObject()->className() + QString(" ") + widget.objectName();
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) name += " “" + label->text() + "”";
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) name += " “" + button->text() + "”";
  if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) name += " “" + line->text() + "”";
  if (const auto* box = qobject_cast<const QComboBox*>(&widget)) name += " “" + box->currentText() + "”";
  return (name + QString(" %1x%2").arg(widget.width()).arg(widget.height())).toStdString();
}

/// What the text of a widget needs; nothing for widgets without text.
std::optional<QSize> needed(QWidget& widget) {
  const QFontMetrics metrics = widget.fontMetrics();
  if (auto* label = qobject_cast<QLabel*>(&widget)) {
    if (label->text().isEmpty()) return std::nullopt;
    if (label->wordWrap()) return QSize(0, label->heightForWidth(label->width()));
    if (qobject_cast<ControlLabel*>(label) != nullptr)
      return QSize(metrics.horizontalAdvance(label->text()) + 10, metrics.height());
    return label->sizeHint();
  }
  if (auto* button = qobject_cast<QAbstractButton*>(&widget)) return button->sizeHint();
  if (auto* box = qobject_cast<QComboBox*>(&widget)) {
    QStyleOptionComboBox option;
    option.initFrom(box);
    const QRect field = box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    int widest = 0;
    for (int i = 0; i < box->count(); ++i) widest = std::max(widest, metrics.horizontalAdvance(box->itemText(i)));
    return QSize(box->width() - field.width() + widest, box->height() - field.height() + metrics.height());
  }
  if (auto* line = qobject_cast<QLineEdit*>(&widget)) {
    QStyleOptionFrame option;
    option.initFrom(line);
    const QRect contents = line->style()->subElementRect(QStyle::SE_LineEditContents, &option, line);
    const QString text = line->text().isEmpty() ? line->placeholderText() : line->text();
    return QSize(line->width() - contents.width() + 4 + metrics.horizontalAdvance(text),
                 line->height() - contents.height() + metrics.height());
  }
  return std::nullopt;
}

/// A text that is cut can be read in the tooltip.
bool toldInTooltip(const QWidget& widget) {
  const auto* label = qobject_cast<const QLabel*>(&widget);
  return label != nullptr && widget.toolTip().simplified().contains(label->text().simplified());
}

class LayoutTest : public WindowTest, public testing::WithParamInterface<std::tuple<Choice, int, QSize>> {
 protected:
  void SetUp() override {
    const auto [choice, percent, size] = GetParam();
    WindowTest::SetUp();
    window.view().chooseTheme(choice);
    window.view().chooseTextPercent(percent);
    window.resize(size);
  }
  void TearDown() override {
    window.view().chooseTheme(Choice::system);
    window.view().chooseTextPercent(100);
    WindowTest::TearDown();
  }

  [[nodiscard]] QList<QWidget*> withText() const {
    QList<QWidget*> result;
    for (QWidget* each : window.findChildren<QWidget*>())
      if (each->isVisible() && each->window() == &window && needed(*each)) result << each;
    return result;
  }
  [[nodiscard]] QStringList cutOff() const {
    QStringList result;
    for (QWidget* each : withText()) {
      const QSize room = each->size(), need = *needed(*each);
      const bool fits = need.width() <= room.width() || toldInTooltip(*each);
      if (!fits || need.height() > room.height())
        result << QString::fromStdString(nameOf(*each)) + QString(" needs %1x%2").arg(need.width()).arg(need.height());
    }
    return result;
  }
  [[nodiscard]] QStringList overlapping() const {
    QList<QWidget*> all = withText();
    for (QSlider* each : window.findChildren<QSlider*>())
      if (each->isVisible()) all << each;
    QStringList result;
    for (qsizetype a = 0; a < all.size(); ++a)
      for (qsizetype b = 0; b < a; ++b) {
        if (all[a]->isAncestorOf(all[b]) || all[b]->isAncestorOf(all[a])) continue;
        if (seen(*all[a]).intersects(seen(*all[b])))
          result << QString::fromStdString(nameOf(*all[a]) + " and " + nameOf(*all[b]));
      }
    return result;
  }
  /// The part of a widget that can be seen, in the window.
  [[nodiscard]] QRect seen(const QWidget& widget) const {
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(&window, QPoint()));
  }
  /// Widgets whose right edge is beyond that of what they lie in; downwards a panel may scroll.
  [[nodiscard]] QStringList outside() const {
    QStringList result;
    for (QWidget* each : withText()) {
      const QRect visible = each->visibleRegion().boundingRect();
      if (!visible.isEmpty() && visible.width() < each->width()) result << QString::fromStdString(nameOf(*each));
    }
    return result;
  }
};

const char* const scenario = R"({"engram": 1, "title": "A network with a name that is rather long",
  "notes": "**Look** at this: it is long enough to need several lines wherever it is shown.\n\nAnd that.",
  "dynamics": {"theta": 1.05}, "network": {"excitatory": 3000, "inputs_per_inhibitory": 200}, "seed": 1234567})";

TEST_P(LayoutTest, NothingIsCutOffOrOverlaps) {
  ASSERT_TRUE(window.openFile(fileWith(scenario)));
  ASSERT_TRUE(eventually([&] { return starts > 1; }));
  type(control<NumberControl>("network.inputs_per_inhibitory").field(), "4000");  // refused: words below it
  window.status().sayError("A message that is so long that no window has room for it: " +
                           QString("and on ").repeated(40));
  QTest::qWait(300);
  EXPECT_EQ(window.size(), std::get<QSize>(GetParam())) << "something needs more room than the window has";
  EXPECT_EQ(cutOff().join("\n").toStdString(), "");
  EXPECT_EQ(overlapping().join("\n").toStdString(), "");
  EXPECT_EQ(outside().join("\n").toStdString(), "");
}

TEST_P(LayoutTest, WhatIsLeftOutOfTheBarIsInTooltips) {
  QTest::qWait(100);
  const auto* bar = window.findChild<TransportBar*>();
  int alone = 0;
  for (const auto* each : bar->findChildren<QToolButton*>()) {
    if (!each->isVisible() || each->toolButtonStyle() != Qt::ToolButtonIconOnly || each->icon().isNull()) continue;
    ++alone;
    EXPECT_FALSE(each->toolTip().isEmpty()) << nameOf(*each);
    EXPECT_FALSE(each->text().isEmpty()) << "screen readers have no name for it";
  }
  EXPECT_GE(alone, 1);
}

std::string nameOfCase(const testing::TestParamInfo<LayoutTest::ParamType>& info) {
  const auto [choice, percent, size] = info.param;
  const char* const names[] = {"System", "Light", "Dark", "Projector"};
  return names[static_cast<int>(choice)] + std::to_string(percent) + "At" + std::to_string(size.width());
}

INSTANTIATE_TEST_SUITE_P(Looks, LayoutTest,
                         testing::Combine(testing::Values(Choice::light, Choice::dark, Choice::projector),
                                          testing::Values(100, 150),
                                          testing::Values(QSize(1280, 800), QSize(1024, 700))),
                         nameOfCase);

// A screen of 1280 x 800 at scale 2.
INSTANTIATE_TEST_SUITE_P(Small, LayoutTest,
                         testing::Combine(testing::Values(Choice::dark), testing::Values(100),
                                          testing::Values(QSize(640, 400))),
                         nameOfCase);

class BarTest : public WindowTest {};

TEST_F(BarTest, ItSaysLessTheLessRoomThereIsAndRulesStayWithinReach) {
  auto* bar = window.findChild<TransportBar*>();
  auto* rule = bar->findChild<QToolButton*>("rule");
  window.view().chooseTextPercent(100);
  int before = -1;
  for (const int width : {1600, 1280, 1100, 950, 800, 640}) {
    window.resize(width, 800);
    QTest::qWait(60);
    EXPECT_GE(bar->stage(), before) << width;
    before = bar->stage();
  }
  EXPECT_GE(before, 3);
  ASSERT_TRUE(rule->isVisible());
  EXPECT_EQ(rule->text(), "Sync.");
  EXPECT_TRUE(rule->toolTip().contains("Synchronous"));
  rule->menu()->actions().at(1)->trigger();
  EXPECT_EQ(shown().dynamics.update, UpdateRule::sequential);
  EXPECT_EQ(rule->text(), "Seq.");
  window.resize(1600, 800);
  EXPECT_TRUE(eventually([&] { return bar->stage() == 0; }));
  window.view().chooseTextPercent(200);
  EXPECT_TRUE(eventually([&] { return bar->stage() > 0; })) << "larger letters need more room";
  EXPECT_EQ(window.findChild<QToolButton*>("play")->iconSize(), QSize(32, 32));
  window.view().chooseTextPercent(100);
  EXPECT_TRUE(eventually([&] { return bar->stage() == 0; }));
}

TEST_F(BarTest, RunAndPauseTakeTheSameRoom) {
  QTest::qWait(100);
  auto* play = window.findChild<QToolButton*>("play");
  const QRect before = play->geometry();
  window.play();
  QTest::qWait(100);
  EXPECT_EQ(play->text(), "Pause");
  EXPECT_EQ(play->geometry(), before);
}

}  // namespace
}  // namespace engram::ui
