#include "core/engine/kernels/fast_sweep.h"

#include <cmath>
#include <limits>

namespace engram {
namespace {

constexpr double two_log2_e = 2.8853900817779268;
constexpr float infinity = std::numeric_limits<float>::infinity();

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// The part of all turns that is not before `from`.
double share_of(Turn from) { return static_cast<double>(no_turn - from) * 0x1p-64; }

void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
  __builtin_prefetch(address);
#endif
}

/// Bounds the sum of the sizes of all terms of z for a neuron of n memories.
double largest_z(const Parameters& p, double memberships) {
  const double a = p.network.activity, c = 2 / (a * (1 - a)), g = p.dynamics.inhibition_gain;
  const double stimulus = p.stimulus ? std::abs(p.stimulus->strength) : 0;
  // Σ_j ξ_j^μ σ_j and its shift are at most N; so is self-coupling. The stimulus counts once, or less if centred.
  const double h = c * memberships * (3 + g * a) + c * a + stimulus;
  return two_log2_e * p.dynamics.beta * (h + std::abs(p.dynamics.theta));
}

}  // namespace

bool FastSweep::covers(const Parameters& p) {
  return p.dynamics.inhibitory_transfer == Transfer::linear &&
         (!p.has_inhibitory() || p.network.feedback == Feedback::uniform) &&
         largest_z(p, static_cast<double>(p.network.patterns)) < 1e8;
}

FastSweep::Range FastSweep::Range::wider(std::int64_t by, std::size_t size) const {
  return {std::max<std::int64_t>(low - by, 0), std::min(high + by, static_cast<std::int64_t>(size))};
}

FastSweep::FastSweep(const Machinery& m)
    : m_(m),
      p_(m.parameters()),
      patterns_(m.network().patterns()),
      excitatory_(static_cast<std::size_t>(p_.network.excitatory)),
      inhibitory_(static_cast<std::size_t>(p_.network.inhibitory)),
      first_(p_.has_inhibitory() ? inhibitory_ : 0),
      doubtful_((excitatory_ + lanes - 1) / lanes * lanes),
      draws_(m, doubtful_.size()),
      base_(doubtful_.size(), infinity),
      memberships_(doubtful_.size(), 0.0F) {
  const double a = p_.network.activity, c = 2 / (a * (1 - a));
  const auto n = static_cast<double>(excitatory_), n_i = static_cast<double>(inhibitory_);
  double most = 0, all = 0;
  for (std::size_t i = 0; i < excitatory_; ++i) {
    const auto memberships = static_cast<double>(patterns_.memberships(static_cast<std::int64_t>(i)));
    memberships_[i] = static_cast<float>(memberships);
    most = std::max(most, memberships);
    all += memberships;
  }
  mean_memberships_ = all / n;
  scale_ = two_log2_e * p_.dynamics.beta;
  per_spike_ = static_cast<float>(scale_ * p_.dynamics.inhibition_gain * c * a / (first_ > 0 ? n_i : n));
  per_spike_2_ = static_cast<float>(scale_ * c * a / n_i);
  per_memory_spike_ = static_cast<float>(scale_ * c / n);
  own_ = p_.network.self_coupling ? 0 : per_memory_spike_;
  // A dozen roundings of float, 2^-24 of a term each, at most twice as much again in the width of a band that can
  // still be decided; those of double, here and in the input itself, are nothing beside them.
  rounding_ = static_cast<float>(largest_z(p_, most) * 0x1p-18 + 0.001);
  flips_ = static_cast<std::int64_t>(excitatory_ / 1000 + 1);
}

void FastSweep::step(State& s, Sums& sums, std::size_t keep) {
  to_ = s.step + 1;
  if (!p_.has_inhibitory_2()) {
    s.inhibitory_2.spikes.setZero();
    sums.inhibitory_2 = 0;
  }
  remember(s, keep);
  draws_.draw(to_);
  begin_sweep(sums);
  for (Turn from = 0; from != no_turn;) from = advance(s, sums, from);
  if (p_.has_inhibitory()) s.inhibitory.wired_at = m_.wired_at(to_);
  s.inhibitory_2.wired_at = m_.wired_at(to_);
  s.step = to_;
}

