// The context menu of the timeline bar.
#pragma once

#include <vector>

#include "ui/timeline/timeline_marks.h"

class QPoint;

namespace engram::ui {

class TimelineBar;

/// For these marks, or none, at `step`.
void showTimelineMenu(TimelineBar& bar, const std::vector<TimelineMark>& marks, std::int64_t step, const QPoint& where);

}  // namespace engram::ui
