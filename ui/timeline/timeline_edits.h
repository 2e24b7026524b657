// What a person does to marks of the timeline, with the name that undo gives it.
#pragma once

#include <vector>

#include "ui/bridge/live_bridge.h"
#include "ui/timeline/timeline_marks.h"

namespace engram::ui {

/// Moves all of the marks (a stimulus with its end) by so many steps; they stop at step 0.
Problems moveMarks(LiveBridge& bridge, const std::vector<TimelineMark>& marks, std::int64_t steps);
/// Moves only the end of a stimulus; it stays at least one step long.
Problems moveEnd(LiveBridge& bridge, const TimelineMark& mark, std::int64_t steps);
Problems removeMarks(LiveBridge& bridge, const std::vector<TimelineMark>& marks);
/// Another change in place of the mark's. A stimulus with an end ends at `end`.
Problems replaceMark(LiveBridge& bridge, const TimelineMark& mark, const TimelineEntry& entry,
                     std::optional<std::int64_t> end);
/// A new change; a stimulus ends at `end`, if that is given: it is then what it would have been.
Problems addEntry(LiveBridge& bridge, const TimelineEntry& entry, std::optional<std::int64_t> end = {});

}  // namespace engram::ui
