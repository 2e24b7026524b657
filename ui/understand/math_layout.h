// Where the letters of a formula stand.
#pragma once

#include <QFont>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <string>
#include <vector>

#include "ui/understand/math.h"

namespace engram::ui {

/// A formula, or a part of one, set in letters. The origin is at the left, on the baseline.
struct MathBox {
  struct Run {
    QPointF at;  // on the baseline
    QString text;
    QFont font;
    bool number = false, differs = false;
    double width = 0;
  };
  struct Area {
    QRectF rect;
    std::string key;
    bool number = false;
  };

  double width = 0, ascent = 0, descent = 0;
  std::vector<Run> runs;
  std::vector<QLineF> bars;  // of fractions
  std::vector<Area> areas;   // of symbols that stand for something

  /// Puts another box into this one, its origin at `at`.
  void add(const MathBox& other, QPointF at);
  [[nodiscard]] double height() const { return ascent + descent; }
};

/// Sets `m` in one line. `font` has a size in pixels.
[[nodiscard]] MathBox setInLine(const Math& m, const QFont& font);

/// Sets `m` in lines of at most `width`, broken at spaces of the row, later ones at `indent`. What cannot be broken is
/// set in smaller letters.
[[nodiscard]] MathBox setInLines(const Math& m, const QFont& font, double width, double indent);

}  // namespace engram::ui
