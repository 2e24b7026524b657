// What explains the program: keys, about page, bottom line, tooltips.
#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QEnterEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSlider>
#include <QStatusTipEvent>
#include <QTabWidget>
#include <QTextBrowser>

#include "engram_version.h"
#include "tests/ui/answering_fixture.h"
#include "ui/panels/intervention_control.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/run_plots.h"
#include "ui/start/central_pages.h"
#include "ui/start/scenario_card.h"
#include "ui/start/start_page.h"
#include "ui/window/about.h"
#include "ui/window/shortcuts_page.h"
#include "ui/window/side_pages.h"
#include "ui/window/status_line.h"
#include "ui/window/transport_bar.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class HelpTest : public AnsweringTest {
 protected:
  ShortcutsPage& keys() {
    if (window.findChild<ShortcutsPage*>() == nullptr) window.sidePages().showShortcuts();
    return *window.findChild<ShortcutsPage*>();
  }
  /// What the bottom line says when the mouse comes onto `widget`.
  QString hintOf(QWidget& widget) {
    QEnterEvent enter(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2));
    QApplication::sendEvent(&widget, &enter);
    QString said = window.status().message();
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&widget, &leave);
    return said;
  }
};

TEST_F(HelpTest, EveryKeyOfEveryActionIsListed) {
  QTest::keyClick(&window, Qt::Key_F1);
  ASSERT_NE(window.findChild<ShortcutsPage*>(), nullptr);
  EXPECT_FALSE(keys().isModal());
  const QString lines = keys().shownLines().join('\n');
  int found = 0;
  for (const QAction* action : window.findChildren<QAction*>())
    for (const QKeySequence& key : action->shortcuts()) {
      ++found;
      EXPECT_TRUE(lines.contains(key.toString(QKeySequence::NativeText)))
          << action->text().toStdString() << ' ' << key.toString().toStdString();
    }
  EXPECT_GT(found, 12);
  EXPECT_TRUE(lines.contains("Space  Run: Lets time run, or stops it"));
  EXPECT_TRUE(lines.contains("Double-click"));
}

TEST_F(HelpTest, SearchingLeavesWhatFits) {
  const auto all = keys().shownLines().size();
  QTest::keyClicks(&keys().search(), "seed");
  const QStringList fitting = keys().shownLines();
  EXPECT_GT(fitting.size(), 0);
  EXPECT_LT(fitting.size(), all);
  for (const QString& line : fitting) EXPECT_TRUE(line.contains("seed", Qt::CaseInsensitive)) << line.toStdString();
  keys().search().setText("F11");
  ASSERT_EQ(keys().shownLines().size(), 1);
  EXPECT_TRUE(keys().shownLines().front().contains("Full screen"));
  keys().search().setText("qqq");
  EXPECT_TRUE(keys().shownLines().isEmpty());
  keys().search().clear();
  EXPECT_EQ(keys().shownLines().size(), all);
}

TEST_F(HelpTest, TheAboutPageHasVersionLicenceAndCopies) {
  window.sidePages().showAbout(AboutPage::Part::licence);
  auto* page = window.findChild<AboutPage*>();
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page->parts().currentIndex(), 1);
  const QString licence = page->licence().toPlainText();
  EXPECT_TRUE(licence.contains("GNU GENERAL PUBLIC LICENSE"));
  EXPECT_TRUE(licence.contains("END OF TERMS AND CONDITIONS"));
  EXPECT_GT(licence.size(), 30000);
  window.sidePages().showAbout(AboutPage::Part::program);
  EXPECT_EQ(window.findChildren<AboutPage*>().size(), 1);
  EXPECT_EQ(page->parts().currentIndex(), 0);
  QString words;
  for (const QTextBrowser* each : page->findChildren<QTextBrowser*>()) words += each->toPlainText();
  for (const char* each : {"GPL-3.0-or-later", "Tsodyks", "Neuronal Dynamics", "Eigen", "Random123", "Qt Charts"})
    EXPECT_TRUE(words.contains(each)) << each;
  page->copyButton().click();
  const QString copied = QApplication::clipboard()->text();
  EXPECT_TRUE(copied.startsWith(QString("Engram ") + ENGRAM_VERSION));
  EXPECT_TRUE(copied.contains(QString("Qt ") + qVersion()));
}

TEST_F(HelpTest, LinksOfTheAboutPageHaveTheColourOfTheTheme) {
  window.view().chooseTheme(ViewActions::ThemeChoice::light);
  window.sidePages().showAbout(AboutPage::Part::program);
  auto* text = qobject_cast<QTextBrowser*>(window.findChild<AboutPage*>()->parts().widget(0));
  ASSERT_NE(text, nullptr);
  EXPECT_TRUE(text->toHtml().contains(lightTheme().link.name()));
  window.view().chooseTheme(ViewActions::ThemeChoice::dark);
  EXPECT_TRUE(text->toHtml().contains(darkTheme().link.name()));
}

