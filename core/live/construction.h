// A run being built in a thread of its own, so that the one on display goes on meanwhile.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/live/sample.h"
#include "core/session/run.h"

namespace engram {

class Construction {
 public:
  /// What came of it: a run at step 0 with the layout of its raster, or why there is none.
  struct Result {
    std::unique_ptr<Run> run;
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
