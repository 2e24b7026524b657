// How far a long construction is.
#pragma once

#include <functional>

namespace engram {

/// Told from time to time which share of the work is done, from 0 to 1, by the thread that does it. May be empty.
using Progress = std::function<void(double)>;

/// The progress of a part of a work, which reaches from share `from` to share `to` of the whole.
[[nodiscard]] inline Progress part_of(const Progress& whole, double from, double to) {
  if (!whole) return {};
  return [whole, from, to](double share) { whole(from + share * (to - from)); };
}

}  // namespace engram