TEST_F(HelpTest, TheBottomLineExplainsEveryControl) {
  QList<QWidget*> all;
  for (QWidget* each : window.panel().findChildren<QWidget*>())
    if (qobject_cast<QAbstractButton*>(each) != nullptr || qobject_cast<QComboBox*>(each) != nullptr ||
        qobject_cast<QSlider*>(each) != nullptr || qobject_cast<ValueField*>(each) != nullptr)
      all << each;
  for (QAbstractButton* each : window.findChild<TransportBar*>()->findChildren<QAbstractButton*>())
    if (each->objectName() != "qt_toolbar_ext_button" && each->objectName() != "readNotes") all << each;
  all << &window.plots().overlapPlot() << &window.plots().ratePlot() << &window.plots().rasterPlot();
  EXPECT_GT(all.size(), 50);
  for (QWidget* each : all) {
    if (each->isHidden()) continue;
    EXPECT_GT(hintOf(*each).size(), 10) << each->metaObject()->className() << ' '
                                        << each->accessibleName().toStdString();
    EXPECT_EQ(window.status().message(), "");
  }
}

TEST_F(HelpTest, TheBottomLineExplainsTheStartPage) {
  window.pages().showStartPage();
  StartPage& page = *window.pages().startPage();
  EXPECT_TRUE(hintOf(*page.cards()[1]).contains("Sixty memories"));
  for (QWidget* each : {static_cast<QWidget*>(&page.openButton()), static_cast<QWidget*>(&page.newButton()),
                        static_cast<QWidget*>(&page.backButton())})
    EXPECT_GT(hintOf(*each).size(), 10);
}

TEST_F(HelpTest, TooltipsNameDefaultAndRangeOfEveryNumber) {
  const std::map<std::string, QString> ranges{{"dynamics.beta", "above 0"},
                                              {"dynamics.theta", "any number"},
                                              {"dynamics.inhibition_gain", "0 or more"},
                                              {"dynamics.inhibition_delay", "0 to 1,000,000"},
                                              {"cue.pattern", "1 to M"},
                                              {"cue.fraction", "0 % to 100 %"},
                                              {"network.activity", "between 0 and 1"},
                                              {"network.inputs_per_inhibitory", "1 to N"},
                                              {"network.excitatory", "1 to 1,000,000"},
                                              {"network.patterns", "1 to 100,000"},
                                              {"stimulus.strength", "any number"},
                                              {"stimulus.pattern", "1 to M"}};
  for (const NumberControl* each : window.panel().findChildren<NumberControl*>()) {
    const QString tip = each->field().toolTip();
    EXPECT_TRUE(tip.contains("Default ")) << tip.toStdString();
    EXPECT_TRUE(tip.contains("Allowed: ")) << tip.toStdString();
  }
  for (const auto& [path, range] : ranges) {
    const QString tip = control<NumberControl>(path).field().toolTip();
    EXPECT_TRUE(tip.contains("Allowed: " + range + '.')) << path << ": " << tip.toStdString();
  }
  EXPECT_TRUE(control<NumberControl>("dynamics.beta").field().toolTip().contains("Default 4.0."));
  EXPECT_TRUE(control<ChoiceControl>("cue.kind").box().toolTip().contains("Default flipped."));
}

TEST_F(HelpTest, TooltipsHaveTheFormulaThatTheControlEnters) {
  const std::map<std::string, QString> formulas{{"dynamics.beta", "tanh β(h − θ)"},
                                                {"dynamics.theta", "tanh β(h − θ)"},
                                                {"dynamics.inhibition_gain", "g c a nᵢ"},
                                                {"dynamics.inhibition_delay", "σᴵ(t+1−d)"},
                                                {"dynamics.inhibitory_transfer", "f(hᴵ)"},
                                                {"dynamics.order", "0 … N−1"},
                                                {"cue.pattern", "ξ^μ"},
                                                {"cue.fraction", "round(f N)"},
                                                {"stimulus.on", "J ξᵢ^μ"},
                                                {"stimulus.pattern", "J ξᵢ^μ"},
                                                {"stimulus.strength", "J ξᵢ^μ"},
                                                {"stimulus.centred", "J (ξᵢ^μ − nᵢ/M)"},
                                                {"network.excitatory", "(c/N)"},
                                                {"network.inhibitory", "(c a/N_I)"},
                                                {"network.inputs_per_inhibitory", "(1/K) Σ σⱼ"},
                                                {"network.patterns", "ξᵢ^μ ξⱼ^μ"},
                                                {"network.activity", "2/(a(1−a))"},
                                                {"network.pattern_kind", "round(aN)"},
                                                {"network.wiring", "(1/K) Σ σⱼ"},
                                                {"network.feedback", "N/K"},
                                                {"network.inhibition", "mean(σᴵ)"},
                                                {"network.self_coupling", "i = j"},
                                                {"network.second_inhibitory.enabled", "c a/N_I"},
                                                {"network.second_inhibitory.threshold", "mean(σ)"}};
  for (const auto& [path, formula] : formulas) {
    const ParameterControl* at = window.panel().control(path);
    ASSERT_NE(at, nullptr) << path;
    EXPECT_TRUE(at->text().tooltip.contains(formula)) << path << ": " << at->text().tooltip.toStdString();
  }
  for (const ParameterInfo& row : parameter_table()) {  // a new parameter must come with its own
    const std::string path(row.path);
    const bool without =
        path == "dynamics.update" || path == "cue.kind" || path == "seed" || path == "noise_seed" || path == "steps";
    EXPECT_TRUE(without || formulas.count(path) == 1) << path;
  }
}

}  // namespace
}  // namespace engram::ui
