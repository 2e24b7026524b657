// Where everything on the timeline bar lies, and what is under the pointer.
#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <vector>

#include "ui/plots/theme.h"
#include "ui/timeline/timeline_marks.h"
#include "ui/timeline/timeline_scale.h"

namespace engram::ui {

/// Marks so close to each other that they are drawn as one.
struct MarkGroup {
  std::vector<std::size_t> marks;
  QRectF shape;  // of the triangle
};

class TimelineLayout {
 public:
  void setMarks(std::vector<TimelineMark> marks, std::vector<TimelineSpan> spans);
  /// Lays everything out in a widget of this size; `small` are the letters of the numbers.
  void fit(const QSizeF& size, const Theme& theme, const QFontMetricsF& small);

  [[nodiscard]] const std::vector<TimelineMark>& marks() const { return marks_; }
  [[nodiscard]] const std::vector<TimelineSpan>& spans() const { return spans_; }
  [[nodiscard]] const std::vector<MarkGroup>& groups() const { return groups_; }
  [[nodiscard]] TimelineScale& scale() { return scale_; }
  [[nodiscard]] const TimelineScale& scale() const { return scale_; }
  [[nodiscard]] const QRectF& bar() const { return bar_; }
  /// Above the bar: marks, and the bands of stimuli.
  [[nodiscard]] const QRectF& lane() const { return lane_; }
  [[nodiscard]] double handleRadius() const { return handle_; }

  enum class Part { bar, mark, end };
  struct Hit {
    Part part = Part::bar;
    std::vector<std::size_t> marks = {};  // of mark and end
  };
  [[nodiscard]] Hit at(const QPointF& point) const;
  /// The group that `mark` is drawn in.
  [[nodiscard]] const MarkGroup* groupOf(std::size_t mark) const;

 private:
  std::vector<TimelineMark> marks_;
  std::vector<TimelineSpan> spans_;
  std::vector<MarkGroup> groups_;
  TimelineScale scale_;
  QRectF bar_, lane_;
  double handle_ = 7;
};

}  // namespace engram::ui
