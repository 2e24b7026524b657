// What a person works on, as one immutable value: a scenario and the changes made to it while it ran. Everything a
// person does is a function Session -> Session (or the reasons why not), so undo is a list of sessions, and the thread
// that runs a session only ever needs the newest.
#pragma once

#include <memory>
#include <variant>

#include "core/scenario/scenario.h"

namespace engram {

class Session;

/// A new session, or why there is none.
using Edit = std::variant<Session, Problems>;

class Session {
 public:
  /// The default scenario.
  Session();

  /// Opens a checked scenario; its timeline is its script.
  explicit Session(Scenario scenario);

  /// The file's text, with every change made so far.
  [[nodiscard]] std::string text() const { return write_scenario(scenario()); }

  [[nodiscard]] const Scenario& scenario() const { return data_->scenario; }
  [[nodiscard]] const Plan& plan(Side side) const { return side == Side::a ? data_->plan_a : data_->plan_b; }
  [[nodiscard]] bool compares() const { return scenario().comparison.has_value(); }

  /// A value of the scenario itself, at step 0: structural or live, by its dotted path. Removing a value (null JSON
  /// for "stimulus" or "second_inhibitory.threshold" is a value; use `without` to go back to the default).
  [[nodiscard]] Edit with(const std::string& path, const Json& value) const;

  /// The value left out of the file, which makes it the default.
  [[nodiscard]] Edit without(const std::string& path) const;

  /// A live value changed while the session runs, at a step not known yet: when the running thread takes the change up,
  /// it says at which step it was, and both call resolved(). `ticket` (> 0, ascending) names the change until then;
  /// `seen` is the step the person saw. Without `side` it is for both sides, which are then equal in it.
  [[nodiscard]] Edit with_live(const std::string& path, const Json& value, std::uint64_t ticket, std::int64_t seen,
                               std::optional<Side> side = {}) const;

  /// The same of a stimulus for `steps` steps (at least 1); after them the stimulus is what it was before.
  [[nodiscard]] Edit with_pulse(const Json& stimulus, std::int64_t steps, std::uint64_t ticket, std::int64_t seen,
                                std::optional<Side> side = {}) const;

  /// Change `ticket` happened at `step`. At step 0 it becomes a value of the scenario itself; changes of one step are
  /// one timeline entry; later changes made by hand are dropped (a new future). Unknown tickets change nothing.
  [[nodiscard]] Edit resolved(std::uint64_t ticket, std::int64_t step) const;

  /// The session without change `ticket`, which could not be taken up.
  [[nodiscard]] Session dropped(std::uint64_t ticket) const;

  /// A fresh start with the values of now: changes made by hand become values of the scenario; its script stays.
  [[nodiscard]] Edit restarted() const;

  // Comparison (session_comparison.cpp).

  /// Side B differs from A by `comparison`, live values as a scenario file has them; an empty object: two equal sides.
  /// Null: no comparison any more; entries of the timeline for B alone go, those for A alone are for the one run.
  [[nodiscard]] Edit compared(const Json& comparison) const;
  /// What was A is B and the other way round, with every change. Nothing happens without a comparison.
  [[nodiscard]] Edit swapped() const;
  /// B alone, without a comparison, is the scenario; changes made to A alone go. Nothing happens without a comparison.
  [[nodiscard]] Edit b_alone() const;
  /// Whether the sides have different values at `path` (of the parameter table, or "stimulus", "interventions",
  /// "network.second_inhibitory") when everything made by hand up to `step` has happened. False without a comparison.
  [[nodiscard]] bool differs(const std::string& path, std::int64_t step) const;

  // Entries of the timeline, by their place in scenario().timeline (session_timeline.cpp). What was edited so counts as
  // the scenario's script: it stays when the run starts anew, and when something before it changes. Entries on their
  // way (is_pending) cannot be edited; nor can there be a place that does not exist: the session stays as it is.

  /// The same changes at other steps: the entries at `places` by `steps` later (earlier if negative, at least step 0).
  [[nodiscard]] Edit moved(const std::vector<std::size_t>& places, std::int64_t steps) const;
  /// Another entry in its place.
  [[nodiscard]] Edit replaced(std::size_t place, const TimelineEntry& entry) const;
  [[nodiscard]] Edit removed(const std::vector<std::size_t>& places) const;
  [[nodiscard]] Edit added(const TimelineEntry& entry) const;
  /// Made while the session ran; else the scenario's script.
  [[nodiscard]] bool made_by_hand(std::size_t place) const { return data_->origin.at(place).by_hand; }
  [[nodiscard]] bool is_pending(std::size_t place) const { return data_->origin.at(place).ticket != 0; }

  /// The tickets that are not resolved yet, ascending.
  [[nodiscard]] std::vector<std::uint64_t> pending() const;

  /// The values in force when everything made by hand up to `step` (pending changes included) has happened: what the
  /// controls show.
  [[nodiscard]] Parameters shown_at(Side, std::int64_t step) const;

  /// The same session under another memory limit, in bytes, for later edits.
  [[nodiscard]] Session with_memory_limit(double bytes) const;

  bool operator==(const Session& other) const { return data_ == other.data_; }

 private:
  struct Origin {              // of a timeline entry
    bool by_hand = false;      // made while the session ran; else the scenario's script
    std::uint64_t ticket = 0;  // not 0: pending, its step is only a guess
    std::int64_t pulse = 0;    // a stimulus for so many steps
    std::int64_t begun = -1;   // the end of a pulse: the step at which it began; it is part of that change
  };
  struct Data {
    Scenario scenario;
    Plan plan_a, plan_b;
    std::vector<Origin> origin;  // one per timeline entry
    double memory_limit = 0;
  };
  class Draft;  // timeline and origins on the way to a new session

  explicit Session(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  /// All places exist and none is pending; there is at least one.
  [[nodiscard]] bool can_edit(const std::vector<std::size_t>& places) const;
  /// `set`, on its way. The session as it is if nothing would change.
  [[nodiscard]] Edit waiting(const Json& set, const Origin& origin, std::int64_t seen, std::optional<Side> side) const;
  [[nodiscard]] Edit rebuilt(Json document, std::vector<Origin> origin) const;

  std::shared_ptr<const Data> data_;
};

}  // namespace engram
