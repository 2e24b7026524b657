// Where everything stands on the sheet of formulas.
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/understand/formula_sheet.h"

namespace engram::ui {
namespace {

// Pixels beside letters of the usual size.
constexpr double left_margin = 14, right_margin = 10, badge_room = 22, badge_size = 15;
constexpr double between_sections = 15, below_title = 7, between_lines = 6, before_numbers = 9, before_words = 7,
                 gap = 5;

}  // namespace

QFont FormulaSheet::mathFont(bool numbers) const {
  QFont font = this->font();
  font.setPixelSize(theme_.px(numbers ? 14 : 16));
  return font;
}

QFont FormulaSheet::wordFont(bool title) const {
  QFont font = this->font();
  font.setPixelSize(title ? theme_.smallFontSize : theme_.px(12));
  if (title) font.setWeight(QFont::DemiBold);
  return font;
}

double FormulaSheet::indentOf(const FormulaSection& section) const {
  return theme_.px(left_margin) + (section.hasSides() ? theme_.px(badge_room) : 0);
}

FormulaSheet::Badge FormulaSheet::badgeAt(double baseline, Side side) const {
  const double size = theme_.px(badge_size);
  return {QRectF(theme_.px(left_margin), std::round(baseline - theme_.px(5) - size / 2), size, size), side};
}

FormulaSheet::Layout FormulaSheet::layOut(double width) const {
  Layout layout;
  layout.height = theme_.px(4);
  const double left = theme_.px(left_margin), room = width - left - theme_.px(right_margin);
  for (const FormulaSection& section : sections_) {
    const QFontMetricsF metrics(wordFont(true));
    const QRectF title = metrics.boundingRect(QRectF(left, layout.height, room, 1000), Qt::TextWordWrap, section.title);
    layout.words.push_back({QRectF(left, layout.height, room, title.height()), section.title, true});
    layout.height += title.height() + theme_.px(below_title);
    layOutLines(section, width, layout);
    layOutWords(section, width, layout);
    layout.height += theme_.px(between_sections);
  }
  return layout;
}

void FormulaSheet::place(Layout& layout, const FormulaLine& line, MathBox box, double x, double baseline) const {
  layout.used_width = std::max(layout.used_width, x + box.width);
  layout.formulas.push_back({std::move(box), {x, baseline}, line.numbers, line.side});
}

bool FormulaSheet::hasOwnLine(const FormulaLine& line, double room) const {
  const QFont font = mathFont(line.numbers);
  const double name = setInLine(line.equation.left, font).width, value = setInLine(line.equation.right, font).width;
  return name > 0.36 * room || (name > 0.2 * room && name + theme_.px(gap) + value > room);
}

void FormulaSheet::layOutLines(const FormulaSection& section, double width, Layout& layout) const {
  const double left = indentOf(section), room = width - left - theme_.px(right_margin);
  double column = 0;  // where the equals signs stand
  for (const FormulaLine& line : section.lines) {
    const double name = setInLine(line.equation.left, mathFont(line.numbers)).width;
    if (name > 0 && !hasOwnLine(line, room)) column = std::max(column, name + theme_.px(gap));
  }
  bool numbers = false;
  for (const FormulaLine& line : section.lines) {
    layout.height += theme_.px(line.numbers && !numbers ? before_numbers : between_lines);
    numbers = line.numbers;
    layOutLine(line, left, room, column, layout);
  }
}

void FormulaSheet::layOutLine(const FormulaLine& line, double left, double room, double column, Layout& layout) const {
  const QFont font = mathFont(line.numbers);
  const bool own_line = hasOwnLine(line, room);
  const double step = theme_.px(gap), indent = theme_.px(16);
  MathBox name = setInLines(line.equation.left, font, room, 0);
  const bool beside = !own_line || name.width + step + setInLine(line.equation.right, font).width <= room;
  const double x = !own_line ? column : beside ? name.width + step : indent;
  MathBox value = setInLines(line.equation.right, font, room - x, indent);
  double baseline = layout.height + (beside ? std::max(name.ascent, value.ascent) : name.ascent);
  if (line.side) layout.badges.push_back(badgeAt(baseline, *line.side));
  double descent = name.descent;
  if (name.width > 0) {
    const double at = own_line ? left : left + column - step - name.width;
    place(layout, line, std::move(name), at, baseline);
  }
  if (!beside) {
    baseline += descent + theme_.px(between_lines) + value.ascent;
    descent = 0;
  }
  layout.height = baseline + std::max(descent, value.descent);
  place(layout, line, std::move(value), left + x, baseline);
}

void FormulaSheet::layOutWords(const FormulaSection& section, double width, Layout& layout) const {
  const double left = indentOf(section), room = width - left - theme_.px(right_margin);
  const QFontMetricsF metrics(wordFont(false));
  for (const FormulaWords& each : section.words) {
    layout.height += theme_.px(before_words);
    const QRectF needed = metrics.boundingRect(QRectF(left, 0, room, 1000), Qt::TextWordWrap, each.text);
    layout.words.push_back({QRectF(left, layout.height, room, needed.height() + 2), each.text, false});
    if (each.side) layout.badges.push_back(badgeAt(layout.height + metrics.ascent(), *each.side));
    layout.height += needed.height();
  }
}

}  // namespace engram::ui
