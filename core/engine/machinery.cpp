#include "core/engine/machinery.h"

#include <algorithm>

#include "core/model/cue.h"
#include "core/model/probability.h"

namespace engram {
namespace {

DrawAddress at(Stream stream, std::int64_t step) { return {stream, static_cast<std::uint64_t>(step)}; }

/// tanh(h) as a threshold, h = (active inputs) / K.
std::uint64_t tanh_threshold(std::int64_t active, std::int64_t inputs) {
  return threshold_of(portable_tanh(static_cast<double>(active) / static_cast<double>(inputs)));
}

}  // namespace

Stream firing_stream(Population population, Transfer transfer) {
  if (population == Population::inhibitory_2)
    return transfer == Transfer::linear ? Stream::inhibitory_pick_2 : Stream::inhibitory_tanh_2;
  return transfer == Transfer::linear ? Stream::inhibitory_pick : Stream::inhibitory_tanh;
}

Machinery::Machinery(const Network& network, const Parameters& p)
    : network_(network),
      p_(p),
      noise_(p.noise()),
      input_(network, p),
      redrawn_(p.network.excitatory, p.network.inputs_per_inhibitory),
      high_(static_cast<std::size_t>(std::max(p.network.excitatory, p.network.inhibitory))),
      pick_(static_cast<std::size_t>(p.network.inhibitory)) {
  for (const Intervention& each : p.interventions) {
    auto& clamps = clamps_[static_cast<std::size_t>(each.population)];
    const bool excitatory = each.population == Population::excitatory;
    if (clamps.empty())
      clamps.assign(static_cast<std::size_t>(excitatory ? p.network.excitatory : p.network.inhibitory), -1);
    for (const std::int32_t i : chosen_neurons(each, p))
      clamps[static_cast<std::size_t>(i)] = each.state == Clamp::firing ? 1 : 0;
  }
}

void Machinery::hold(Population population, Spikes& spikes) const {
  if (clamps_[static_cast<std::size_t>(population)].empty()) return;
  for (Eigen::Index i = 0; i < spikes.size(); ++i) spikes[i] = held(population, i, spikes[i] != 0) ? 1 : 0;
}

const Wiring& Machinery::fixed(Population population) {
  const Wiring*& wiring = fixed_[population == Population::inhibitory_2 ? 1 : 0];
  if (wiring == nullptr) wiring = &network_.wiring(population);
  return *wiring;
}

IndexView Machinery::inputs(Population population, std::int64_t k, std::int64_t wired_at) {
  if (wired_at == 0) return fixed(population).inputs_of(k);
  return redrawn_.inputs_of(noise_, population, wired_at, k);
}

InhibitoryState Machinery::inhibitory(Population population, const Spikes& sigma, std::int64_t to) {
  InhibitoryState next{Spikes(p_.network.inhibitory), wired_at(to)};
  const bool redrawn = p_.network.wiring == WiringKind::redrawn;
  const Transfer transfer = p_.dynamics.inhibitory_transfer;
  const DrawAddress address = at(firing_stream(population, transfer), to);
  const Wiring* wiring = redrawn ? nullptr : &fixed(population);
  if (transfer == Transfer::linear) {  // copy one input, chosen at random: that is firing with probability h^I_k
    noise_.fill(address, std::span(pick_));
    const auto n = static_cast<std::uint32_t>(p_.network.excitatory);
    const auto inputs = static_cast<std::uint32_t>(p_.network.inputs_per_inhibitory);
    for (Eigen::Index k = 0; k < next.spikes.size(); ++k) {
      const std::uint32_t u = pick_[static_cast<std::size_t>(k)];
      next.spikes[k] = redrawn ? sigma[choose(u, n)] : sigma[wiring->inputs_of(k)[choose(u, inputs)]];
    }
  } else {
    const auto high = std::span(high_).first(static_cast<std::size_t>(p_.network.inhibitory));
    noise_.fill(address, high);
    for (Eigen::Index k = 0; k < next.spikes.size(); ++k) {
      const auto active = sigma(inputs(population, k, next.wired_at)).template cast<std::int64_t>().sum();
      const std::uint64_t threshold = tanh_threshold(active, p_.network.inputs_per_inhibitory);
      next.spikes[k] =
          noise_.below(threshold, high[static_cast<std::size_t>(k)], address, static_cast<std::uint32_t>(k)) ? 1 : 0;
    }
  }
  hold(population, next.spikes);
  return next;
}

std::int32_t Machinery::copied_input(Population population, std::int64_t k, std::int64_t to) {
  if (p_.network.wiring == WiringKind::redrawn) return redrawn_.copied_input(noise_, population, to, k);
  const std::uint32_t u =
      noise_.number32(at(firing_stream(population, Transfer::linear), to), static_cast<std::uint32_t>(k));
  return fixed(population).inputs_of(k)[choose(u, static_cast<std::uint32_t>(p_.network.inputs_per_inhibitory))];
}

bool Machinery::inhibitory_fires(Population population, std::int64_t k, const Spikes& sigma, std::int64_t to) {
  const Transfer transfer = p_.dynamics.inhibitory_transfer;
  const DrawAddress address = at(firing_stream(population, transfer), to);
  const auto neuron = static_cast<std::uint32_t>(k);
  if (transfer == Transfer::linear) return sigma[copied_input(population, k, to)] != 0;
  const auto active = sigma(inputs(population, k, wired_at(to))).template cast<std::int64_t>().sum();
  return noise_.below(tanh_threshold(active, p_.network.inputs_per_inhibitory), address, neuron);
}

InhibitoryState Machinery::second_inhibitory(const Spikes& sigma, std::int64_t sigma_sum, std::int64_t to) {
  if (second_may_fire(sigma_sum)) return inhibitory(Population::inhibitory_2, sigma, to);
  InhibitoryState silent{Spikes(Spikes::Zero(p_.network.inhibitory)), wired_at(to)};
  if (p_.has_inhibitory_2()) hold(Population::inhibitory_2, silent.spikes);
  return silent;
}

Eigen::ArrayXd Machinery::inhibition_reaching(const InhibitoryState& first) {
  const auto n = static_cast<double>(p_.network.excitatory), n_i = static_cast<double>(p_.network.inhibitory);
  if (p_.network.feedback == Feedback::uniform) {
    const auto sum = first.spikes.cast<std::int64_t>().sum();
    return Eigen::ArrayXd::Constant(p_.network.excitatory, static_cast<double>(sum) / n_i);
  }
  Eigen::ArrayXd reaching = Eigen::ArrayXd::Zero(p_.network.excitatory);  // Σ_{k: i ∈ S_k} σ^I_k
  for (Eigen::Index k = 0; k < first.spikes.size(); ++k)
    if (first.spikes[k] != 0) reaching(inputs(Population::inhibitory, k, first.wired_at)) += 1.0;
  return reaching * (n / (static_cast<double>(p_.network.inputs_per_inhibitory) * n_i));
}

bool Machinery::excitatory_fires(std::int64_t i, double h, std::uint16_t high, std::int64_t to) const {
  const double p = firing_probability(p_.dynamics.beta * (h - p_.dynamics.theta));
  return noise_.below(threshold_of(p), high, at(Stream::excitatory, to), static_cast<std::uint32_t>(i));
}

Spikes Machinery::excitatory(const Spikes& sigma, const Sums& sums, const InhibitoryState* first, double y,
                             std::int64_t to) {
  const double mean = static_cast<double>(sums.excitatory) / static_cast<double>(sigma.size());
  const Eigen::ArrayXd x =
      first != nullptr ? inhibition_reaching(*first) : Eigen::ArrayXd::Constant(sigma.size(), mean);
  const auto high = std::span(high_).first(static_cast<std::size_t>(sigma.size()));
  noise_.fill(at(Stream::excitatory, to), high);
  Spikes next(sigma.size());
  for (Eigen::Index i = 0; i < sigma.size(); ++i) {
    const double h = input_(i, sums.pattern, sigma[i] != 0, x[i], y);
    next[i] = excitatory_fires(i, h, high[static_cast<std::size_t>(i)], to) ? 1 : 0;
  }
  hold(Population::excitatory, next);
  return next;
}

Sums sums_of(const Network& network, const State& state) {
  Sums sums;
  sums.pattern.setZero(network.patterns().count());
  for (Eigen::Index j = 0; j < state.excitatory.size(); ++j)
    if (state.excitatory[j] != 0) sums.pattern(network.patterns().memories_of(j)) += 1;
  sums.excitatory = state.excitatory.cast<std::int64_t>().sum();
  sums.inhibitory = state.inhibitory.spikes.cast<std::int64_t>().sum();
  sums.inhibitory_2 = state.inhibitory_2.spikes.cast<std::int64_t>().sum();
  return sums;
}

const InhibitoryState& acting_inhibition(const DynamicsParameters& p, const State& before,
                                         const InhibitoryState& next) {
  const auto delay = p.update == UpdateRule::sequential ? 0 : static_cast<std::size_t>(p.inhibition_delay);
  if (delay == 0) return next;
  if (delay == 1 || before.past.empty()) return before.inhibitory;
  return delay - 2 < before.past.size() ? *before.past[delay - 2] : *before.past.back();
}

void remember(State& state, std::size_t keep) {
  state.past.push_front(std::make_shared<const InhibitoryState>(state.inhibitory));
  while (state.past.size() > keep) state.past.pop_back();
}

}  // namespace engram