/// What a sum over memories probably moves in a sweep, rather more: neurons that change move it up or down.
double FastSweep::expected_drift() const { return 1.6 * std::sqrt(p_.network.activity * expected_flips_); }

/// The excess that a few changes may make.
double FastSweep::least_excess() const { return 4 + 0.5 * mean_memberships_; }

/// By how much the drift makes z of an average neuron uncertain.
double FastSweep::width_of_drift(double tolerance, double excess) const {
  return static_cast<double>(per_memory_spike_) * (tolerance * mean_memberships_ + excess);
}

/// Takes new reference sums where that makes the band much narrower.
void FastSweep::begin_sweep(const Sums& sums) {
  next_inhibitory_ = 0;
  left_ = 0;
  all_doubt_ = false;
  expected_flips_ = static_cast<double>(flips_);
  flips_ = 0;
  if (!drift_.measures(sums.pattern)) refer_to(sums);
  measure_drift(sums);
  constexpr double wide = 3;
  const double now = width_of_drift(static_cast<double>(drift_.tolerance()), static_cast<double>(allowed_excess_));
  if (now < wide || width_of_drift(expected_drift(), least_excess()) > 0.7 * now) return;
  refer_to(sums);
  measure_drift(sums);
}

void FastSweep::refer_to(const Sums& sums) {
  drift_.refer_to(sums.pattern);
  for (std::size_t i = 0; i < excitatory_; ++i) {
    const auto neuron = static_cast<std::int64_t>(i);
    std::int64_t sum = 0;
    for (const std::int32_t mu : patterns_.memories_of(neuron)) sum += sums.pattern[mu];
    const double h = m_.input().excitation(sum) + m_.input().stimulus(neuron);
    base_[i] = static_cast<float>(-scale_ * (h - p_.dynamics.theta));
    if (m_.held(Population::excitatory, neuron, true) == m_.held(Population::excitatory, neuron, false))
      base_[i] = m_.held(Population::excitatory, neuron, true) ? -infinity : infinity;
  }
}

void FastSweep::measure_drift(const Sums& sums) {
  drift_.measure(sums.pattern, expected_drift());
  const auto excess = static_cast<double>(drift_.excess());
  allowed_excess_ = static_cast<std::int64_t>((1.25 * excess + least_excess()) * (1 + left_));
}

/// Updates all neurons from the turn `from` on, or until the band is left: the turn to go on with.
Turn FastSweep::advance(State& s, Sums& sums, Turn from) {
  foresee(s, sums, from);
  choose_band();
  std::span<Turn> turns = gather(s.excitatory, from);
  const double due = static_cast<double>(excitatory_) * share_of(from);
  constexpr int often = 6;
  if (left_ >= often || static_cast<double>(turns.size()) > 16 + 0.4 * due) {
    let_all_doubt();
    turns = gather(s.excitatory, from);
  }
  sorter_.sort(turns, from, no_turn);
  Turn done = 0;
  const auto all = [&] {
    for (std::size_t t = 0; t < turns.size(); ++t) {
      constexpr std::size_t ahead = 8;
      if (t + ahead < turns.size()) prefetch(patterns_.memories_of(neuron_of(turns[t + ahead])).data());
      if (!update_inhibitory_until(s, sums, turns[t])) return false;
      done = turns[t];
      if (!update_excitatory(s, sums, neuron_of(done))) return false;
    }
    return update_inhibitory_until(s, sums, no_turn);
  };
  if (all()) return no_turn;
  if (next_inhibitory_ > 0) done = std::max(done, draws_.inhibitory_turns()[next_inhibitory_ - 1]);
  ++left_;
  measure_drift(sums);
  return done + 1;
}

