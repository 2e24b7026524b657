#include "core/model/patterns.h"

#include <algorithm>
#include <cmath>

#include "core/model/probability.h"
#include "core/random/draws.h"
#include "core/random/subset.h"

namespace engram {
namespace {

/// Calls member(i) for every active neuron of pattern μ in ascending order.
class PatternSource {
 public:
  explicit PatternSource(const Parameters& p)
      : p_(p), draws_(p.seed), neurons_(static_cast<std::uint32_t>(p.network.excitatory)), sampler_(neurons_) {
    if (p.network.given && !p.network.given->patterns.empty()) return;
    if (p.network.pattern_kind == PatternKind::bernoulli) high_.resize(neurons_);
    else chosen_.resize(static_cast<std::size_t>(std::nearbyint(p.network.activity * neurons_)));
  }

  template <class Member>
  void visit(std::uint32_t mu, Member member) {
    if (p_.network.given && !p_.network.given->patterns.empty()) {
      const Spikes& bits = p_.network.given->patterns[mu];
      for (std::uint32_t i = 0; i < neurons_; ++i)
        if (bits[i] != 0) member(i);
    } else if (p_.network.pattern_kind == PatternKind::bernoulli) {
      const std::uint64_t threshold = threshold_of(p_.network.activity);
      const DrawAddress address{Stream::pattern, 0, mu};
      draws_.fill(address, std::span(high_));
      for (std::uint32_t i = 0; i < neurons_; ++i)
        if (draws_.below(threshold, high_[i], address, i)) member(i);
    } else {
      sampler_.sample(draws_, {Stream::exact_pattern, 0, mu}, chosen_);
      for (const std::int32_t i : chosen_) member(static_cast<std::uint32_t>(i));
    }
  }

 private:
  const Parameters& p_;
  Draws draws_;
  std::uint32_t neurons_;
  SubsetSampler sampler_;
  std::vector<std::uint16_t> high_;
  std::vector<std::int32_t> chosen_;
};

}  // namespace

std::unique_ptr<Patterns> Patterns::build(const Parameters& p, const std::stop_token& stop, const Progress& progress) {
  auto patterns = std::make_unique<Patterns>();
  const auto count = static_cast<std::uint32_t>(p.network.patterns);
  PatternSource source(p);
  auto& start = patterns->start_;
  start.assign(static_cast<std::size_t>(p.network.excitatory) + 1, 0);
  patterns->active_.assign(count, 0);
  const auto tell = [&](std::uint32_t done) {
    if (progress) progress(static_cast<double>(done) / (2.0 * count));
  };
  for (std::uint32_t mu = 0; mu < count; ++mu) {  // first count, then fill: the lists lie without gaps
    if (stop.stop_requested()) return nullptr;
    tell(mu);
    source.visit(mu, [&](std::uint32_t i) {
      ++start[i + 1];
      ++patterns->active_[mu];
    });
  }
  for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
  patterns->memory_.resize(static_cast<std::size_t>(start.back()));
  std::vector<std::int64_t> next(start.begin(), start.end() - 1);
  for (std::uint32_t mu = 0; mu < count; ++mu) {
    if (stop.stop_requested()) return nullptr;
    tell(count + mu);
    source.visit(mu, [&](std::uint32_t i) {
      patterns->memory_[static_cast<std::size_t>(next[i]++)] = static_cast<std::int32_t>(mu);
    });
  }
  return patterns;
}

bool Patterns::contains(std::int64_t mu, std::int64_t i) const {
  const IndexView list = memories_of(i);
  return std::binary_search(list.data(), list.data() + list.size(), static_cast<std::int32_t>(mu));
}

Spikes Patterns::pattern(std::int64_t mu) const {
  Spikes bits(neurons());
  for (std::int64_t i = 0; i < neurons(); ++i) bits[i] = contains(mu, i) ? 1 : 0;
  return bits;
}

}  // namespace engram
