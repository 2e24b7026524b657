// Draws the timeline bar.
#pragma once

#include <QPainter>

#include "ui/timeline/timeline_layout.h"

namespace engram::ui {

/// What is to be seen besides the marks.
struct TimelineView {
  std::int64_t now = 0, reached = 0;
  std::optional<std::int64_t> ghost = {};  // where what is being dragged would come to lie
  std::optional<std::size_t> chosen = {};  // mark
  bool focused = false, held = false;      // the handle
  bool compares = false;
};

class TimelinePainter {
 public:
  TimelinePainter(QPainter& painter, const TimelineLayout& layout, const Theme& theme);

  void draw(const TimelineView& view, const QRectF& room);

 private:
  void drawNumbers(const QRectF& room);
  void drawBar(const TimelineView& view);
  void drawSpans(bool compares);
  void drawMark(const MarkGroup& group, bool chosen);
  void drawCount(const MarkGroup& group);
  void drawGhost(std::int64_t step);
  void drawHandle(const TimelineView& view);

  QPainter& painter_;
  const TimelineLayout& layout_;
  const Theme& theme_;
};

}  // namespace engram::ui
