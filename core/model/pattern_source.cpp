#include "core/model/pattern_source.h"

#include <algorithm>
#include <cmath>

#include "core/model/probability.h"

namespace engram {
namespace {

constexpr std::size_t piece = 64;

/// flag[j] = high[j] < limit for 64 neurons; true if any is equal, so that its other bits decide. The number of turns
/// is fixed, and there is nothing to decide in a turn: compilers make vectors of it.
bool compare(const std::uint16_t* high, std::uint16_t limit, std::uint8_t* flag) {
  for (std::size_t j = 0; j < piece; ++j) flag[j] = high[j] < limit ? 1 : 0;
  std::uint16_t equal = 0;
  for (std::size_t j = 0; j < piece; ++j) equal |= high[j] == limit ? 1 : 0;
  return equal != 0;
}

}  // namespace

PatternSource::PatternSource(const Parameters& p)
    : neurons_(p.network.excitatory),
      count_(p.network.patterns),
      activity_(p.network.activity),
      kind_(p.network.pattern_kind),
      given_(p.network.given),
      draws_(p.seed),
      threshold_(threshold_of(p.network.activity)) {}

void PatternSource::flags(std::uint32_t mu, std::uint32_t first, std::span<std::uint8_t> out) const {
  const auto end = std::min(out.size(), static_cast<std::size_t>(neurons_) - first);  // of the neurons there are
  if (is_given()) std::copy_n(given_->patterns[mu].data() + first, end, out.begin());
  else drawn_flags(mu, first, out);
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(end), out.end(), std::uint8_t{0});
}

void PatternSource::drawn_flags(std::uint32_t mu, std::uint32_t first, std::span<std::uint8_t> out) const {
  const DrawAddress address{Stream::pattern, 0, mu};
  const auto limit = static_cast<std::uint16_t>(threshold_ >> 48);
  std::array<std::uint16_t, 64 * piece> high;  // on the stack, and in the first cache
  for (std::size_t done = 0; done < out.size(); done += high.size()) {
    const std::size_t now = std::min(high.size(), out.size() - done);
    draws_.fill(address, std::span(high).first(now), static_cast<std::uint32_t>(first + done));
    for (std::size_t i = 0; i < now; i += piece) {
      if (!compare(&high[i], limit, &out[done + i])) continue;
      for (std::size_t j = i; j < i + piece; ++j)
        out[done + j] =
            draws_.below(threshold_, high[j], address, static_cast<std::uint32_t>(first + done + j)) ? 1 : 0;
    }
  }
}

std::size_t PatternSource::chosen_count() const {
  return static_cast<std::size_t>(std::nearbyint(activity_ * static_cast<double>(neurons_)));
}

void PatternSource::chosen(std::uint32_t mu, SubsetSampler& sampler, std::span<std::int32_t> out) const {
  sampler.sample(draws_, {Stream::exact_pattern, 0, mu}, out);
}

Spikes PatternSource::pattern(std::uint32_t mu) const {
  if (is_given()) return given_->patterns[mu];
  if (exact()) {
    SubsetSampler sampler(static_cast<std::uint32_t>(neurons_));
    std::vector<std::int32_t> active(chosen_count());
    chosen(mu, sampler, active);
    Spikes bits = Spikes::Zero(neurons_);
    for (const std::int32_t i : active) bits[i] = 1;
    return bits;
  }
  Spikes bits(neurons_);
  const auto whole = static_cast<std::uint32_t>(neurons_ / 64 * 64);
  flags(mu, 0, std::span(bits.data(), whole));
  std::array<std::uint8_t, piece> rest;
  if (whole < neurons_) {
    flags(mu, whole, rest);
    std::copy_n(rest.begin(), neurons_ - whole, bits.data() + whole);
  }
  return bits;
}

double PatternSource::most_memberships() const {
  if (is_given()) {
    std::int64_t ones = 0;
    for (const Spikes& bits : given_->patterns) ones += (bits != 0).count();
    return static_cast<double>(ones);
  }
  const double m = static_cast<double>(count_), n = static_cast<double>(neurons_);
  if (exact()) return m * static_cast<double>(chosen_count());
  return std::min(m * n, m * n * activity_ + 10 * std::sqrt(m * n * activity_ * (1 - activity_)));
}

}  // namespace engram
