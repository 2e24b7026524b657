// A session on its way to a new one: its document, and its timeline with where each entry comes from.
#pragma once

#include <algorithm>
#include <vector>

#include "core/session/session.h"

namespace engram {

class Session::Draft {
 public:
  struct Item {
    TimelineEntry entry;
    Origin origin;
  };

  explicit Draft(const Data& data);

  /// The pending change `ticket`.
  [[nodiscard]] auto find(std::uint64_t ticket) {
    return std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.origin.ticket == ticket; });
  }
  /// The entry of the same step and side, made by hand too, that `item` can become part of: no entry behind it acts on
  /// that side. The end if there is none.
  [[nodiscard]] std::vector<Item>::iterator joined_by(const Item& item);
  /// Puts `item` behind all entries up to its step.
  void insert(Item item);
  /// Values of an entry become values of the scenario itself (of the comparison, if they are for B alone).
  void fold_into_document(const TimelineEntry& entry);
  /// `entry`, not inserted yet, sets the stimulus: pulses that act then do not end later. If it is the start of a pulse
  /// of `steps` > 0 steps itself, its end is inserted: the stimulus is then what it was before, on each side.
  void end_pulse(const TimelineEntry& entry, std::int64_t steps, bool compares);

  /// The document with the timeline as it is now.
  [[nodiscard]] Json document() const;
  [[nodiscard]] std::vector<Origin> origins() const;

  std::vector<Item> items;

 private:
  [[nodiscard]] Json stimulus_before(const TimelineEntry& entry, Side side);
  Json document_;
};

}  // namespace engram
