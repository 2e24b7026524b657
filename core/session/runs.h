// The one or two runs of a session on one clock: in both, one step is one update of every neuron.
#pragma once

#include "core/observe/outcome.h"
#include "core/session/run.h"

namespace engram {

/// Both sides share the network, the cue and the noise of every neuron and step. Not thread-safe.
class Runs {
 public:
  /// Runs at their start, or why there are none; nothing: it was stopped.
  using Started = std::variant<std::monostate, std::unique_ptr<Runs>, Problem>;

  /// Builds the network and stands at step 0. `known` is taken in its place if it is the one that would be built.
  [[nodiscard]] static Started start(const Session&, const std::stop_token& = {}, const Progress& = {},
                                     const std::shared_ptr<const Network>& known = {});

  /// Goes on at the same step under a newer session of the same network (differ_only_live); what differs in the past is
  /// replayed. A side B that comes anew is brought to the same step. When stopped, the sides may differ in their step.
  void adopt(const Session&, const std::stop_token& = {});
  /// The last step up to which all states stay what they are under `session`; -1 if not even the start does, or if
  /// `session` compares and these runs do not.
  [[nodiscard]] std::int64_t agrees_until(const Session& session) const;

  void step();
  /// Any step, exactly, with the outcome of the steps before it. When stopped, it stands somewhere between.
  void go_to(std::int64_t step, const std::stop_token& = {});

  [[nodiscard]] std::int64_t now() const { return a_->now(); }
  [[nodiscard]] const Run& a() const { return *a_; }
  /// Null without a comparison.
  [[nodiscard]] const Run* b() const { return b_.get(); }
  [[nodiscard]] std::shared_ptr<const Network> shared_network() const { return a_->shared_network(); }

  /// The share of the excitatory neurons that disagree; 0 without a comparison.
  [[nodiscard]] double difference() const;
  /// What has become of a side in the last steps.
  [[nodiscard]] Outcome outcome(Side side) const;

 private:
  Runs() = default;
  /// From some steps before it on, so that the outcome is that of the steps that led there.
  void arrive(std::int64_t step, const std::stop_token& stop);
  void watch();

  std::unique_ptr<Run> a_, b_;
  OutcomeWatcher watched_[2];  // A and B, up to the present step
};

}  // namespace engram
