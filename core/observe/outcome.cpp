#include "core/observe/outcome.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

#include "core/observe/repetition.h"

namespace engram {
namespace {

constexpr std::size_t most_words = 1024;  // of 64 spikes that are kept of a step
constexpr std::size_t most_signals = 3;   // overlaps that are looked at for an oscillation

}  // namespace

/// The rules, on the steps of one window.
class OutcomeWatcher::Judge {
 public:
  Judge(const Steps& steps, double activity, double seen);
  [[nodiscard]] Outcome judge();

 private:
  [[nodiscard]] std::optional<Outcome> oscillating();
  [[nodiscard]] std::optional<Outcome> repeating(OutcomeSignal signal, double swing, const std::vector<double>& values);
  [[nodiscard]] std::optional<Outcome> repeating(OutcomeSignal signal, double swing, Repetition repeated);
  [[nodiscard]] Repetition repeated(const std::vector<double>& correlation) const {
    return repetition(correlation, steps_.size(), outcome_limits.repetition, outcome_limits.repeated_twice);
  }
  [[nodiscard]] std::optional<Outcome> holding();
  [[nodiscard]] std::vector<std::int64_t> swinging() const;
  [[nodiscard]] std::vector<std::int64_t> held(double limit) const;
  [[nodiscard]] std::vector<double> overlaps(std::int64_t mu) const;
  [[nodiscard]] double deviation(std::int64_t mu) const;
  [[nodiscard]] Eigen::ArrayXXd products() const;
  [[nodiscard]] double persistence(const Eigen::ArrayXXd& products) const;
  void look_at_rates();
  void look_at_overlaps();
  void name(std::int64_t mu);
  Outcome found(OutcomeKind kind, std::vector<std::int64_t> memories = {}, int period = 0) {
    return {kind, std::move(memories), period, evidence_};
  }

