#include "core/engine/kernels/fast_update.h"

#include <algorithm>
#include <cmath>

#include "core/engine/kernels/certainty.h"
#include "core/engine/kernels/logit.h"

namespace engram {
namespace {

constexpr double log2_e = 1.4426950408889634;
// Of single precision, relative to the largest number on the way: some roundings of 2^-24 each.
constexpr double rounding = 1e-6;

// N M of networks that one thread steps as quickly as several.
constexpr double alone_below = 4e6;

std::size_t words_up(std::int64_t neurons) { return (static_cast<std::size_t>(neurons) + 63) / 64 * 64; }

}  // namespace

bool FastUpdate::covers(const Parameters& p) {
  if (p.dynamics.update == UpdateRule::asynchronous) return false;
  const bool any = p.has_inhibitory() || p.has_inhibitory_2();
  if (any && p.dynamics.inhibitory_transfer != Transfer::linear) return false;
  return !p.has_inhibitory() || p.network.feedback == Feedback::uniform;
}

FastUpdate::FastUpdate(const Network& network, KernelLevel level, unsigned threads)
    : network_(network),
      kernels_(*kernels_of(level)),
      team_(static_cast<double>(network.patterns().neurons()) * static_cast<double>(network.patterns().count()) <
                    alone_below
                ? 1
                : threads),
      fields_(network, kernels_),
      copied_(network, kernels_),
      pattern_sums_(network, kernels_, team_),
      next_(network.parameters().network.excitatory),
      undecided_(next_),
      draws_(words_up(network.parameters().network.excitatory)) {}

void FastUpdate::take(const State& state) {
  excitatory_.take(state.excitatory);
  first_.take(state.inhibitory);
  second_.take(state.inhibitory_2);
  past_.take(state);
  fields_.forget();
  unchanged_ = false;
}

void FastUpdate::give(State& state) const {
  excitatory_.give(state.excitatory);
  first_.give(state.inhibitory);
  second_.give(state.inhibitory_2);
  past_.give(state);
}

void FastUpdate::set(const Machinery& m) {
  const Parameters& p = m.parameters();
  const std::int64_t sizes[] = {p.network.excitatory, p.network.inhibitory, p.network.inhibitory};
  for (const auto population : {Population::excitatory, Population::inhibitory, Population::inhibitory_2}) {
    Clamps& clamps = clamps_[static_cast<std::size_t>(population)];
    clamps = {};
    if (!m.clamps(population)) continue;
    const std::int64_t size = sizes[static_cast<std::size_t>(population)];
    clamps = {SpikeBits(size), SpikeBits(size)};
    for (std::int64_t i = 0; i < size; ++i) {
      if (m.held(population, i, true)) clamps.may_fire.set(static_cast<std::size_t>(i));
      if (m.held(population, i, false)) clamps.must_fire.set(static_cast<std::size_t>(i));
    }
  }
  stimulus_.clear();
  most_stimulus_ = 0;
  if (p.stimulus) {
    stimulus_.assign(draws_.size(), 0);
    for (std::int64_t i = 0; i < p.network.excitatory; ++i) {
      const double strength = p.dynamics.beta * m.input().stimulus(i);
      stimulus_[static_cast<std::size_t>(i)] = static_cast<float>(strength);
      most_stimulus_ = std::max(most_stimulus_, std::abs(strength));
    }
  }
  const double a = p.network.activity, c = 2.0 / (a * (1.0 - a)), beta = p.dynamics.beta;
  factors_ = {beta * c / static_cast<double>(p.network.excitatory), beta * p.dynamics.inhibition_gain * c * a,
              beta * c * a, beta * p.dynamics.theta};
  copied_.set(p);
}

void FastUpdate::hold(Population population, SpikeBits& spikes) const {
  const Clamps& clamps = clamps_[static_cast<std::size_t>(population)];
  if (clamps.may_fire.empty()) return;
  for (std::size_t w = 0; w < spikes.words(); ++w)
    spikes.data()[w] = (spikes.data()[w] & clamps.may_fire.data()[w]) | clamps.must_fire.data()[w];
}

void FastUpdate::update_inhibitory(const Machinery& m, Population population, InhibitoryBits& into, std::int64_t to) {
  const bool second = population == Population::inhibitory_2;
  const DrawAddress numbers{second ? Stream::inhibitory_pick_2 : Stream::inhibitory_pick,
                            static_cast<std::uint64_t>(to)};
  copied_.read(excitatory_);
  team_.share(into.spikes.words(), [&](unsigned, std::size_t begin, std::size_t end) {
    copied_.copy(m.noise(), numbers, population, into.spikes, begin, end);
  });
  hold(population, into.spikes);
  into.wired_at = m.wired_at(to);
  into.fired = kernels_.count(into.spikes.data(), into.spikes.data(), into.spikes.words()).firing;
}

void FastUpdate::update_second(const Machinery& m, std::int64_t sigma_sum, std::int64_t to) {
  if (m.second_may_fire(sigma_sum)) return update_inhibitory(m, Population::inhibitory_2, second_, to);
  if (second_.fired != 0) second_.spikes.clear();
  second_.wired_at = m.wired_at(to);
  second_.fired = 0;
  if (!m.parameters().has_inhibitory_2() || !m.clamps(Population::inhibitory_2)) return;
  second_.spikes.clear();
  hold(Population::inhibitory_2, second_.spikes);
  second_.fired = second_.spikes.count();
}

/// The number of spikes of the first population that act on the excitatory neurons; it has been updated already.
std::int64_t FastUpdate::acting(const Parameters& p) const {
  if (p.dynamics.update == UpdateRule::sequential || p.dynamics.inhibition_delay == 0) return first_.fired;
  const auto delay = static_cast<std::size_t>(p.dynamics.inhibition_delay);
  return past_[std::min(delay, past_.size()) - 1].fired;  // before step 0: σ^I(0)
}

void FastUpdate::step(const Machinery& m, Sums& sums, std::int64_t to, std::size_t keep) {
  const Parameters& p = m.parameters();
  const auto n_i = static_cast<double>(p.network.inhibitory);
  const bool sequential = p.dynamics.update == UpdateRule::sequential;
  const std::int64_t second_before = p.has_inhibitory_2() ? second_.fired : 0;
  update_second(m, sums.excitatory, to);
  past_.remember(first_, keep);
  if (p.has_inhibitory()) update_inhibitory(m, Population::inhibitory, first_, to);
  const Inhibition inhibition{p.has_inhibitory()
                                  ? static_cast<double>(acting(p)) / n_i
                                  : static_cast<double>(sums.excitatory) / static_cast<double>(p.network.excitatory),
                              static_cast<double>(sequential ? second_.fired : second_before) / n_i};
  update_excitatory(m, sums, inhibition, to);
  unchanged_ = pattern_sums_.advance(sums, excitatory_, next_) == 0;
  std::swap(excitatory_, next_);
  sums.inhibitory = first_.fired;
  sums.inhibitory_2 = second_.fired;
}

DecisionTask FastUpdate::decision(const Machinery& m, const Fields::Bounds& field, Inhibition inhibition) {
  const double per_count = factors_.per_count;
  const double per_membership = per_count * field.base - factors_.first * inhibition.first;
  const double constant = -factors_.threshold - factors_.second * inhibition.second;
  const float* added = stimulus_.empty() ? nullptr : stimulus_.data();
  if (!m.parameters().network.self_coupling) {  // without j = i, which adds n_i of a neuron's own spike
    if (stimulus_.empty()) added_.assign(draws_.size(), 0);
    else added_ = stimulus_;
    for (std::size_t w = 0; w < excitatory_.words(); ++w)
      for_each_bit(excitatory_.data()[w], w,
                   [&](std::size_t i) { added_[i] -= static_cast<float>(per_count) * fields_.memberships()[i]; });
    added = added_.data();
  }
  const double most = fields_.most_memberships();
  const double magnitude =
      per_count * (field.magnitude + most) + std::abs(per_membership) * most + std::abs(constant) + most_stimulus_;
  return {
      .draws = draws_.data(),
      .field = fields_.data(),
      .memberships = fields_.memberships(),
      .added = added,
      .neurons = draws_.size(),
      .per_count = static_cast<float>(per_count),
      .per_membership = static_cast<float>(per_membership),
      .constant = static_cast<float>(constant),
      .margin = static_cast<float>((logit::error + per_count * field.error + rounding * magnitude) * (1 + rounding)),
      .margin_per_membership = static_cast<float>(per_count * field.error_per_membership * (1 + rounding)),
      .fires = next_.data(),
      .undecided = undecided_.data()};
}

void FastUpdate::update_excitatory(const Machinery& m, const Sums& sums, Inhibition inhibition, std::int64_t to) {
  const Fields::Bounds field = fields_.prepare(sums, factors_.per_count, unchanged_);
  const DecisionTask all = decision(m, field, inhibition);
  const auto neurons = static_cast<std::size_t>(m.parameters().network.excitatory);
  pattern_sums_.read(sums);
  team_.share(next_.words(), [&](unsigned, std::size_t begin, std::size_t end) {
    const std::size_t first = 64 * begin, last = std::min(64 * end, neurons);
    m.noise().fill({Stream::excitatory, static_cast<std::uint64_t>(to)}, std::span(draws_).subspan(first, last - first),
                   static_cast<std::uint32_t>(first));
    fields_.compute(begin, end);
    kernels_.decide(all.part(begin, end));
    if (last == neurons) {
      next_.data()[end - 1] &= next_.last_word();
      undecided_.data()[end - 1] &= next_.last_word();
    }
    decide_exactly(m, inhibition, to, begin, end);
  });
  hold(Population::excitatory, next_);
}

/// Exact inputs for the neurons that the bounds leave open, and the reference's arithmetic for those that they leave
/// open still.
void FastUpdate::decide_exactly(const Machinery& m, Inhibition inhibition, std::int64_t to, std::size_t begin,
                                std::size_t end) {
  const auto& dynamics = m.parameters().dynamics;
  const bool self_coupling = m.parameters().network.self_coupling;
  for (std::size_t w = begin; w < end; ++w)
    for_each_bit(undecided_.data()[w], w, [&](std::size_t i) { pattern_sums_.ask_for(i); });
  for (std::size_t w = begin; w < end; ++w)
    for_each_bit(undecided_.data()[w], w, [&](std::size_t i) {
      const auto neuron = static_cast<std::int64_t>(i);
      std::int64_t sum = pattern_sums_.of(i);
      if (!self_coupling && excitatory_[i]) sum -= network_.patterns().memberships(neuron);
      const double h = m.input().combine(neuron, sum, inhibition.first, inhibition.second);
      const auto z = static_cast<float>(-2 * log2_e * dynamics.beta * (h - dynamics.theta));
      const auto u = static_cast<float>(draws_[i]);
      if (surely_stays(0, u, z, 0)) next_.put(i, false);
      else if (surely_stays(1, u, z, 0)) next_.put(i, true);
      else next_.put(i, m.excitatory_fires(neuron, h, draws_[i], to));
    });
}

}  // namespace engram
