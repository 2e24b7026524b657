// What a person does with entries of the timeline.
#include <limits>

#include "core/session/draft.h"

namespace engram {

bool Session::can_edit(const std::vector<std::size_t>& places) const {
  return !places.empty() && std::all_of(places.begin(), places.end(), [&](std::size_t place) {
    return place < data_->origin.size() && !is_pending(place);
  });
}

Edit Session::moved(const std::vector<std::size_t>& places, std::int64_t steps) const {
  if (!can_edit(places)) return *this;
  const auto& timeline = scenario().timeline;
  std::int64_t first = timeline[places.front()].step, last = first;
  for (const std::size_t place : places) {
    first = std::min(first, timeline[place].step);
    last = std::max(last, timeline[place].step);
  }
  steps = std::clamp(steps, -first, std::numeric_limits<std::int64_t>::max() - last);  // they keep their distances
  if (steps == 0) return *this;
  Draft draft(*data_);
  std::vector<Draft::Item> moving;
  for (std::size_t place = 0; place < timeline.size(); ++place) {
    if (std::find(places.begin(), places.end(), place) == places.end()) continue;
    draft.make_script(place);
    moving.push_back(draft.items[place]);
    moving.back().entry.step += steps;
  }
  draft.erase(places);
  for (Draft::Item& item : moving) draft.insert(std::move(item));
  draft.restore_ends();
  return rebuilt(draft.document(), draft.origins());
}

Edit Session::replaced(std::size_t place, const TimelineEntry& entry) const {
  if (!can_edit({place}) || scenario().timeline[place] == entry) return *this;
  Draft draft(*data_);
  draft.make_script(place);
  if (entry.step == scenario().timeline[place].step) {
    draft.items[place].entry = entry;
  } else {
    draft.erase({place});
    draft.insert({entry, {}});
  }
  draft.restore_ends();
  return rebuilt(draft.document(), draft.origins());
}

Edit Session::removed(const std::vector<std::size_t>& places) const {
  if (!can_edit(places)) return *this;
  Draft draft(*data_);
  for (const std::size_t place : places) draft.make_script(place);
  draft.erase(places);
  draft.restore_ends();
  return rebuilt(draft.document(), draft.origins());
}

Edit Session::added(const TimelineEntry& entry) const {
  Draft draft(*data_);
  draft.insert({entry, {}});
  return rebuilt(draft.document(), draft.origins());
}

}  // namespace engram
