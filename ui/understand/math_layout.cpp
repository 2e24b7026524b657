#include "ui/understand/math_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace engram::ui {
namespace {

using Kind = Math::Kind;

QFont scaled(QFont font, double factor) {
  font.setPixelSize(std::max(8, static_cast<int>(std::lround(font.pixelSize() * factor))));
  return font;
}

constexpr double script_size = 0.72, limit_size = 0.66, fraction_size = 0.86, sum_size = 1.35;
constexpr double axis = 0.28;  // height of fraction bars and minus signs above the baseline, of the letters' size

MathBox setText(const Math& m, QFont font) {
  font.setItalic(m.kind == Kind::letter);
  const QFontMetricsF metrics(font);
  MathBox box;
  box.width = metrics.horizontalAdvance(m.text);
  if (m.kind == Kind::letter) box.width += 0.04 * font.pixelSize();  // they lean
  box.ascent = metrics.capHeight() + 0.12 * font.pixelSize();
  box.descent = 0.24 * font.pixelSize();
  box.runs.push_back({{0, 0}, m.text, font, m.number, m.differs, box.width});
  return box;
}

MathBox setRow(const Math& m, const QFont& font) {
  MathBox box;
  for (const Math& part : m.parts) box.add(setInLine(part, font), {box.width, 0});
  return box;
}

MathBox setScripts(const Math& m, const QFont& font) {
  MathBox box = setInLine(m.parts[0], font);
  const double left = box.width;
  const QFont small = scaled(font, script_size);
  const MathBox below = setInLine(m.parts[1], small), above = setInLine(m.parts[2], small);
  const double size = font.pixelSize();
  const bool both = below.width > 0 && above.width > 0;
  if (below.width > 0) box.add(below, {left, (both ? 0.3 : 0.22) * size});
  if (above.width > 0) box.add(above, {left, (both ? -0.5 : -0.42) * size});
  box.width += 0.05 * size;
  return box;
}

MathBox setFraction(const Math& m, const QFont& font) {
  const QFont small = scaled(font, fraction_size);
  const MathBox above = setInLine(m.parts[0], small), below = setInLine(m.parts[1], small);
  const double size = font.pixelSize(), side = 0.12 * size, gap = 0.06 * size;
  const double inner = std::max(above.width, below.width) + 2 * side, middle = -axis * size;
  MathBox box;
  box.add(above, {side + (inner - above.width) / 2, middle - gap - above.descent});
  box.add(below, {side + (inner - below.width) / 2, middle + gap + below.ascent});
  box.bars.push_back({side, middle, side + inner, middle});
  box.width = inner + 2 * side;
  return box;
}

MathBox setSum(const Math& m, const QFont& font) {
  const double size = font.pixelSize();
  const MathBox sign = setText(math::text(QStringLiteral("Σ")), scaled(font, sum_size));
  const QFont small = scaled(font, limit_size);
  const MathBox below = setInLine(m.parts[0], small), above = setInLine(m.parts[1], small);
  const double inner = std::max({sign.width, below.width, above.width}), down = 0.16 * size;
  MathBox box;
  box.add(sign, {(inner - sign.width) / 2, down});
  if (below.width > 0) box.add(below, {(inner - below.width) / 2, down + 0.1 * size + below.ascent});
  if (above.width > 0) box.add(above, {(inner - above.width) / 2, down - sign.ascent - above.descent + 0.1 * size});
  box.width = inner + 0.18 * size;
  return box;
}

MathBox setPlain(const Math& m, const QFont& font) {
  switch (m.kind) {
    case Kind::text:
    case Kind::letter:
      return setText(m, font);
    case Kind::space: {
      MathBox box;
      box.width = 0.22 * font.pixelSize();
      return box;
    }
    case Kind::row:
      return setRow(m, font);
    case Kind::scripts:
      return setScripts(m, font);
    case Kind::fraction:
      return setFraction(m, font);
    case Kind::sum:
      return setSum(m, font);
  }
  return {};
}

/// The parts between which a line may be broken.
void split(const Math& m, std::vector<Math>& pieces) {
  if (m.kind == Kind::row && m.key.empty()) {
    for (const Math& part : m.parts) split(part, pieces);
    return;
  }
  if (m.kind == Kind::space || pieces.empty()) pieces.push_back(math::row({}));
  pieces.back().parts.push_back(m);
}

}  // namespace

void MathBox::add(const MathBox& other, QPointF at) {
  for (Run run : other.runs) {
    run.at += at;
    runs.push_back(std::move(run));
  }
  for (const QLineF& bar : other.bars) bars.push_back(bar.translated(at));
  for (const Area& area : other.areas) areas.push_back({area.rect.translated(at), area.key, area.number});
  width = std::max(width, at.x() + other.width);
  ascent = std::max(ascent, other.ascent - at.y());
  descent = std::max(descent, other.descent + at.y());
}

MathBox setInLine(const Math& m, const QFont& font) {
  MathBox box = setPlain(m, font);
  if (!m.key.empty() && box.width > 0)
    box.areas.push_back({QRectF(0, -box.ascent, box.width, box.height()), m.key, m.number});
  return box;
}

MathBox setInLines(const Math& m, const QFont& font, double width, double indent) {
  std::vector<Math> pieces;
  split(m, pieces);
  std::vector<MathBox> lines(1);
  for (const Math& piece : pieces) {
    MathBox box = setInLine(piece, font);
    const double free = width - (lines.size() > 1 ? indent : 0);
    if (lines.back().width > 0 && lines.back().width + box.width > free) lines.emplace_back();
    const double room = width - (lines.size() > 1 ? indent : 0);
    for (double factor = 0.95; box.width > room && factor > 0.4; factor -= 0.05)
      box = setInLine(piece, scaled(font, factor));
    lines.back().add(box, {lines.back().width, 0});
  }
  MathBox all = lines.front();
  const double leading = 0.12 * font.pixelSize();
  for (std::size_t n = 1; n < lines.size(); ++n) all.add(lines[n], {indent, all.descent + leading + lines[n].ascent});
  return all;
}

}  // namespace engram::ui
