// The newest whole state of a run: an immutable value that any thread may keep.
#pragma once

#include <cstdint>
#include <memory>

#include "core/engine/engine.h"
#include "core/model/network.h"

namespace engram {

struct Snapshot {
  std::uint64_t epoch = 0;
  State state;  // `past` left out
  Sums sums;
  std::shared_ptr<const Network> network;
  Parameters parameters;
};

}  // namespace engram
