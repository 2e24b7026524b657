// What is wrong with something a user gave, as a value: where, what was found, what is allowed.
#pragma once

#include <string>
#include <vector>

namespace engram {

struct Problem {
  std::string path;     // "network.inputs_per_inhibitory", "timeline[2].set.dynamics.theta", "line 3, column 5"
  std::string message;  // "found 400; allowed is …"
  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// "1 bit", "2 bits"
[[nodiscard]] inline std::string counted(std::size_t n, const std::string& what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

}  // namespace engram
