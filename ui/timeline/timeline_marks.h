// What the timeline bar shows of a session: a mark for every change, and the steps with a stimulus.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/session/session.h"

namespace engram::ui {

/// A change, or a stimulus with its end.
struct TimelineMark {
  std::vector<std::size_t> places;  // in the timeline: of the change, then of the end
  std::int64_t step = 0;
  std::optional<std::int64_t> end;  // of a stimulus: from this step on it is what it was before
  std::optional<Side> side;         // absent: both
  bool byHand = false;              // else of the script
  bool pending = false;             // on its way; its step is a guess
  bool stimulus = false;            // there is one after it
  QString words;                    // "step 120: stimulus with memory 4, strength 2 (A and B)"
};

/// Steps with a stimulus on a side: those that lead from `from` to `from` + 1, …, to `to`; no `to`: for ever.
struct TimelineSpan {
  Side side;
  std::int64_t from;
  std::optional<std::int64_t> to;
};

/// In the order of the timeline.
[[nodiscard]] std::vector<TimelineMark> timelineMarks(const Session& session);
/// The one among `marks` that is `mark`, wherever its entries are now; null if it is gone or on its way.
[[nodiscard]] const TimelineMark* sameMark(const std::vector<TimelineMark>& marks, const TimelineMark& mark);
[[nodiscard]] std::vector<TimelineSpan> timelineSpans(const Session& session);

}  // namespace engram::ui
