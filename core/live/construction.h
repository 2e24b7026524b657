// The runs of a session being built in a thread of its own, so that those on display go on meanwhile.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/live/sample.h"
#include "core/session/runs.h"

namespace engram {

class Construction {
 public:
  /// What came of it: runs at step 0 with the layout of their rasters, or why there are none.
  struct Result {
    std::unique_ptr<Runs> runs;
    std::shared_ptr<const RasterLayout> layout;
    Problems problems;
  };

  /// Begins at once. The building thread writes into `progress` which share is done, from 0 to 1, and calls `done` when
  /// the result is there (not if it was stopped); both must outlive this.
  /// `known` is taken in place of a new network if it is the same.
  Construction(const Session& session, std::shared_ptr<const Network> known, std::atomic<double>& progress,
               std::function<void()> done);
  /// Stops it and waits until it has stopped: some milliseconds.
  ~Construction() = default;
  Construction(const Construction&) = delete;
  Construction& operator=(const Construction&) = delete;

  /// The result, once; nothing while it is being made.
  [[nodiscard]] std::optional<Result> take();
  /// The parameters that it builds for.
  [[nodiscard]] const Parameters& parameters() const { return start_; }

 private:
  void build(const Session& session, const std::shared_ptr<const Network>& known, const std::stop_token& stop);

  Parameters start_;
  std::atomic<double>& progress_;
  std::function<void()> done_;
  std::mutex mutex_;
  std::optional<Result> result_;  // guarded by mutex_
  std::jthread thread_;           // last: it ends before the rest goes
};

}  // namespace engram
