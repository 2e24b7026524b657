#include "core/observe/outcome.h"

#include <algorithm>
#include <utility>

namespace engram {

void OutcomeWatcher::add(const Observables& observables, std::int64_t memories) {
  formula_ = OverlapFormula(observables.network());
  neurons_ = static_cast<double>(observables.network().excitatory);
  Step& step = steps_[added_++ % window];
  step.measured = false;
  step.sums.excitatory = observables.sums().excitatory;
  step.sums.pattern = observables.sums().pattern.head(memories);
}

OutcomeWatcher::Steps OutcomeWatcher::measured() const {
  Steps steps;
  for (std::size_t n = added_ - std::min(added_, window); n < added_; ++n) {
    Step& step = steps_[n % window];
    steps.push_back(&step);
    if (std::exchange(step.measured, true)) continue;
    step.rate = static_cast<double>(step.sums.excitatory) / neurons_;
    step.overlap.resize(step.sums.pattern.size());
    const double expected = formula_.expected(step.sums.excitatory);
    for (Eigen::Index mu = 0; mu < step.overlap.size(); ++mu)
      step.overlap[mu] = static_cast<float>(formula_.of(OverlapFormula::numerator(step.sums.pattern[mu], expected)));
  }
  return steps;
}

int OutcomeWatcher::period(const Steps& steps, double activity, double mean_rate) {
  const auto [low, high] =
      std::minmax_element(steps.begin(), steps.end(), [](auto* a, auto* b) { return a->rate < b->rate; });
  if (((*high)->rate - (*low)->rate) / 2 <= activity / 2) return 0;
  const auto correlation = [&](std::size_t lag) {
    double sum = 0, norm = 0;
    for (std::size_t t = 0; t + lag < steps.size(); ++t)
      sum += (steps[t]->rate - mean_rate) * (steps[t + lag]->rate - mean_rate);
    for (const Step* step : steps) norm += (step->rate - mean_rate) * (step->rate - mean_rate);
    return sum / norm * static_cast<double>(steps.size()) / static_cast<double>(steps.size() - lag);
  };
  for (std::size_t lag = 2; lag <= steps.size() / 2; ++lag) {
    const double here = correlation(lag);
    if (here >= 0.5 && here >= correlation(lag - 1) && here >= correlation(lag + 1)) return static_cast<int>(lag);
  }
  return 0;
}

Outcome OutcomeWatcher::outcome(double activity) const {
  const Steps steps = measured();
  if (steps.empty()) return {};
  const auto count = static_cast<float>(steps.size());
  double rate = 0;
  Eigen::ArrayXf overlap = Eigen::ArrayXf::Zero(steps.front()->overlap.size());
  for (const Step* step : steps) {
    rate += step->rate / static_cast<double>(steps.size());
    overlap += step->overlap / count;
  }
  std::vector<std::int64_t> order(static_cast<std::size_t>(overlap.size()));
  for (std::size_t mu = 0; mu < order.size(); ++mu) order[mu] = static_cast<std::int64_t>(mu);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return overlap[a] > overlap[b]; });
  const auto above = [&](float limit) {
    std::vector<std::int64_t> memories;
    for (const std::int64_t mu : order)
      if (overlap[mu] >= limit) memories.push_back(mu);
    return memories;
  };

  if (rate < activity / 10) return {OutcomeKind::silent, {}, 0};
  if (rate > activity + (1 - activity) / 2) return {OutcomeKind::runaway, {}, 0};
  if (const int p = period(steps, activity, rate); p > 0) return {OutcomeKind::oscillating, {}, p};
  if (auto memories = above(0.5F); memories.size() >= 2) return {OutcomeKind::mixture, std::move(memories), 0};
  if (auto memories = above(0.7F); !memories.empty()) return {OutcomeKind::retrieved, std::move(memories), 0};
  if (auto memories = above(0.3F); !memories.empty()) return {OutcomeKind::partial, {memories.front()}, 0};
  return {OutcomeKind::lost, {}, 0};
}

std::string to_text(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::silent:
      return "silent";
    case OutcomeKind::runaway:
      return "runaway";
    case OutcomeKind::oscillating:
      return "oscillating";
    case OutcomeKind::mixture:
      return "mixture";
    case OutcomeKind::retrieved:
      return "retrieved";
    case OutcomeKind::partial:
      return "partial";
    case OutcomeKind::lost:
      return "lost";
  }
  return {};
}

std::string to_text(const Outcome& outcome) {
  std::string text = to_text(outcome.kind);
  if (outcome.kind == OutcomeKind::oscillating) return text + " with period " + std::to_string(outcome.period);
  constexpr std::size_t most_named = 4;
  const std::size_t named = std::min(outcome.memories.size(), most_named);
  for (std::size_t i = 0; i < named; ++i) {
    const bool last = i + 1 == outcome.memories.size();
    if (i == 0) text += named == 1 ? " memory " : " of memories ";
    else text += last ? " and " : ", ";
    text += std::to_string(outcome.memories[i] + 1);
  }
  if (outcome.memories.size() > named) text += " and " + std::to_string(outcome.memories.size() - named) + " more";
  return text;
}

}  // namespace engram
