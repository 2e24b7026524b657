// One line of a legend.
#pragma once

#include <QColor>
#include <QString>

namespace engram::ui {

struct LegendEntry {
  enum class Mark { line, dashes, square };

  QString name;
  QColor color;
  double width = 1.6;  // of the line, in logical pixels
  Mark mark = Mark::line;
  bool strong = false;  // name in bold: the one to look at
  bool operator==(const LegendEntry&) const = default;
};

}  // namespace engram::ui
