#include "core/model/check.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/model/parameter_table.h"
#include "core/model/pattern_source.h"

namespace engram {
namespace {

class Checker {
 public:
  Checker(const Parameters& p, double memory_limit, Problems found)
      : p_(p), memory_limit_(memory_limit), problems_(std::move(found)) {}

  Problems run() {
    for (const ParameterInfo& row : parameter_table()) {
      const Value value = row.get(p_);
      if (!in_range(row, value)) add(std::string(row.path), to_text(value), allowed_values(row));
    }
    judge_what_is_known();
    combinations();
    stimulus();
    interventions();
    initial_state();
    given();
    if (problems_.empty()) memory();
    return std::move(problems_);
  }

 private:
  void add(std::string path, const std::string& found, const std::string& allowed) {
    problems_.push_back({std::move(path), "found " + found + "; allowed is " + allowed});
  }

  /// True if nothing is wrong so far with the value at `path`, or with what it is a part of or made of.
  [[nodiscard]] bool known(std::string_view path) const {
    const auto part_of = [](std::string_view part, std::string_view whole) {
      return part.starts_with(whole) &&
             (part.size() == whole.size() || part[whole.size()] == '.' || part[whole.size()] == '[');
    };
    return std::none_of(problems_.begin(), problems_.begin() + unread_, [&](const Problem& problem) {
      return part_of(problem.path, path) || part_of(path, problem.path);
    });
  }

  /// Sizes may also come from given patterns, wires and states.
  void judge_what_is_known() {
    unread_ = static_cast<std::ptrdiff_t>(problems_.size());
    excitatory_known_ =
        known("network.excitatory") && known("network.pattern_bits") && known("initial_state.excitatory");
    patterns_known_ = known("network.patterns") && known("network.pattern_bits");
    const bool wires_known = known("network.wiring_indices") && known("network.wiring_indices_2");
    inputs_known_ = known("network.inputs_per_inhibitory") && wires_known;
    inhibitory_known_ = known("network.inhibitory") && wires_known && known("initial_state.inhibitory") &&
                        known("initial_state.inhibitory_2");
  }

  void combinations() {
    const NetworkParameters& n = p_.network;
    const DynamicsParameters& d = p_.dynamics;
    if (inputs_known_ && excitatory_known_ && n.inputs_per_inhibitory > n.excitatory)
      add("network.inputs_per_inhibitory", to_text(Value(n.inputs_per_inhibitory)),
          "at most network.excitatory = " + to_text(Value(n.excitatory)) + ", since the inputs are distinct neurons");
    if (known("cue.pattern") && patterns_known_ && p_.cue.pattern >= n.patterns)
      add("cue.pattern", to_text(Value(p_.cue.pattern)), pattern_range());
    if (known("network.activity") && patterns_known_) finite_weights();
    if (!known("dynamics.inhibition_delay") || d.inhibition_delay == 1) return;
    if (known("dynamics.update") && d.update != UpdateRule::synchronous)
      add("dynamics.inhibition_delay", to_text(Value(d.inhibition_delay)),
          "1 unless dynamics.update is \"synchronous\": the other rules have no delay to set");
    if (known("network.inhibition") && n.inhibition == Inhibition::ideal)
      add("dynamics.inhibition_delay", to_text(Value(d.inhibition_delay)),
          "1 with network.inhibition \"ideal\", which has no delay");
  }

  /// No sum of weights may overflow: inputs would not be numbers.
  void finite_weights() {
    const double a = p_.network.activity, memories = static_cast<double>(p_.network.patterns);
    const double c = 2 / (a * (1 - a));
    if (!std::isfinite(c * memories)) {
      add("network.activity", to_text(a), "a value for which the weights, c = 2 / (a (1 - a)), are finite");
    } else if (known("dynamics.inhibition_gain") && !std::isfinite(p_.dynamics.inhibition_gain * (c * a) * memories)) {
      add("dynamics.inhibition_gain", to_text(p_.dynamics.inhibition_gain),
          "at most " + to_text(std::numeric_limits<double>::max() / (c * a * memories)) +
              ", so that the inhibition of a neuron is finite");
    }
  }

