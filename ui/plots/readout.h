// What a plot says about one step: the values under the cursor.
#pragma once

#include <QColor>
#include <QString>
#include <QVector>

#include "core/live/sample.h"
#include "ui/plots/curve_marker.h"

namespace engram::ui {

struct Readout {
  struct Row {
    QColor color;  // of the mark before the name; invalid: no mark
    QString name, value;
    bool strong = false;  // the row to look at
    MarkerShape marker = MarkerShape::none;
    bool spare = false;  // left out first where there is no room
    bool operator==(const Row&) const = default;
  };
  QString title;  // the step or steps
  QVector<Row> rows;

  [[nodiscard]] bool empty() const { return title.isEmpty(); }
  /// In one sentence, for screen readers.
  [[nodiscard]] QString text() const;
  bool operator==(const Readout&) const = default;
};

/// A value, or its smallest and largest where they differ in the digits shown; "–" if there is none.
[[nodiscard]] QString rangeText(const Range& range, int digits);
/// What an axis of time counts: steps, or the single-neuron updates within one.
enum class TimeUnit { step, update };
/// "step 7" or "steps 70 – 79".
[[nodiscard]] QString stepsText(std::int64_t first, std::int64_t last, TimeUnit unit = TimeUnit::step);

}  // namespace engram::ui
