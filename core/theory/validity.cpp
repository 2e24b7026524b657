#include "core/theory/validity.h"

#include <cmath>
#include <cstdio>

namespace engram {
namespace {

// Effects below these are not mentioned. The first in units of overlap, the next two in units of input, where the
// threshold is θ; the last in memories per neuron (at N = 3000 and M = 30 the overlap still agrees to 0.001).
constexpr double least_scatter = 0.05, least_shared_noise = 0.1, least_self_coupling = 0.05, least_load = 0.01;

/// Two significant digits: "0.16".
std::string rounded(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2g", x);
  return text;
}

}  // namespace

std::vector<std::string> left_out_of_theory(const Parameters& p) {
  std::vector<std::string> left;
  const auto leave = [&](bool there, const char* what) {
    if (there) left.emplace_back(what);
  };
  const bool population = p.has_inhibitory(), synchronous = p.dynamics.update == UpdateRule::synchronous;
  leave(p.dynamics.update == UpdateRule::asynchronous, "the asynchronous rule (taken as the synchronous one)");
  leave(population && synchronous && p.dynamics.inhibition_delay > 1,
        "inhibition later than one step (taken as one step)");
  leave(population && p.network.feedback == Feedback::reciprocal, "reciprocal feedback (taken as uniform)");
  leave((population || p.has_inhibitory_2()) && p.dynamics.inhibitory_transfer == Transfer::tanh,
        "tanh inhibitory neurons (taken as linear)");
  leave(p.has_inhibitory_2(), "the second inhibitory population");
  leave(p.stimulus.has_value(), "the stimulus");
  leave(!p.interventions.empty(), "clamped neurons");
  leave(p.network.given && !p.network.given->patterns.empty(), "which memories were given (taken as drawn)");
  return left;
}

std::vector<std::string> limits_of_theory(const Parameters& p) {
  const auto n = static_cast<double>(p.network.excitatory), memories = static_cast<double>(p.network.patterns);
  const double a = p.network.activity;
  std::vector<std::string> limits;

  const bool sizes_differ = p.network.pattern_kind == PatternKind::bernoulli;
  const double of_size = std::sqrt((1 - a) / (n * a)), of_spikes = 0.5 / std::sqrt(n * a * (1 - a));
  const double scatter = sizes_differ ? of_size : of_spikes;
  if (scatter >= least_scatter)
    limits.push_back("With " + std::to_string(p.network.excitatory) + " neurons " +
                     (sizes_differ
                          ? "memories differ in size: the overlap of a single network scatters around the "
                            "theory by about "
                          : "chance counts: the overlap of a single run scatters around the theory by up to ") +
                     rounded(scatter) + '.');

  const double shared = p.dynamics.inhibition_gain * 2 / (1 - a) * memories * a *
                        std::sqrt(a * (1 - a) / static_cast<double>(p.network.inhibitory));
  if (p.has_inhibitory() && shared >= least_shared_noise)
    limits.push_back(std::to_string(p.network.inhibitory) +
                     " inhibitory neurons are few for so many memories: their noise moves the input of all neurons "
                     "together by about " +
                     rounded(shared) + " in each step; the theory takes it as each neuron's own.");

  const double load = memories / n;
  if (p.network.patterns > 1 && load >= least_load)
    limits.push_back(
        rounded(load) +
        " memories per neuron are many: after the first steps the spikes depend on all memories, which the "
        "theory takes as chance; it does not come closer with more neurons if memories grow as well.");

  const double itself = 2 * memories / ((1 - a) * n);
  if (p.network.self_coupling && itself >= least_self_coupling)
    limits.push_back("Self-coupling, " + rounded(itself) + " for a neuron that fires, is not in the theory.");
  return limits;
}

}  // namespace engram
