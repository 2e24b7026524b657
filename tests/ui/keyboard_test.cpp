// Everything can be reached and done with keys, in the order in which it is seen, and one sees where one is.
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/panels/notes_panel.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/run_plots.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

const char* const with_notes = R"({"engram": 1, "title": "Keys", "notes": "Some notes."})";

class KeyboardTest : public WindowTest {
 protected:
  void SetUp() override {
    WindowTest::SetUp();
    if (!window.view().notes().isChecked()) window.view().notes().trigger();
    ASSERT_TRUE(window.openFile(fileWith(with_notes)));
    ASSERT_TRUE(eventually([&] { return starts > 1; }));
    QTest::qWait(50);
  }

  [[nodiscard]] static bool takesTab(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
  }
  /// What Tab visits, in its order, beginning with the first part of the bar.
  [[nodiscard]] QList<QWidget*> visited() {
    QWidget* first = window.findChild<QToolButton*>("back");
    first->setFocus(Qt::TabFocusReason);
    QList<QWidget*> result;
    for (int i = 0; i < 500; ++i) {
      QWidget* here = QApplication::focusWidget();
      if (here == nullptr || result.contains(here)) break;
      result << here;
      QTest::keyClick(here, Qt::Key_Tab);
    }
    return result;
  }
  [[nodiscard]] QPoint place(const QWidget& widget) const { return widget.mapTo(&window, widget.rect().center()); }
  [[nodiscard]] static std::string nameOf(const QWidget& widget) {
    return (widget.metaObject()->className() + QString(" ") + widget.objectName() + ' ' + widget.accessibleName())
        .toStdString();
  }
};

TEST_F(KeyboardTest, TabVisitsEverythingThatCanBeUsed) {
  const QList<QWidget*> order = visited();
  EXPECT_GT(order.size(), 40);
  for (QWidget* each : window.findChildren<QWidget*>())
    EXPECT_TRUE(each->window() != &window || !takesTab(*each) || order.contains(each)) << nameOf(*each);
}

TEST_F(KeyboardTest, TheParametersScrollToWhatTabVisits) {
  QWidget* here = window.findChild<QToolButton*>("play");
  here->setFocus(Qt::TabFocusReason);
  int inside = 0;
  for (int i = 0; i < 100; ++i) {
    QTest::keyClick(here, Qt::Key_Tab);
    here = QApplication::focusWidget();
    ASSERT_NE(here, nullptr);
    if (!window.panel().isAncestorOf(here)) continue;
    ++inside;
    QApplication::processEvents();
    EXPECT_EQ(here->visibleRegion().boundingRect(), here->rect()) << nameOf(*here);
  }
  EXPECT_GT(inside, 30);
}

TEST_F(KeyboardTest, TabGoesAsOneReads) {
  const auto region = [&](const QWidget& widget) {
    if (window.findChild<QToolBar*>("transport")->isAncestorOf(&widget)) return 0;
    if (window.panel().isAncestorOf(&widget)) return 1;
    if (window.plots().isAncestorOf(&widget)) return 2;
    return window.notes().isAncestorOf(&widget) ? 3 : 4;
  };
  const QList<QWidget*> order = visited();
  ASSERT_FALSE(order.isEmpty());
  for (qsizetype i = 1; i < order.size(); ++i) {
    const QWidget &before = *order[i - 1], &here = *order[i];
    ASSERT_LE(region(before), region(here)) << nameOf(before) << " then " << nameOf(here);
    if (region(before) != region(here)) continue;
    const int top = before.mapTo(&window, QPoint()).y(), bottom = top + before.height();
    const bool same_row = place(here).y() >= top && place(here).y() < bottom;
    const bool onward = same_row ? place(before).x() < place(here).x() : place(before).y() < place(here).y();
    EXPECT_TRUE(onward) << nameOf(before) << " then " << nameOf(here);
  }
}

TEST_F(KeyboardTest, OneSeesWhereOneIsInEveryTheme) {
  for (const auto theme :
       {ViewActions::ThemeChoice::dark, ViewActions::ThemeChoice::light, ViewActions::ThemeChoice::projector}) {
    window.view().chooseTheme(theme);
    QTest::qWait(30);
    for (QWidget* each : visited()) {
      window.setFocus();
      QApplication::processEvents();
      const QImage without = each->grab().toImage();
      each->setFocus(Qt::TabFocusReason);
      if (auto* line = qobject_cast<QLineEdit*>(each)) line->deselect();  // the frame alone must tell
      QApplication::processEvents();
      ASSERT_TRUE(each->hasFocus()) << nameOf(*each);
      const QImage with = each->grab().toImage();
      int changed = 0;
      for (int y = 0; y < with.height(); ++y)
        for (int x = 0; x < with.width(); ++x) changed += with.pixel(x, y) != without.pixel(x, y);
      EXPECT_GE(changed, 2 * std::min(with.width(), with.height())) << nameOf(*each);
    }
  }
  window.view().chooseTheme(ViewActions::ThemeChoice::system);
}

