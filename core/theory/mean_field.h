// The mean-field theory of the first steps (MODEL.md, "Mean-field theory"): overlap and rates without any neuron.
//
// It takes neurons to be many, crosstalk to be Gaussian and the inhibitory noise to be each neuron's own. At fixed M
// and N_I / N the simulation approaches it as N grows; at fixed M / N it does not. What it leaves out: validity.h.
#pragma once

#include <optional>
#include <vector>

#include "core/model/parameters.h"
#include "core/theory/binomial.h"

namespace engram {

/// What the theory knows of a network: m, the overlap with the cued memory, and the mean rates q of the excitatory and
/// r of the inhibitory neurons, in spikes per neuron and step.
struct MeanState {
  double m = 0, q = 0, r = 0;
  bool operator==(const MeanState&) const = default;
};

/// A state that a step leads back to.
struct FixedPoint {
  MeanState state;
  double spectral_radius = 0;  // of the Jacobian of a step there
  /// Small deviations die out.
  [[nodiscard]] bool stable() const { return spectral_radius < 1; }
  /// Stable with m > 0.7: the network goes on remembering.
  [[nodiscard]] bool retrieves() const;
};

/// Stable fixed points above this overlap are retrieval; the same limit as RetrievalLimits::overlap.
inline constexpr double retrieval_overlap_limit = 0.7;

inline bool FixedPoint::retrieves() const { return stable() && state.m > retrieval_overlap_limit; }

/// `full`: probabilities to 1e-9. `fast`: to about 1e-5, some thirty times as fast, for drawing: 2 µs a step.
enum class Precision { full, fast };

class MeanField {
 public:
  /// Of checked parameters. Inhibition acts at once (r* = q) in the sequential rule, with ideal inhibition, which has
  /// no noise either, and with a delay of 0. What the theory leaves out is not looked at: the asynchronous rule is
  /// taken as the synchronous one, which bursts as it does, any longer delay as one step.
  explicit MeanField(const Parameters&, Precision = Precision::full);

  /// One step.
  [[nodiscard]] MeanState next(const MeanState&) const;

  /// P_ξ of a state: the firing probability of a neuron that belongs to the cued memory (ξ = 1) or not (ξ = 0).
  [[nodiscard]] double firing_probability(bool member, const MeanState&) const;

  /// The state with overlap `m` in which the rates rest, r = q, when m is held: where q(t) comes to from a when it
  /// follows the theory in small steps, dq/dt = a P_1 + (1−a) P_0 − q. It is the same for both rules.
  [[nodiscard]] MeanState relaxed(double m) const;

  /// The map m(t+1) of m(t) with q and r relaxed. It meets the diagonal at the fixed points.
  [[nodiscard]] double map(double m) const { return next(relaxed(m)).m; }

  /// The fixed points with m >= −0.2 (none has m > 1) whose rates are relaxed, ascending in m. The same for both rules,
  /// but for their stability.
  [[nodiscard]] std::vector<FixedPoint> fixed_points() const;

  /// The one with the largest m that retrieves; nothing if none does.
  [[nodiscard]] std::optional<FixedPoint> retrieval() const;

  /// The largest modulus of the eigenvalues of the Jacobian of next(), by (m, q, r).
  [[nodiscard]] double spectral_radius(const MeanState&) const;

 private:
  [[nodiscard]] double resting_rate(double m) const;
  [[nodiscard]] std::optional<FixedPoint> fixed_point_between(double low, double high) const;
  [[nodiscard]] double tolerance() const { return precision_ == Precision::full ? 1e-12 : 1e-9; }

  Precision precision_;
  bool at_once_;  // r* = q
  double beta_, theta_, gain_, activity_;
  double scale_;                       // c a
  double crosstalk_;                   // its variance divided by n' q
  double noise_;                       // that of inhibition divided by ((n'+ξ) c a g)² r* (1−r*); 0 if it has none
  std::vector<BinomialPoint> others_;  // n', the memories of a neuron besides the cued one
};

}  // namespace engram