  void stimulus() {
    if (!p_.stimulus || !known("stimulus")) return;
    if (patterns_known_ && (p_.stimulus->pattern < 0 || p_.stimulus->pattern >= p_.network.patterns))
      add("stimulus.pattern", to_text(Value(p_.stimulus->pattern)), pattern_range());
    if (!std::isfinite(p_.stimulus->strength))
      add("stimulus.strength", to_text(p_.stimulus->strength), "a finite number");
  }

  void interventions() {
    for (std::size_t i = 0; i < p_.interventions.size(); ++i) {
      const Intervention& each = p_.interventions[i];
      const std::string path = "interventions[" + std::to_string(i) + "]";
      if (!known(path)) continue;
      const bool excitatory = each.population == Population::excitatory;
      const std::int64_t size = excitatory ? p_.network.excitatory : p_.network.inhibitory;
      if (each.fraction && !(*each.fraction >= 0 && *each.fraction <= 1))
        add(path + ".fraction", to_text(*each.fraction), "a number from 0 to 1");
      if (!(excitatory ? excitatory_known_ : inhibitory_known_)) continue;
      for (std::size_t k = 0; k < each.neurons.size(); ++k)
        if (each.neurons[k] < 0 || each.neurons[k] >= size)
          add(path + ".neurons[" + std::to_string(k) + "]", std::to_string(each.neurons[k]),
              "a neuron of this population, from 0 to " + std::to_string(size - 1));
    }
  }

  void initial_state() {
    if (!p_.initial_state) return;
    const auto length = [&](const char* name, const auto& bits, std::int64_t size) {
      if (bits && static_cast<std::int64_t>(bits->size()) != size)
        add(std::string("initial_state.") + name, counted(bits->size(), "bit"),
            "one for each of the " + std::to_string(size) + " neurons");
    };
    if (excitatory_known_) length("excitatory", p_.initial_state->excitatory, p_.network.excitatory);
    if (!inhibitory_known_) return;
    length("inhibitory", p_.initial_state->inhibitory, p_.network.inhibitory);
    length("inhibitory_2", p_.initial_state->inhibitory_2, p_.network.inhibitory);
  }

  void given() {
    if (!p_.network.given) return;
    const GivenNetwork& g = *p_.network.given;
    if (!g.patterns.empty()) {
      const auto neurons = static_cast<std::int64_t>(g.patterns[0].size());
      if (patterns_known_ && static_cast<std::int64_t>(g.patterns.size()) != p_.network.patterns)
        add("network.patterns", to_text(Value(p_.network.patterns)),
            std::to_string(g.patterns.size()) + ", the number of patterns in network.pattern_bits");
      if (excitatory_known_ && neurons != p_.network.excitatory)
        add("network.excitatory", to_text(Value(p_.network.excitatory)),
            std::to_string(neurons) + ", the length of the patterns in network.pattern_bits");
    }
    if (patterns_known_ && !g.pattern_names.empty() &&
        static_cast<std::int64_t>(g.pattern_names.size()) != p_.network.patterns)
      add("network.pattern_names", counted(g.pattern_names.size(), "name"),
          "one for each of the " + std::to_string(p_.network.patterns) + " patterns");
    wires("network.wiring_indices", g.wiring);
    wires("network.wiring_indices_2", g.wiring_2);
  }

  void wires(const std::string& path, const std::vector<std::vector<std::int32_t>>& lists) {
    if (lists.empty()) return;
    if (p_.network.wiring == WiringKind::redrawn)
      problems_.push_back({path,
                           "cannot stand beside network.wiring \"redrawn\", which draws all wires itself; allowed "
                           "is network.wiring \"fixed\""});
    if (inhibitory_known_ && static_cast<std::int64_t>(lists.size()) != p_.network.inhibitory)
      add("network.inhibitory", to_text(Value(p_.network.inhibitory)),
          std::to_string(lists.size()) + ", the number of lists in " + path);
    if (inputs_known_ && static_cast<std::int64_t>(lists[0].size()) != p_.network.inputs_per_inhibitory)
      add("network.inputs_per_inhibitory", to_text(Value(p_.network.inputs_per_inhibitory)),
          std::to_string(lists[0].size()) + ", the length of the lists in " + path);
    if (!excitatory_known_ || !known(path)) return;
    for (std::size_t k = 0; k < lists.size(); ++k)
      for (const std::int32_t j : lists[k])
        if (j < 0 || j >= p_.network.excitatory)
          add(path + "[" + std::to_string(k) + "]", std::to_string(j),
              "an excitatory neuron from 0 to " + std::to_string(p_.network.excitatory - 1));
  }

