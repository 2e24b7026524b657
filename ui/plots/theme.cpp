#include "ui/plots/theme.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

QColor rgb(unsigned hex) { return QColor::fromRgb(hex); }

QColor translucent(unsigned hex, double alpha) {
  QColor color = QColor::fromRgb(hex);
  color.setAlphaF(static_cast<float>(alpha));
  return color;
}

double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.red() / 255.0) + 0.7152 * linear(color.green() / 255.0) +
         0.0722 * linear(color.blue() / 255.0);
}

void setCurves(Theme& t) {
  t.excitatory = t.cued;
  t.rasterCued = t.cued;
  t.rasterInhibitory = t.inhibitory;
  t.rasterSecondInhibitory = t.secondInhibitory;
}

}  // namespace

Theme darkTheme() {
  Theme t;
  t.dark = true;
  t.chrome = rgb(0x15181d);
  t.window = rgb(0x1b1e24);
  t.card = rgb(0x242830);
  t.cardBorder = rgb(0x39404c);
  t.field = rgb(0x1b1e24);
  t.fieldBorder = rgb(0x39404c);
  t.button = rgb(0x2f353f);
  t.buttonHover = rgb(0x3a424f);
  t.groove = rgb(0x39404c);
  t.handle = rgb(0xf2f4f8);
  t.controlEdge = rgb(0x768194);
  t.stimulus = translucent(0xf0e442, 0.17);
  t.text = rgb(0xd9dde5);
  t.mutedText = rgb(0x98a1b0);
  t.accentText = rgb(0x0f141a);
  t.grid = rgb(0x323843);
  t.axis = rgb(0x4a5362);
  t.accent = rgb(0x56b4e9);
  t.accentHover = rgb(0x7cc6f0);
  t.link = rgb(0x56b4e9);
  t.error = rgb(0xff8f85);
  t.warning = rgb(0xf2b84b);
  t.onStimulus = rgb(0xf0e442);
  t.cued = rgb(0x56b4e9);
  t.strong = {rgb(0x009e73), rgb(0xcc79a7), rgb(0xe69f00), rgb(0xf0e442)};
  t.recede = rgb(0x5a6475);
  t.envelope = translucent(0x8a93a3, 0.22);
  t.reference = rgb(0x8a93a3);
  t.inhibitory = rgb(0xd55e00);
  t.secondInhibitory = rgb(0xcc79a7);
  t.rasterBackground = rgb(0x1b1e24);
  t.rasterExcitatory = rgb(0xaab3c2);
  t.sideA = rgb(0x56b4e9);
  t.sideB = rgb(0xe69f00);
  t.difference = rgb(0xcc79a7);
  setCurves(t);
  return t;
}

Theme lightTheme() {
  Theme t;
  t.dark = false;
  t.chrome = rgb(0xe3e7ed);
  t.window = rgb(0xeef0f4);
  t.card = rgb(0xffffff);
  t.cardBorder = rgb(0xd3d9e2);
  t.field = rgb(0xf7f8fa);
  t.fieldBorder = rgb(0xc3cad5);
  t.button = rgb(0xeaedf2);
  t.buttonHover = rgb(0xdce1e9);
  t.groove = rgb(0xd3d9e2);
  t.handle = rgb(0xffffff);
  t.controlEdge = rgb(0x7d8795);
  t.stimulus = translucent(0xe6c200, 0.28);
  t.text = rgb(0x1d222a);
  t.mutedText = rgb(0x59626f);
  t.accentText = rgb(0xffffff);
  t.grid = rgb(0xe4e8ee);
  t.axis = rgb(0xa9b2bf);
  t.accent = rgb(0x0072b2);
  t.accentHover = rgb(0x005f96);
  t.link = rgb(0x00679f);
  t.error = rgb(0xb3261e);
  t.warning = rgb(0x875200);
  t.onStimulus = rgb(0x6b5a00);
  t.cued = rgb(0x0072b2);
  t.strong = {rgb(0x009e73), rgb(0xc0609a), rgb(0xcc8400), rgb(0x5d3a9b)};  // orange darker, yellow to purple: on white
  t.recede = rgb(0xb9c0cb);
  t.envelope = translucent(0x59626f, 0.16);
  t.reference = rgb(0x7d8795);
  t.inhibitory = rgb(0xd55e00);
  t.secondInhibitory = rgb(0xb04a8a);
  t.rasterBackground = rgb(0xf4f6f9);
  t.rasterExcitatory = rgb(0x545d6b);
  t.sideA = rgb(0x0072b2);
  t.sideB = rgb(0x9a5b00);
  t.difference = rgb(0xb04a8a);
  setCurves(t);
  return t;
}

