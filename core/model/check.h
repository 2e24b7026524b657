// Checking a whole set of parameters: all problems at once, in the order of the scenario file.
#pragma once

#include <cstdint>

#include "core/model/parameters.h"
#include "core/model/problem.h"

namespace engram {

/// Bytes that a network of these parameters and one run of it need at most, while it is built and while it runs.
[[nodiscard]] double memory_need(const Parameters&);

/// Three quarters of this machine's memory, in bytes.
[[nodiscard]] double default_memory_limit();

/// Every problem: values out of range, combinations that cannot be, a network that needs more than `memory_limit`
/// bytes. Empty: the parameters can be simulated (but see start.h: a "moved" cue can fail for want of silent neurons).
/// `found` are problems of reading the parameters: they come first in the result, and a value that could not be read
/// is compared with no other.
[[nodiscard]] Problems check(const Parameters&, double memory_limit, Problems found = {});

/// "1.5 GB"
[[nodiscard]] std::string bytes_in_words(double bytes);

}  // namespace engram
