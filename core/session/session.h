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
  /// `seen` is the step the person saw.
  [[nodiscard]] Edit with_live(const std::string& path, const Json& value, std::uint64_t ticket,
                               std::int64_t seen) const;

  /// Change `ticket` happened at `step`. At step 0 it becomes a value of the scenario itself; changes of one step are
  /// one timeline entry; later changes made by hand are dropped (a new future). Unknown tickets change nothing.
  [[nodiscard]] Edit resolved(std::uint64_t ticket, std::int64_t step) const;

  /// The session without change `ticket`, which could not be taken up.
  [[nodiscard]] Session dropped(std::uint64_t ticket) const;

  /// A fresh start with the values of now: changes made by hand become values of the scenario; its script stays.
  [[nodiscard]] Edit restarted() const;

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
  };
  struct Data {
    Scenario scenario;
    Plan plan_a, plan_b;
    std::vector<Origin> origin;  // one per timeline entry
    double memory_limit = 0;
  };
  class Draft;  // timeline and origins on the way to a new session

  explicit Session(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  [[nodiscard]] Edit rebuilt(Json document, std::vector<Origin> origin) const;

  std::shared_ptr<const Data> data_;
};

}  // namespace engram