Theme projectorTheme() {
  Theme t = withLargerText(lightTheme(), 19.0 / 13);
  t.cardBorder = rgb(0xb3bcc9);
  t.fieldBorder = rgb(0x8f99a8);
  t.groove = rgb(0xbcc5d1);
  t.controlEdge = rgb(0x59626f);
  t.text = rgb(0x0a0d12);
  t.mutedText = rgb(0x36404d);
  t.grid = rgb(0xd8dee7);
  t.axis = rgb(0x818b99);
  t.accent = rgb(0x005c99);
  t.accentHover = rgb(0x004a7d);
  t.link = rgb(0x005488);
  t.error = rgb(0xa31515);
  t.warning = rgb(0x734500);
  t.onStimulus = rgb(0x574900);
  t.cued = rgb(0x005c99);
  t.strong = {rgb(0x007a59), rgb(0xa83f80), rgb(0xa85e00), rgb(0x5d3a9b)};
  t.recede = rgb(0xa3acb9);
  t.reference = rgb(0x5c6675);
  t.inhibitory = rgb(0xc24400);
  t.secondInhibitory = rgb(0x8e3271);
  t.rasterExcitatory = rgb(0x3f4855);
  t.sideA = rgb(0x005c99);
  t.sideB = rgb(0x8a5000);
  t.thinLine = 1.5;
  t.curveLine = 3.0;
  t.cuedLine = 4.5;
  setCurves(t);
  return t;
}

Theme withLargerText(Theme theme, double factor) {
  const auto larger = [factor](int size) { return static_cast<int>(std::lround(size * factor)); };
  theme.fontSize = larger(theme.fontSize);
  theme.smallFontSize = larger(theme.smallFontSize);
  theme.titleFontSize = larger(theme.titleFontSize);
  theme.textScale *= factor;
  // Who needs larger letters sees thicker lines better too, but twice the width would hide what crosses.
  for (double* line : {&theme.thinLine, &theme.curveLine, &theme.cuedLine}) *line *= std::sqrt(factor);
  return theme;
}

int Theme::px(double size) const { return static_cast<int>(std::lround(size * textScale)); }

QPalette palette(const Theme& theme) {
  QPalette p;
  p.setColor(QPalette::Window, theme.window);
  p.setColor(QPalette::WindowText, theme.text);
  p.setColor(QPalette::Base, theme.field);
  p.setColor(QPalette::AlternateBase, theme.card);
  p.setColor(QPalette::Text, theme.text);
  p.setColor(QPalette::PlaceholderText, theme.mutedText);
  p.setColor(QPalette::Button, theme.button);
  p.setColor(QPalette::ButtonText, theme.text);
  p.setColor(QPalette::BrightText, theme.error);
  p.setColor(QPalette::Highlight, theme.accent);
  p.setColor(QPalette::HighlightedText, theme.accentText);
  p.setColor(QPalette::Link, theme.link);
  p.setColor(QPalette::LinkVisited, theme.link);
  p.setColor(QPalette::ToolTipBase, theme.card);
  p.setColor(QPalette::ToolTipText, theme.text);
  p.setColor(QPalette::Light, theme.buttonHover);
  p.setColor(QPalette::Midlight, theme.button);
  p.setColor(QPalette::Mid, theme.cardBorder);
  p.setColor(QPalette::Dark, theme.axis);
  p.setColor(QPalette::Shadow, theme.dark ? QColor(Qt::black) : theme.axis);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, theme.dark ? theme.axis.lighter(130) : theme.axis);
  return p;
}

double contrast(const QColor& a, const QColor& b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace engram::ui
