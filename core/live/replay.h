// A session run from its start in one go, for pictures: the samples of both sides, and where they end.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <variant>
#include <vector>

#include "core/live/sample.h"
#include "core/live/snapshot.h"
#include "core/session/session.h"

namespace engram {

struct Replay {
  /// Samples of at most so many, for a whole run; far more than a picture has columns.
  static constexpr std::int64_t most_samples = 20000;

  std::shared_ptr<const RasterLayout> layout;
  std::vector<Sample> samples;  // in a comparison, each of A is followed by that of B
  std::shared_ptr<const Snapshot> end;

  /// A replay, or why there is none; nothing: it was stopped.
  using Result = std::variant<std::monostate, Replay, Problem>;

  /// The steps `first` to `last`. `progress` is told the share that is done, if it is given.
  [[nodiscard]] static Result of(const Session& session, std::int64_t first, std::int64_t last,
                                 const std::stop_token& stop = {}, const std::function<void(double)>& progress = {});
};

}  // namespace engram
