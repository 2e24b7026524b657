#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QRegularExpression>
#include <string>

#include "tests/ui/pixels.h"
#include "ui/plots/theme.h"

namespace engram::ui {
namespace {

struct NamedTheme {
  const char* name;
  Theme theme;
};

void PrintTo(const NamedTheme& each, std::ostream* out) { *out << each.name; }

class PlotsTheme : public testing::TestWithParam<NamedTheme> {
 protected:
  Theme theme = GetParam().theme;
};

INSTANTIATE_TEST_SUITE_P(Themes, PlotsTheme,
                         testing::Values(NamedTheme{"dark", darkTheme()}, NamedTheme{"light", lightTheme()},
                                         NamedTheme{"projector", projectorTheme()},
                                         NamedTheme{"larger", withLargerText(darkTheme(), 1.5)}),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(PlotsContrast, FollowsWcag) {
  EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 1e-9);
  EXPECT_NEAR(contrast(Qt::white, Qt::white), 1, 1e-9);
  EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

TEST_P(PlotsTheme, TextCanBeRead) {
  struct Pair {
    const char* what;
    QColor text, ground;
  };
  const Theme& t = theme;
  for (const auto& pair : {Pair{"text on card", t.text, t.card},
                           Pair{"text on window", t.text, t.window},
                           Pair{"text in field", t.text, t.field},
                           Pair{"text on button", t.text, t.button},
                           Pair{"text on hovered button", t.text, t.buttonHover},
                           Pair{"text on menu bar", t.text, t.chrome},
                           Pair{"text on pressed button", t.text, t.groove},
                           Pair{"muted on card", t.mutedText, t.card},
                           Pair{"muted on window", t.mutedText, t.window},
                           Pair{"muted on status bar", t.mutedText, t.chrome},
                           Pair{"on accent", t.accentText, t.accent},
                           Pair{"on hovered accent", t.accentText, t.accentHover},
                           Pair{"link", t.link, t.card},
                           Pair{"error", t.error, t.card},
                           Pair{"error on window", t.error, t.window},
                           Pair{"warning", t.warning, t.card},
                           Pair{"stimulus name", t.onStimulus, t.card},
                           Pair{"muted in field", t.mutedText, t.field},
                           Pair{"text on focused field", t.text, t.card},
                           Pair{"muted on button", t.mutedText, t.button},
                           Pair{"link on window", t.link, t.window},
                           Pair{"link in field", t.link, t.field},
                           Pair{"error on status bar", t.error, t.chrome},
                           Pair{"error in field", t.error, t.field},
                           Pair{"warning on window", t.warning, t.window},
                           Pair{"on side A", t.accentText, t.sideA},
                           Pair{"on side B", t.accentText, t.sideB}})
    EXPECT_GE(contrast(pair.text, pair.ground), 4.5) << pair.what;
}

TEST_P(PlotsTheme, WhatQtPaintsByItselfCanBeRead) {
  const QPalette p = palette(theme);
  const auto ratio = [&](QPalette::ColorRole text, QPalette::ColorRole ground) {
    return contrast(p.color(text), p.color(ground));
  };
  EXPECT_GE(ratio(QPalette::WindowText, QPalette::Window), 4.5);
  EXPECT_GE(ratio(QPalette::Text, QPalette::Base), 4.5);
  EXPECT_GE(ratio(QPalette::Text, QPalette::AlternateBase), 4.5);
  EXPECT_GE(ratio(QPalette::PlaceholderText, QPalette::Base), 4.5);
  EXPECT_GE(ratio(QPalette::ButtonText, QPalette::Button), 4.5);
  EXPECT_GE(ratio(QPalette::HighlightedText, QPalette::Highlight), 4.5);
  EXPECT_GE(ratio(QPalette::ToolTipText, QPalette::ToolTipBase), 4.5);
  EXPECT_GE(ratio(QPalette::Link, QPalette::Base), 4.5);
  EXPECT_GE(ratio(QPalette::BrightText, QPalette::Window), 4.5);
}

TEST_P(PlotsTheme, ControlsAndFocusStandOut) {
  for (const QColor& ground : {theme.card, theme.field}) {
    EXPECT_GE(contrast(theme.controlEdge, ground), 3.0);
    EXPECT_GE(contrast(theme.link, ground), 3.0) << "the focus ring";
    EXPECT_GE(contrast(theme.accent, ground), 3.0) << "the mark of a changed value, the filled part of a slider";
  }
}

TEST_P(PlotsTheme, CurvesStandOutFromTheirGround) {
  std::vector<QColor> curves{theme.cued, theme.excitatory, theme.inhibitory, theme.secondInhibitory};
  curves.insert(curves.end(), theme.strong.begin(), theme.strong.end());
  for (const auto& color : curves) EXPECT_GE(contrast(color, theme.card), 3.0) << color.name().toStdString();
  for (const auto& color :
       {theme.rasterCued, theme.rasterExcitatory, theme.rasterInhibitory, theme.rasterSecondInhibitory})
    EXPECT_GE(contrast(color, theme.rasterBackground), 3.0) << color.name().toStdString();
  EXPECT_LT(contrast(theme.recede, theme.card), contrast(theme.cued, theme.card));
  EXPECT_GE(contrast(theme.recede, theme.card), 1.5);
  EXPECT_GE(contrast(theme.reference, theme.card), 3.0);
  EXPECT_GE(contrast(theme.grid, theme.card), 1.1) << "faint but there";
}

TEST_P(PlotsTheme, NamedCurvesDiffer) {
  std::vector<QColor> curves(theme.strong.begin(), theme.strong.end());
  curves.push_back(theme.cued);
  for (std::size_t a = 0; a < curves.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_GT(distance(curves[a], curves[b]), 90)
          << curves[a].name().toStdString() << " " << curves[b].name().toStdString();
    }
}

TEST_P(PlotsTheme, StyleSheetIsCompleteAndValid) {
  const QString sheet = styleSheet(theme);
  EXPECT_FALSE(sheet.contains(QLatin1Char('@'))) << "an unknown name was left over";
  EXPECT_FALSE(sheet.contains(QRegularExpression(QStringLiteral(":\\s*;")))) << "an empty value";
  EXPECT_EQ(sheet.count(QLatin1Char('{')), sheet.count(QLatin1Char('}')));
  EXPECT_TRUE(sheet.contains(theme.accent.name()));
  for (auto images = QRegularExpression(QStringLiteral("url\\(([^)]*)\\)")).globalMatch(sheet); images.hasNext();) {
    const QString path = images.next().captured(1);
    EXPECT_FALSE(QImage(path).isNull()) << path.toStdString();
  }
}

TEST_P(PlotsTheme, PrimaryButtonIsFilledWithAccentAndFocusIsVisible) {
  QWidget window;
  window.setStyleSheet(styleSheet(theme));
  window.resize(200, 120);
  auto* plain = new QPushButton(QStringLiteral("plain"), &window);
  auto* primary = new QPushButton(QStringLiteral("primary"), &window);
  primary->setProperty("primary", true);
  plain->setGeometry(10, 10, 120, 32);
  primary->setGeometry(10, 60, 120, 32);
  window.show();
  EXPECT_EQ(plain->grab().toImage().pixelColor(12, 16), theme.button);
  EXPECT_EQ(primary->grab().toImage().pixelColor(12, 16), theme.accent);
  plain->clearFocus();
  const QImage before = plain->grab().toImage();
  window.activateWindow();
  plain->setFocus(Qt::TabFocusReason);
  QApplication::processEvents();
  ASSERT_TRUE(plain->hasFocus());
  EXPECT_NE(plain->grab().toImage(), before);
}

TEST(PlotsProjector, HasLargeLettersThickLinesAndStrongColours) {
  const Theme t = projectorTheme();
  EXPECT_EQ(t.fontSize, 19);
  EXPECT_EQ(t.smallFontSize, 16);
  EXPECT_GE(t.curveLine, 3);
  EXPECT_GE(t.cuedLine, 4.5);
  EXPECT_GE(contrast(t.text, t.card), 15);
  EXPECT_GE(contrast(t.mutedText, t.card), 7) << "a lit room takes half of it";
  for (const auto& color : {t.cued, t.inhibitory, t.strong[0], t.strong[1], t.strong[2], t.strong[3]})
    EXPECT_GE(contrast(color, t.card), 4.5) << color.name().toStdString();
}

TEST(PlotsText, LargerLettersScaleWhatHoldsThem) {
  const Theme t = withLargerText(darkTheme(), 1.5);
  EXPECT_EQ(t.fontSize, 20);
  EXPECT_EQ(t.px(10), 15);
  EXPECT_GT(t.cuedLine, darkTheme().cuedLine);
  EXPECT_TRUE(styleSheet(t).contains("font-size: 20px"));
  EXPECT_EQ(filledIn("a @px10 b @card c", t), "a 15px b " + t.card.name() + " c");
}

}  // namespace
}  // namespace engram::ui
