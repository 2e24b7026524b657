// What a person does with entries of the timeline.
#include "core/session/draft.h"

namespace engram {

Edit Session::moved(const std::vector<std::size_t>&, std::int64_t) const { return *this; }
Edit Session::replaced(std::size_t, const TimelineEntry&) const { return *this; }
Edit Session::removed(const std::vector<std::size_t>&) const { return *this; }
Edit Session::added(const TimelineEntry&) const { return *this; }

}  // namespace engram
