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
  t.sideB = rgb(0xb36b00);
  setCurves(t);
  return t;
}

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
