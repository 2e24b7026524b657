// One line of a legend.
#pragma once

#include <QColor>
#include <QString>
#include <QtGlobal>

#include "ui/plots/curve_marker.h"

namespace engram::ui {

struct LegendEntry {
  enum class Mark { line, dashes, square };

  QString name;
  QColor color;
  double width = 1.6;  // of the line, in logical pixels
  Mark mark = Mark::line;
  bool strong = false;                     // name in bold: the one to look at
  qint64 key = -1;                         // what it stands for: a memory, a population
  bool off = false;                        // switched off: hollow and struck out
  bool pinned = false;                     // bears a pin
  MarkerShape marker = MarkerShape::none;  // on the line
  bool operator==(const LegendEntry&) const = default;
};

}  // namespace engram::ui
