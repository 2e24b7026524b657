// The servers of the comparison: programs that build a network once and then run trials of it on request, so that
// compare.py can take turns between them. peers/trials.py is the same for Python.
//
//     in    trials RULE STEPS COUNT       a line
//     out   {"seconds": [...], ...}       a line: for each trial, the members of Trial
//
// A line that is not understood is answered by {"error": "..."}.
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace engram::bench {

/// One run from the exact pattern 0. Means are over its steps 1, 2, …; rates are spikes per neuron and step.
struct Trial {
  double seconds = 0;  // of all steps; building and starting excluded
  double overlap = 0, rate_excitatory = 0, rate_inhibitory = 0;
  double last_overlap = 0, least_overlap = 1;

  void add_step(double m, double excitatory, double inhibitory, int steps) {
    overlap += m / steps;
    rate_excitatory += excitatory / steps;
    rate_inhibitory += inhibitory / steps;
    last_overlap = m;
    least_overlap = std::min(least_overlap, m);
  }
};

/// Measures from its making. What else runs on the machine would make long trials look slower than short ones, which
/// are rarely interrupted; so this is the time on the processor, or on the clock where that is less.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    const double on_clock = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    return std::min(on_clock, processor_seconds() - processor_);
  }

 private:
  static double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
  }

  double processor_ = processor_seconds();
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

inline nlohmann::json columns(const std::vector<Trial>& trials) {
  nlohmann::json reply;
  for (const auto& [name, member] : {std::pair{"seconds", &Trial::seconds},
                                     {"overlap", &Trial::overlap},
                                     {"rate_excitatory", &Trial::rate_excitatory},
                                     {"rate_inhibitory", &Trial::rate_inhibitory},
                                     {"last_overlap", &Trial::last_overlap},
                                     {"least_overlap", &Trial::least_overlap}})
    for (const Trial& each : trials) reply[name].push_back(each.*member);
  return reply;
}

/// Says `ready`, then answers until the input ends. `knows` tells which rules there are.
inline void serve(const nlohmann::json& ready, const std::function<bool(const std::string& rule)>& knows,
                  const std::function<Trial(const std::string& rule, int steps)>& run) {
  std::cout << ready << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string command, rule;
    int steps = 0, count = 0;
    words >> command >> rule >> steps >> count;
    if (command != "trials" || steps < 1 || count < 1 || !knows(rule)) {
      std::cout << nlohmann::json{{"error", "not understood: " + line}} << std::endl;
      continue;
    }
    std::vector<Trial> trials;
    for (int n = 0; n < count; ++n) trials.push_back(run(rule, steps));
    std::cout << columns(trials) << std::endl;
  }
}

}  // namespace engram::bench
