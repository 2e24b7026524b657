#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QRegularExpression>
#include <string>

#include "ui/plots/theme.h"

namespace engram::ui {
namespace {

class PlotsTheme : public testing::TestWithParam<bool> {
 protected:
  Theme theme = GetParam() ? darkTheme() : lightTheme();
};

INSTANTIATE_TEST_SUITE_P(DarkAndLight, PlotsTheme, testing::Bool(),
                         [](const auto& param) { return std::string(param.param ? "dark" : "light"); });

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
  for (const auto& pair :
       {Pair{"text on card", t.text, t.card}, Pair{"text on window", t.text, t.window},
        Pair{"text in field", t.text, t.field}, Pair{"text on button", t.text, t.button},
        Pair{"text on hovered button", t.text, t.buttonHover}, Pair{"text on menu bar", t.text, t.chrome},
        Pair{"text on pressed button", t.text, t.groove}, Pair{"muted on card", t.mutedText, t.card},
        Pair{"muted on window", t.mutedText, t.window}, Pair{"muted on status bar", t.mutedText, t.chrome},
        Pair{"on accent", t.accentText, t.accent}, Pair{"on hovered accent", t.accentText, t.accentHover},
        Pair{"link", t.link, t.card}, Pair{"error", t.error, t.card}, Pair{"error on window", t.error, t.window},
        Pair{"warning", t.warning, t.card}, Pair{"stimulus name", t.onStimulus, t.card},
        Pair{"muted in field", t.mutedText, t.field}})
    EXPECT_GE(contrast(pair.text, pair.ground), 4.5) << pair.what;
}

TEST_P(PlotsTheme, SideBadgesCanBeRead) {
  EXPECT_GE(contrast(theme.accentText, theme.sideA), 4.0);
  EXPECT_GE(contrast(theme.accentText, theme.sideB), 4.0);
}

TEST_P(PlotsTheme, CurvesStandOutFromTheirGround) {
  std::vector<QColor> curves{theme.cued, theme.excitatory, theme.inhibitory, theme.secondInhibitory};
  curves.insert(curves.end(), theme.strong.begin(), theme.strong.end());
  for (const auto& color : curves) EXPECT_GE(contrast(color, theme.card), 3.0) << color.name().toStdString();
  for (const auto& color :
       {theme.rasterCued, theme.rasterExcitatory, theme.rasterInhibitory, theme.rasterSecondInhibitory})
    EXPECT_GE(contrast(color, theme.rasterBackground), 3.0) << color.name().toStdString();
  EXPECT_LT(contrast(theme.recede, theme.card), contrast(theme.cued, theme.card));
}

TEST_P(PlotsTheme, NamedCurvesDiffer) {
  std::vector<QColor> curves(theme.strong.begin(), theme.strong.end());
  curves.push_back(theme.cued);
  for (std::size_t a = 0; a < curves.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const int distance = std::abs(curves[a].red() - curves[b].red()) +
                           std::abs(curves[a].green() - curves[b].green()) +
                           std::abs(curves[a].blue() - curves[b].blue());
      EXPECT_GT(distance, 90) << curves[a].name().toStdString() << " " << curves[b].name().toStdString();
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

}  // namespace
}  // namespace engram::ui