  const Steps& steps_;
  const double seen_;
  Eigen::ArrayXf mean_, low_, high_;  // of each overlap
  std::vector<double> rates_;
  OutcomeEvidence evidence_;
};

void OutcomeWatcher::add(const Observables& observables, std::int64_t memories, const SpikeBits& spikes) {
  const auto& network = observables.network();
  Step& step = steps_[added_++ % window];
  step.measured = false;
  step.sums.excitatory = observables.sums().excitatory;
  step.sums.pattern = observables.sums().pattern.head(memories);
  const std::size_t stride = (spikes.words() + most_words - 1) / most_words;
  if (stride <= 1) {
    step.spikes.assign(spikes.data(), spikes.data() + spikes.words());
  } else {
    step.spikes.clear();
    for (std::size_t w = 0; w < spikes.words(); w += stride) step.spikes.push_back(spikes.data()[w]);
  }
  if (added_ > 1) return;
  formula_ = OverlapFormula(network);
  neurons_ = static_cast<double>(network.excitatory);
  seen_ = std::min(neurons_, 64.0 * static_cast<double>(step.spikes.size()));
}

void OutcomeWatcher::measure(Step& step, std::size_t n, std::size_t first) const {
  step.rate = static_cast<double>(step.sums.excitatory) / neurons_;
  step.overlap.resize(step.sums.pattern.size());
  const double expected = formula_.expected(step.sums.excitatory);
  for (Eigen::Index mu = 0; mu < step.overlap.size(); ++mu)
    step.overlap[mu] = static_cast<float>(formula_.of(OverlapFormula::numerator(step.sums.pattern[mu], expected)));
  for (std::size_t back = 0; back <= n - first; ++back) {
    const Step& earlier = steps_[(n - back) % window];
    std::int32_t both = 0;
    for (std::size_t w = 0; w < step.spikes.size(); ++w) both += std::popcount(step.spikes[w] & earlier.spikes[w]);
    step.in_both[back] = both;
  }
}

OutcomeWatcher::Steps OutcomeWatcher::measured() const {
  Steps steps;
  const std::size_t first = added_ - std::min(added_, window);
  for (std::size_t n = first; n < added_; ++n) {
    Step& step = steps_[n % window];
    if (!std::exchange(step.measured, true)) measure(step, n, first);
    steps.push_back(&step);
  }
  return steps;
}

Outcome OutcomeWatcher::outcome(double activity) const {
  const Steps steps = measured();
  return steps.empty() ? Outcome{} : Judge(steps, activity, seen_).judge();
}

OutcomeWatcher::Judge::Judge(const Steps& steps, double activity, double seen) : steps_(steps), seen_(seen) {
  evidence_.steps = static_cast<int>(steps.size());
  evidence_.activity = activity;
  look_at_rates();
  look_at_overlaps();
}

void OutcomeWatcher::Judge::look_at_rates() {
  const std::size_t count = steps_.size(), late = (count + 1) / 2;
  for (std::size_t t = 0; t < count; ++t) {
    rates_.push_back(steps_[t]->rate);
    evidence_.rate += rates_[t] / static_cast<double>(count);
    if (t >= count - late) evidence_.late_rate += rates_[t] / static_cast<double>(late);
  }
}

void OutcomeWatcher::Judge::look_at_overlaps() {
  mean_ = low_ = high_ = steps_.front()->overlap;
  for (std::size_t t = 1; t < steps_.size(); ++t) {
    mean_ += steps_[t]->overlap;
    low_ = low_.min(steps_[t]->overlap);
    high_ = high_.max(steps_[t]->overlap);
  }
  mean_ /= static_cast<float>(steps_.size());
  if (mean_.size() == 0) return;
  Eigen::Index strongest = 0;
  mean_.maxCoeff(&strongest);
  name(strongest);
}

/// Makes `mu` the memory that the evidence is about.
void OutcomeWatcher::Judge::name(std::int64_t mu) {
  evidence_.memory = mu;
  evidence_.overlap = static_cast<double>(mean_[mu]);
  evidence_.deviation = deviation(mu);
  evidence_.next_overlap = 0;
  for (Eigen::Index nu = 0; nu < mean_.size(); ++nu)
    if (nu != mu) evidence_.next_overlap = std::max(evidence_.next_overlap, static_cast<double>(mean_[nu]));
}

std::vector<double> OutcomeWatcher::Judge::overlaps(std::int64_t mu) const {
  std::vector<double> result;
  for (const Step* step : steps_) result.push_back(static_cast<double>(step->overlap[mu]));
  return result;
}

double OutcomeWatcher::Judge::deviation(std::int64_t mu) const {
  double sum = 0;
  for (const double m : overlaps(mu))
    sum += (m - static_cast<double>(mean_[mu])) * (m - static_cast<double>(mean_[mu]));
  return std::sqrt(sum / static_cast<double>(steps_.size()));
}

/// The memories whose mean overlap reaches `limit` and that are steady; strongest first.
std::vector<std::int64_t> OutcomeWatcher::Judge::held(double limit) const {
  std::vector<std::int64_t> memories;
  for (Eigen::Index mu = 0; mu < mean_.size(); ++mu)
    if (static_cast<double>(mean_[mu]) >= limit && deviation(mu) <= outcome_limits.unsteady) memories.push_back(mu);
  std::stable_sort(memories.begin(), memories.end(), [&](auto a, auto b) { return mean_[a] > mean_[b]; });
  return memories;
}

/// The memories whose overlaps swing most, of those that swing.
std::vector<std::int64_t> OutcomeWatcher::Judge::swinging() const {
  std::vector<std::int64_t> memories;
  const auto swing = [&](std::int64_t mu) { return static_cast<double>(high_[mu] - low_[mu]); };
  for (Eigen::Index mu = 0; mu < mean_.size(); ++mu)
    if (swing(mu) > outcome_limits.overlap_swing) memories.push_back(mu);
  std::stable_sort(memories.begin(), memories.end(), [&](auto a, auto b) { return swing(a) > swing(b); });
  memories.resize(std::min(memories.size(), most_signals));
  return memories;
}

/// (t, s): the number of neurons that fired in both steps.
Eigen::ArrayXXd OutcomeWatcher::Judge::products() const {
  const auto count = static_cast<Eigen::Index>(steps_.size());
  Eigen::ArrayXXd result(count, count);
  for (Eigen::Index t = 0; t < count; ++t)
    for (Eigen::Index s = 0; s <= t; ++s)
      result(t, s) = result(s, t) =
          static_cast<double>(steps_[static_cast<std::size_t>(t)]->in_both[static_cast<std::size_t>(t - s)]);
  return result;
}

/// The least mean likeness of a step in one quarter of the window and a step in another. Two states are as alike as
/// their neurons are correlated: 1 if they are the same, 0 if they have no more in common than by their rates.
double OutcomeWatcher::Judge::persistence(const Eigen::ArrayXXd& products) const {
  const Eigen::Index quarter = products.rows() / 4;
  if (quarter == 0) return 0;
  const Eigen::ArrayXd spikes = products.matrix().diagonal().array();
  const Eigen::ArrayXd spread = (spikes * (seen_ - spikes)).max(0).sqrt();
  const auto alike = [&](Eigen::Index t, Eigen::Index s) {
    const double norm = spread[t] * spread[s];
    return norm > 0 ? (seen_ * products(t, s) - spikes[t] * spikes[s]) / norm : 0;
  };
  double least = 1;
  for (int one = 0; one < 4; ++one)
    for (int other = 0; other < one; ++other) {
      double sum = 0;
      for (Eigen::Index t = 0; t < quarter; ++t)
        for (Eigen::Index s = 0; s < quarter; ++s) sum += alike(one * quarter + t, other * quarter + s);
      least = std::min(least, sum / static_cast<double>(quarter * quarter));
    }
  return least;
}

std::optional<Outcome> OutcomeWatcher::Judge::repeating(OutcomeSignal signal, double swing,
                                                        const std::vector<double>& values) {
  const std::vector<double> correlation = autocorrelation(values);
  const int period = burst_period(values, outcome_limits.irregular);
  if (period > 0) return repeating(signal, swing, Repetition{period, correlation[static_cast<std::size_t>(period)]});
  return repeating(signal, swing, repeated(correlation));
}

std::optional<Outcome> OutcomeWatcher::Judge::repeating(OutcomeSignal signal, double swing, Repetition repeated) {
  if (repeated.period == 0) return std::nullopt;
  evidence_.signal = signal;
  evidence_.swing = swing;
  evidence_.repetition = repeated.correlation;
  return found(OutcomeKind::oscillating, {}, repeated.period);
}

std::optional<Outcome> OutcomeWatcher::Judge::oscillating() {
  const auto [low, high] = std::minmax_element(rates_.begin(), rates_.end());
  if (*high - *low >= outcome_limits.rate_swing * evidence_.activity)
    if (auto result = repeating(OutcomeSignal::rate, *high - *low, rates_)) return result;
  for (const std::int64_t mu : swinging()) {
    if (auto result = repeating(OutcomeSignal::overlap, static_cast<double>(high_[mu] - low_[mu]), overlaps(mu))) {
      name(mu);
      result->evidence = evidence_;
      return result;
    }
  }
  const Eigen::ArrayXXd together = products();
  evidence_.persistence = persistence(together);
  const Eigen::ArrayXXd changing = without_means(together);
  const double a = evidence_.activity;
  const double swing = changing.matrix().diagonal().mean() / (seen_ * a * (1 - a));
  if (swing < outcome_limits.state_swing) return std::nullopt;
  return repeating(OutcomeSignal::state, swing, repeated(autocorrelation(changing)));
}

std::optional<Outcome> OutcomeWatcher::Judge::holding() {
  if (auto memories = held(outcome_limits.mixture); memories.size() >= 2) {
    name(memories.front());
    evidence_.next_overlap = static_cast<double>(mean_[memories.back()]);
    return found(OutcomeKind::mixture, std::move(memories));
  }
  auto memories = held(outcome_limits.partial);
  if (memories.empty()) return std::nullopt;
  name(memories.front());
  if (evidence_.overlap >= outcome_limits.retrieved) return found(OutcomeKind::retrieved, {memories.front()});
  if (evidence_.next_overlap > outcome_limits.single * evidence_.overlap) return std::nullopt;
  return found(OutcomeKind::partial, {memories.front()});
}

Outcome OutcomeWatcher::Judge::judge() {
  const double a = evidence_.activity;
  if (evidence_.late_rate < outcome_limits.silent * a) return found(OutcomeKind::silent);
  if (auto result = oscillating()) return *result;
  if (evidence_.late_rate > a + outcome_limits.runaway * (1 - a)) return found(OutcomeKind::runaway);
  if (auto result = holding()) return *result;
  return found(evidence_.persistence >= outcome_limits.persistence ? OutcomeKind::spurious : OutcomeKind::wandering);
}

}  // namespace engram