  void memory() {
    const double need = memory_need(p_);
    if (need <= memory_limit_) return;
    problems_.push_back({"network", "needs " + bytes_in_words(need) + " of memory; the limit is " +
                                        bytes_in_words(memory_limit_) +
                                        ". Make it smaller, or raise the limit (--memory-limit)"});
  }

  [[nodiscard]] std::string pattern_range() const {
    return "a pattern from 0 to " + std::to_string(p_.network.patterns - 1) + " (they count from 0)";
  }

  const Parameters& p_;
  double memory_limit_;
  Problems problems_;
  std::ptrdiff_t unread_ = 0;  // the first problems: of single values, so that these are not known
  bool excitatory_known_ = true, inhibitory_known_ = true, inputs_known_ = true, patterns_known_ = true;
};

/// Of patterns and wires that are written out: they stay beside the network that is built from them.
double given_bytes(const Parameters& p) {
  if (!p.network.given) return 0;
  double bytes = 0;
  for (const Spikes& bits : p.network.given->patterns) bytes += 32 + static_cast<double>(bits.size());
  for (const auto* wires : {&p.network.given->wiring, &p.network.given->wiring_2})
    for (const auto& inputs : *wires) bytes += 40 + 4 * static_cast<double>(inputs.size());
  return bytes;
}

}  // namespace

double memory_need(const Parameters& p) {
  const auto n = static_cast<double>(p.network.excitatory), n_i = static_cast<double>(p.network.inhibitory);
  const auto k = static_cast<double>(p.network.inputs_per_inhibitory), m = static_cast<double>(p.network.patterns);
  const PatternSource source(p);
  const double lists = 4 * source.most_memberships() + 8 * n + 8 * m;
  const double sets = source.exact() ? 4 * m * static_cast<double>(source.chosen_count()) + 8 * m : 0;
  const double building = 72 * std::max(m, 64.0) + 400e3 + 32 * n;  // a part of all memories as bits; ranks of the cue

  const bool wires = p.network.wiring == WiringKind::fixed || p.network.feedback == Feedback::reciprocal;
  const int populations = (p.has_inhibitory() ? 1 : 0) + (p.has_inhibitory_2() ? 1 : 0);
  // As kernels read them, where that is faster than lists: a byte for six memories of a neuron and a bit for each
  // (packed_patterns.h), wires in 16 bits (wiring.h).
  const double mean = source.most_memberships() / n;
  const double codes = mean > m / 200 ? (m + 5) / 6 * (n + 63) : 0,
               rows = mean > 6 && n * m < 0x1p31 ? (m + 63) / 64 * 8 * n : 0;
  const double narrow = wires && n <= 65536 ? populations * 2 * n_i * k : 0;
  const double working =
      90 * n + 56 * n_i + 8 * k + 40 * m;  // draws, inputs, sums, and the order of the asynchronous rule
  const double past = std::max<double>(static_cast<double>(p.dynamics.inhibition_delay), 16) * (n_i + 96);
  const double states = 4 * (n + 2 * n_i + past);  // the present one, two kept ones, and one on its way to the window
  const double running = (wires ? populations * 4 * n_i * k : 0) + narrow + codes + rows + working + states;

  return given_bytes(p) + lists + std::max(sets + building, running);
}

double default_memory_limit() {
  return 0.75 * static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
}

Problems check(const Parameters& p, double memory_limit, Problems found) {
  return Checker(p, memory_limit, std::move(found)).run();
}

std::string bytes_in_words(double bytes) {
  const char* unit = bytes >= 1e9 ? "GB" : bytes >= 1e6 ? "MB" : "kB";
  const double size = bytes / (bytes >= 1e9 ? 1e9 : bytes >= 1e6 ? 1e6 : 1e3);
  char text[40];
  std::snprintf(text, sizeof text, size >= 100 ? "%.0f %s" : "%.1f %s", size, unit);
  return text;
}

}  // namespace engram
