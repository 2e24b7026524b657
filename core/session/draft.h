// A session on its way to a new one: its document, and its timeline with where each entry comes from.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "core/session/session.h"

namespace engram {

class Session::Draft {
 public:
  struct Item {
    TimelineEntry entry;
    Origin origin;
    /// Whether the entry changes `side`.
    [[nodiscard]] bool acts_on(Side side) const { return entry.side.value_or(side) == side; }
    [[nodiscard]] bool sets_stimulus() const { return entry.set.contains("stimulus"); }
    [[nodiscard]] bool is_pending() const { return origin.ticket != 0; }
    /// The end of the pulse that `start` begins, or of its part on one side.
    [[nodiscard]] bool ends(const Item& start) const;
  };

  explicit Draft(const Data& data);

  /// The pending change `ticket`.
  [[nodiscard]] auto find(std::uint64_t ticket) {
    return std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.origin.ticket == ticket; });
  }
  /// Puts `item` behind all entries up to its step; what is pending comes later still.
  void insert(Item item);
  /// Takes entries out by their places.
  void erase(const std::vector<std::size_t>& places);
  /// A change made by hand at its step: part of the entry that holds those of the same step, or an entry of its own.
  void insert_by_hand(Item item);
  /// Pending changes cannot happen before `step`.
  void delay_pending(std::int64_t step);

  /// Values of an entry become values of the scenario itself (of the comparison, if they are for B alone). The other
  /// side keeps what it has.
  void fold_into_document(const TimelineEntry& entry);
  /// Whether an entry of step 0 sets what `entry` sets, so that folding it would have no effect.
  [[nodiscard]] bool is_overridden_at_start(const TimelineEntry& entry) const;

  /// `item`, not inserted yet, sets the stimulus: pulses that it cuts off do not end later. If it is a pulse itself,
  /// its end is inserted: the stimulus is then what it would be without it, on each side.
  void end_pulses(const Item& item);
  /// Pulses whose end was cut off by something that is gone end again.
  void restore_ends();
  /// The start and the end of a pulse of which `at` is one become script, so that nothing drops one without the other.
  void make_script(std::size_t at);

  /// The document with the timeline as it is now.
  [[nodiscard]] Json document() const;
  [[nodiscard]] std::vector<Origin> origins() const;

  std::vector<Item> items;

 private:
  [[nodiscard]] bool compares() const { return document_.contains("comparison"); }
  /// The value of B at `path` at step 0, in full, as it is written in a file.
  [[nodiscard]] Json value_of_b(const std::string& path) const;
  /// The stimulus in force at `step`, not counting `without`.
  [[nodiscard]] Json stimulus_at(std::int64_t step, Side side, const Item* without = nullptr) const;
  /// What acts after a pulse: for A and for B, as far as it is for them and they are there.
  using After = std::array<std::optional<Json>, 2>;
  [[nodiscard]] After after_pulse(const Item& start) const;
  void insert_ends(const Item& start, const After& after);

  Json document_;
};

}  // namespace engram