QString mnemonic(const QString& text) {
  const qsizetype at = text.indexOf('&');
  return at < 0 || at + 1 == text.size() || text[at + 1] == '&' ? QString() : text.mid(at + 1, 1).toUpper();
}

/// Twice the same letter in one list of actions, here and in what opens from it.
void expectUniqueMnemonics(const QList<QAction*>& actions, const std::string& where) {
  QHash<QString, QString> seen;
  for (QAction* each : actions) {
    if (each->menu() != nullptr) expectUniqueMnemonics(each->menu()->actions(), each->text().toStdString());
    const QString letter = mnemonic(each->text());
    if (letter.isEmpty()) continue;
    EXPECT_FALSE(seen.contains(letter)) << where << ": " << seen[letter].toStdString() << " and "
                                        << each->text().toStdString();
    seen[letter] = each->text();
  }
}

TEST_F(KeyboardTest, MnemonicsAreUnique) {
  expectUniqueMnemonics(window.menuBar()->actions(), "menu bar");
  for (QAction* each : window.menuBar()->actions()) EXPECT_FALSE(mnemonic(each->text()).isEmpty());
  QSet<QString> letters;
  for (QAction* each : window.menuBar()->actions()) letters << mnemonic(each->text());
  for (auto* each : window.findChildren<QAbstractButton*>()) {  // Alt and a letter reach these too
    const QString letter = mnemonic(each->text());
    if (letter.isEmpty() || !each->isVisible()) continue;
    EXPECT_FALSE(letters.contains(letter)) << each->text().toStdString();
    letters << letter;
  }
}

TEST_F(KeyboardTest, NoKeyMeansTwoThings) {
  QSet<QAction*> all;
  for (QAction* each : window.findChildren<QAction*>()) all << each;
  QHash<QString, QAction*> seen;
  for (QAction* each : std::as_const(all))
    for (const QKeySequence& key : each->shortcuts()) {
      if (key.isEmpty() || each->shortcutContext() == Qt::WidgetShortcut) continue;
      QAction*& other = seen[key.toString()];
      EXPECT_TRUE(other == nullptr || other == each)
          << key.toString().toStdString() << ": " << (other ? other->text().toStdString() : "") << " and "
          << each->text().toStdString();
      other = each;
    }
  EXPECT_GT(seen.size(), 8);
}

TEST_F(KeyboardTest, CommonThingsHaveTheirStandardKeys) {
  const auto has = [&](const QString& text, const QKeySequence& key) {
    for (QAction* top : window.menuBar()->actions())
      for (QAction* each : top->menu()->actions())
        if (each->text().remove('&') == text) return each->shortcuts().contains(key);
    return false;
  };
  EXPECT_TRUE(has("New", QKeySequence::New));
  EXPECT_TRUE(has("Open…", QKeySequence::Open));
  EXPECT_TRUE(has("Save", QKeySequence::Save));
  EXPECT_TRUE(has("Quit", QKeySequence(Qt::CTRL | Qt::Key_Q)));
  EXPECT_TRUE(has("Full screen", QKeySequence(Qt::Key_F11)));
}

TEST_F(KeyboardTest, EverySliderAndFieldIsMovedByArrows) {
  ValueSlider& slider = *control<NumberControl>("dynamics.theta").slider();
  slider.setFocus();
  const double before = shown().dynamics.theta;
  QTest::keyClick(&slider, Qt::Key_Up);
  EXPECT_GT(shown().dynamics.theta, before);
  ValueField& field = control<NumberControl>("dynamics.beta").field();
  field.setFocus();
  const double beta = shown().dynamics.beta;
  QTest::keyClick(&field, Qt::Key_Down);
  EXPECT_LT(shown().dynamics.beta, beta);
}

TEST_F(KeyboardTest, EnterPressesEveryButtonOfTheBar) {
  auto* full = window.findChild<QToolButton*>("fullScreen");
  full->setFocus(Qt::TabFocusReason);
  QTest::keyClick(full, Qt::Key_Return);
  EXPECT_TRUE(window.isFullScreen());
  QTest::keyClick(full, Qt::Key_Return);
  EXPECT_FALSE(window.isFullScreen());
}

}  // namespace
}  // namespace engram::ui
