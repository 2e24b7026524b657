#include "core/model/check.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "core/model/parameter_table.h"

namespace engram {
namespace {

class Checker {
 public:
  Checker(const Parameters& p, double memory_limit) : p_(p), memory_limit_(memory_limit) {}

  Problems run() {
    for (const ParameterInfo& row : parameter_table()) {
      const Value value = row.get(p_);
      if (!in_range(row, value)) add(std::string(row.path), to_text(value), allowed_values(row));
    }
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

  void combinations() {
    const NetworkParameters& n = p_.network;
    const DynamicsParameters& d = p_.dynamics;
    if (n.inputs_per_inhibitory > n.excitatory && n.excitatory >= 1)
      add("network.inputs_per_inhibitory", to_text(Value(n.inputs_per_inhibitory)),
          "at most network.excitatory = " + to_text(Value(n.excitatory)) + ", since the inputs are distinct neurons");
    if (p_.cue.pattern >= n.patterns && n.patterns >= 1)
      add("cue.pattern", to_text(Value(p_.cue.pattern)), pattern_range());
    if (d.inhibition_delay != 1 && d.update != UpdateRule::synchronous)
      add("dynamics.inhibition_delay", to_text(Value(d.inhibition_delay)),
          "1 unless dynamics.update is \"synchronous\": the other rules have no delay to set");
    if (d.inhibition_delay != 1 && n.inhibition == Inhibition::ideal)
      add("dynamics.inhibition_delay", to_text(Value(d.inhibition_delay)),
          "1 with network.inhibition \"ideal\", which has no delay");
  }

  void stimulus() {
    if (!p_.stimulus) return;
    if (p_.stimulus->pattern < 0 || p_.stimulus->pattern >= p_.network.patterns)
      add("stimulus.pattern", to_text(Value(p_.stimulus->pattern)), pattern_range());
    if (!std::isfinite(p_.stimulus->strength))
      add("stimulus.strength", to_text(p_.stimulus->strength), "a finite number");
  }

  void interventions() {
    for (std::size_t i = 0; i < p_.interventions.size(); ++i) {
      const Intervention& each = p_.interventions[i];
      const std::string path = "interventions[" + std::to_string(i) + "]";
      const std::int64_t size =
          each.population == Population::excitatory ? p_.network.excitatory : p_.network.inhibitory;
      if (each.fraction && !(*each.fraction >= 0 && *each.fraction <= 1))
        add(path + ".fraction", to_text(*each.fraction), "a number from 0 to 1");
      for (std::size_t k = 0; k < each.neurons.size(); ++k)
        if (each.neurons[k] < 0 || each.neurons[k] >= size)
          add(path + ".neurons[" + std::to_string(k) + "]", std::to_string(each.neurons[k]),
              "a neuron of the population, 0 to " + std::to_string(size - 1));
    }
  }

  void initial_state() {
    if (!p_.initial_state) return;
    const auto length = [&](const char* name, const auto& bits, std::int64_t size) {
      if (bits && static_cast<std::int64_t>(bits->size()) != size)
        add(std::string("initial_state.") + name, std::to_string(bits->size()) + " bits",
            "one for each of the " + std::to_string(size) + " neurons");
    };
    length("excitatory", p_.initial_state->excitatory, p_.network.excitatory);
    length("inhibitory", p_.initial_state->inhibitory, p_.network.inhibitory);
    length("inhibitory_2", p_.initial_state->inhibitory_2, p_.network.inhibitory);
  }

  void given() {
    if (!p_.network.given) return;
    const GivenNetwork& g = *p_.network.given;
    if (!g.patterns.empty()) {
      const auto neurons = static_cast<std::int64_t>(g.patterns[0].size());
      if (static_cast<std::int64_t>(g.patterns.size()) != p_.network.patterns)
        add("network.patterns", to_text(Value(p_.network.patterns)),
            std::to_string(g.patterns.size()) + ", the number of patterns in network.pattern_bits");
      if (neurons != p_.network.excitatory)
        add("network.excitatory", to_text(Value(p_.network.excitatory)),
            std::to_string(neurons) + ", the length of the patterns in network.pattern_bits");
    }
    if (!g.pattern_names.empty() && static_cast<std::int64_t>(g.pattern_names.size()) != p_.network.patterns)
      add("network.pattern_names", std::to_string(g.pattern_names.size()) + " names",
          "one for each of the " + std::to_string(p_.network.patterns) + " patterns");
    wires("network.wiring_indices", g.wiring);
    wires("network.wiring_indices_2", g.wiring_2);
  }

  void wires(const std::string& path, const std::vector<std::vector<std::int32_t>>& lists) {
    if (lists.empty()) return;
    if (p_.network.wiring == WiringKind::redrawn)
      add(path, "a list", "nothing with network.wiring \"redrawn\", which draws the wires itself");
    if (static_cast<std::int64_t>(lists.size()) != p_.network.inhibitory)
      add("network.inhibitory", to_text(Value(p_.network.inhibitory)),
          std::to_string(lists.size()) + ", the number of lists in " + path);
    if (static_cast<std::int64_t>(lists[0].size()) != p_.network.inputs_per_inhibitory)
      add("network.inputs_per_inhibitory", to_text(Value(p_.network.inputs_per_inhibitory)),
          std::to_string(lists[0].size()) + ", the length of the lists in " + path);
    for (std::size_t k = 0; k < lists.size(); ++k)
      for (const std::int32_t j : lists[k])
        if (j < 0 || j >= p_.network.excitatory)
          add(path + "[" + std::to_string(k) + "]", std::to_string(j),
              "an excitatory neuron, 0 to " + std::to_string(p_.network.excitatory - 1));
  }

  void memory() {
    const double need = memory_need(p_);
    if (need <= memory_limit_) return;
    problems_.push_back({"network", "needs " + bytes_in_words(need) + " of memory; the limit is " +
                                        bytes_in_words(memory_limit_) +
                                        ". Make it smaller, or raise the limit (--memory-limit)"});
  }

  [[nodiscard]] std::string pattern_range() const {
    return "a pattern counted from 0, 0 to " + std::to_string(p_.network.patterns - 1);
  }

  const Parameters& p_;
  double memory_limit_;
  Problems problems_;
};

}  // namespace

double memory_need(const Parameters& p) {
  const auto n = static_cast<double>(p.network.excitatory), n_i = static_cast<double>(p.network.inhibitory);
  const auto k = static_cast<double>(p.network.inputs_per_inhibitory), m = static_cast<double>(p.network.patterns);
  const double memberships = m * n * p.network.activity + 5 * std::sqrt(m * n);  // five standard deviations to spare
  const bool wires = p.network.wiring == WiringKind::fixed || p.network.feedback == Feedback::reciprocal;
  const int populations = (p.has_inhibitory() ? 1 : 0) + (p.has_inhibitory_2() ? 1 : 0);
  const double given = p.network.given && !p.network.given->patterns.empty() ? m * n : 0;
  const double past = std::max<double>(static_cast<double>(p.dynamics.inhibition_delay), 16) * n_i;
  return 4 * memberships + 40 * n + 24 * m + given  // patterns, sums, inputs and draws
         + (wires ? populations * 4 * n_i * k : 0) + 16 * n_i + past;
}

double default_memory_limit() {
  return 0.75 * static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
}

Problems check(const Parameters& p, double memory_limit) { return Checker(p, memory_limit).run(); }

std::string bytes_in_words(double bytes) {
  const char* unit = bytes >= 1e9 ? "GB" : bytes >= 1e6 ? "MB" : "kB";
  const double size = bytes / (bytes >= 1e9 ? 1e9 : bytes >= 1e6 ? 1e6 : 1e3);
  char text[40];
  std::snprintf(text, sizeof text, size >= 100 ? "%.0f %s" : "%.1f %s", size, unit);
  return text;
}

}  // namespace engram