/// Where the numbers of inhibitory spikes will go if no excitatory neuron changes, with some room.
void FastSweep::foresee(const State& s, const Sums& sums, Turn from) {
  Range first{sums.inhibitory, sums.inhibitory}, second{sums.inhibitory_2, sums.inhibitory_2};
  std::int64_t now = sums.inhibitory, now_2 = sums.inhibitory_2;
  const bool gate = m_.second_may_fire(sums.excitatory);
  for (std::size_t t = next_inhibitory_; t + 1 < draws_.inhibitory_turns().size(); ++t) {
    const std::size_t k = neuron_of(draws_.inhibitory_turns()[t]) - excitatory_;
    if (k < first_) {
      now += copied(s, Population::inhibitory, k, true) - s.inhibitory.spikes[index(k)];
      first.include(now);
    } else {
      now_2 += copied(s, Population::inhibitory_2, k - first_, gate) - s.inhibitory_2.spikes[index(k - first_)];
      second.include(now_2);
    }
  }
  const double share = share_of(from), flips = expected_flips_ * share, room = 1 + left_ * left_;
  const double copies = flips * share * static_cast<double>(inhibitory_) / static_cast<double>(excitatory_);
  const auto by = static_cast<std::int64_t>(room * (1 + copies));
  second_ = second.wider(by, inhibitory_);
  if (first_ > 0) {
    inhibition_ = first.wider(by, inhibitory_);
  } else {
    const auto walk = static_cast<std::int64_t>(room * (2 + 3 * std::sqrt(flips)));
    inhibition_ = Range{sums.excitatory, sums.excitatory}.wider(walk, excitatory_);
  }
}

void FastSweep::choose_band() {
  band_.own = own_;
  band_.per_memory = per_spike_ * inhibition_.middle() - per_memory_spike_ * static_cast<float>(drift_.shift());
  band_.offset = per_spike_2_ * second_.middle();
  band_.width_per_memory = per_spike_ * inhibition_.half() + per_memory_spike_ * static_cast<float>(drift_.tolerance());
  band_.width = per_spike_2_ * second_.half() + per_memory_spike_ * static_cast<float>(allowed_excess_) + rounding_;
}

/// A band that cannot be left.
void FastSweep::let_all_doubt() {
  all_doubt_ = true;
  inhibition_ = {0, static_cast<std::int64_t>(std::max(excitatory_, inhibitory_))};
  second_ = inhibition_;
  band_.width = infinity;
}

/// The turns of all doubtful excitatory neurons, not before `from`.
std::span<Turn> FastSweep::gather(const Spikes& sigma, Turn from) {
  std::uint8_t padded[lanes] = {};
  Turn* end = doubtful_.data();
  for (std::size_t b = 0; b < base_.size(); b += lanes) {
    const std::uint8_t* spikes = sigma.data() + b;
    if (b + lanes > excitatory_) spikes = std::copy(spikes, sigma.data() + excitatory_, padded) - (excitatory_ - b);
    std::uint64_t doubts = find_doubtful(&base_[b], &memberships_[b], &draws_.high()[b], spikes, band_);
    for (; doubts != 0; doubts &= doubts - 1) {
      const std::size_t i = b + static_cast<std::size_t>(std::countr_zero(doubts));
      *end = turn_of(draws_.keys()[i], static_cast<std::uint32_t>(i));
      end += *end >= from && i < excitatory_ ? 1 : 0;
    }
  }
  return {doubtful_.data(), end};
}

/// The spike that an inhibitory neuron has after its update now.
int FastSweep::copied(const State& s, Population population, std::size_t k, bool may_fire) const {
  const bool drawn = may_fire && s.excitatory[draws_.copied(population, k)] != 0;
  return m_.held(population, static_cast<std::int64_t>(k), drawn) ? 1 : 0;
}

/// False if the band was left, right after the update that left it.
bool FastSweep::update_inhibitory_until(State& s, Sums& sums, Turn until) {
  const std::span<const Turn> turns = draws_.inhibitory_turns();
  const auto update = [](int now, std::uint8_t& spike, std::int64_t& sum) {
    sum += now - spike;
    spike = static_cast<std::uint8_t>(now);
  };
  while (turns[next_inhibitory_] < until) {
    const std::size_t k = neuron_of(turns[next_inhibitory_++]) - excitatory_;
    if (k < first_) {
      update(copied(s, Population::inhibitory, k, true), s.inhibitory.spikes[index(k)], sums.inhibitory);
      if (!inhibition_.contains(sums.inhibitory)) return false;
    } else {
      const bool gate = m_.second_may_fire(sums.excitatory);
      update(copied(s, Population::inhibitory_2, k - first_, gate), s.inhibitory_2.spikes[index(k - first_)],
             sums.inhibitory_2);
      if (!second_.contains(sums.inhibitory_2)) return false;
    }
  }
  return true;
}

/// The same for one excitatory neuron.
bool FastSweep::update_excitatory(State& s, Sums& sums, std::uint32_t i) {
  const bool was = s.excitatory[i] != 0;
  if (!changes(sums, i, was)) return true;
  const int change = was ? -1 : 1;
  s.excitatory[i] = was ? 0 : 1;
  sums.excitatory += change;
  drift_.flip(sums.pattern, patterns_.memories_of(i), change);
  ++flips_;
  if (all_doubt_) {
    if (drift_.excess() > allowed_excess_) measure_drift(sums);
    return true;
  }
  return drift_.excess() <= allowed_excess_ && (first_ > 0 || inhibition_.contains(sums.excitatory));
}

/// Does the update change the neuron? From the drift of the sums over memories, if that is enough to know.
bool FastSweep::changes(const Sums& sums, std::uint32_t i, bool was) const {
  const float s = was ? 1 : 0, n = memberships_[i], u = draws_.high()[i];
  const auto x = static_cast<float>(first_ > 0 ? sums.inhibitory : sums.excitatory);
  const auto shift = static_cast<float>(drift_.shift()), y = static_cast<float>(sums.inhibitory_2);
  const float z = base_[i] + n * (per_spike_ * x - per_memory_spike_ * shift + own_ * s) + per_spike_2_ * y;
  const auto tolerance = static_cast<float>(drift_.tolerance()), excess = static_cast<float>(drift_.excess());
  const float width = per_memory_spike_ * (n * tolerance + excess) + rounding_;
  if (surely_stays(s, u, z, width)) return false;
  if (surely_stays(1 - s, u, z, width)) return true;
  return fires(sums, i, was) != was;
}

/// As in asynchronous_update(), from the sums themselves, but for the probability where it need not be known.
bool FastSweep::fires(const Sums& sums, std::uint32_t i, bool was) const {
  const IndexView memories = patterns_.memories_of(i);
  std::int64_t sum = 0;
  for (const std::int32_t mu : memories) sum += sums.pattern[mu];
  if (!p_.network.self_coupling && was) sum -= memories.size();
  const auto n = static_cast<double>(p_.network.excitatory), n_i = static_cast<double>(p_.network.inhibitory);
  const double x = first_ > 0 ? static_cast<double>(sums.inhibitory) / n_i : static_cast<double>(sums.excitatory) / n;
  const double h = m_.input().combine(i, sum, x, static_cast<double>(sums.inhibitory_2) / n_i);
  const auto z = static_cast<float>(-scale_ * (h - p_.dynamics.theta));
  const std::uint16_t high = draws_.high()[i];
  const bool drawn = surely_stays(1, high, z, rounding_) ||
                     (!surely_stays(0, high, z, rounding_) && m_.excitatory_fires(i, h, high, to_));
  return m_.held(Population::excitatory, i, drawn);
}

}  // namespace engram
