#include "core/engine/kernels/fields.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/model/packed_patterns.h"

namespace engram {
namespace {

constexpr std::size_t half = 3, codes_of_half = 8;  // memories of half a group, and their subsets
constexpr std::int32_t most_entry = 63;             // in magnitude, of a whole group (Kernels::expand)
constexpr double lists_below = 1.0 / 180;           // activity below which lists of memories are shorter than codes
constexpr double wide = 0.3;            // error in β(h − θ) that leaves too many neurons undecided in a burst
constexpr double lazy_above = 1 << 18;  // codes

/// sum / quantum to the nearest integer.
std::int32_t rounded(std::int32_t sum, std::int32_t quantum) {
  return sum >= 0 ? (sum + quantum / 2) / quantum : -((-sum + quantum / 2) / quantum);
}

}  // namespace

Fields::Fields(const Network& network, const Kernels& kernels) : patterns_(network.patterns()), kernels_(kernels) {
  double active = 0;
  for (std::int64_t mu = 0; mu < patterns_.count(); ++mu) active += static_cast<double>(patterns_.active(mu));
  const auto n = static_cast<double>(patterns_.neurons()), memories = static_cast<double>(patterns_.count());
  mean_memberships_ = active / n;
  mean_activity_ = active / (n * memories);
  if (kernels_.field != nullptr && mean_activity_ > lists_below) packed_ = network.packed_patterns();
  const auto padded = (static_cast<std::size_t>(patterns_.neurons()) + 63) / 64 * 64;
  field_.assign(padded, 0);
  memberships_.assign(padded, 0);
  for (std::int64_t i = 0; i < patterns_.neurons(); ++i) {
    const auto memberships = static_cast<double>(patterns_.memberships(i));
    memberships_[static_cast<std::size_t>(i)] = static_cast<float>(memberships);
    most_memberships_ = std::max(most_memberships_, memberships);
  }
  const std::size_t groups = packed_ ? packed_->groups() : 0;
  lazy_ = static_cast<double>(groups) * n > lazy_above;
  sums_.resize(groups * 2 * codes_of_half);
  centred_.assign(std::max(groups * PackedPatterns::per_group, static_cast<std::size_t>(patterns_.count())), 0);
}

Fields::Bounds Fields::prepare(const Sums& sums, double per_count, bool same_as_before) {
  stale_ = !(known_ && (same_as_before || (lazy_ && still_good(sums, per_count))));
  if (stale_) refresh(sums, per_count);
  return bounds_;
}

void Fields::compute(std::size_t begin, std::size_t end) {
  if (!stale_) return;
  if (!packed_) return read_lists(begin, end);
  FieldTask task{.codes = packed_->codes() + begin * 64 * packed_->groups(),
                 .groups = packed_->groups(),
                 .neurons = (end - begin) * 64,
                 .expanded = coarse_.expanded.data(),
                 .quantum = static_cast<float>(coarse_.quantum),
                 .add = false,
                 .strong = strong_.data(),
                 .strong_count = strong_.size(),
                 .field = field_.data() + begin * 64};
  kernels_.field(task);
  if (!with_rest_) return;
  task.expanded = rest_.expanded.data();
  task.quantum = static_cast<float>(rest_.quantum);
  task.add = true;
  task.strong_count = 0;
  kernels_.field(task);
}

bool Fields::still_good(const Sums& sums, double per_count) {
  const auto memories = static_cast<std::size_t>(patterns_.count());
  change_.resize(memories);
  double mean = 0;
  for (std::size_t mu = 0; mu < memories; ++mu) {
    const auto index = static_cast<Eigen::Index>(mu);
    change_[mu] = static_cast<double>(sums.pattern[index] - at_refresh_[index]);
    mean += change_[mu];
  }
  mean = std::nearbyint(mean / static_cast<double>(memories));
  for (double& change : change_) change = std::abs(change - mean);
  // The best τ for a neuron of n memories is the n-th largest change.
  const auto rank = std::min(static_cast<std::size_t>(mean_memberships_), memories - 1);
  const auto nth = change_.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(change_.begin(), nth, change_.end(), std::greater<>());
  const double tau = *nth;
  double beyond = 0;
  for (auto each = change_.begin(); each != nth; ++each) beyond += *each - tau;
  bounds_ = fresh_;
  bounds_.base += mean;
  bounds_.error += beyond;
  bounds_.error_per_membership += tau;
  return per_count * (bounds_.error + bounds_.error_per_membership * mean_memberships_) <= 1;
}

void Fields::refresh(const Sums& sums, double per_count) {
  const auto memories = static_cast<std::size_t>(patterns_.count());
  fresh_ = {};
  fresh_.base = std::nearbyint(mean_activity_ * static_cast<double>(sums.excitatory));
  const auto base = static_cast<std::int64_t>(fresh_.base);
  std::int64_t most = 0;
  for (std::size_t mu = 0; mu < memories; ++mu) {
    const std::int64_t centred = sums.pattern[static_cast<Eigen::Index>(mu)] - base;
    centred_[mu] = static_cast<std::int32_t>(centred);
    most = std::max(most, std::abs(centred));
  }
  fresh_.magnitude = static_cast<double>(most) * most_memberships_;
  if (packed_) make_tables(sums, per_count);
  // Below this, whole numbers are added without rounding; beyond it, once for each strong memory and each row of
  // tables.
  constexpr double exact_below = 1 << 24;
  if (fresh_.magnitude > exact_below)
    fresh_.error +=
        fresh_.magnitude / exact_below * static_cast<double>(strong_.size() + coarse_.entries.size() / 1000 + 4);
  bounds_ = fresh_;
  known_ = true;
  if (lazy_) at_refresh_ = sums.pattern;
}

void Fields::make_tables(const Sums& sums, double per_count) {
  // Memories that stand out are added one by one, so that the sums over the others fit into bytes.
  const double spread = std::sqrt(mean_activity_ * static_cast<double>(sums.excitatory));
  const auto strong_above = static_cast<std::int32_t>(std::max(31.0, 4 * spread));
  strong_.clear();
  std::int32_t largest = 0;
  const std::size_t groups = packed_->groups();
  for (std::size_t group = 0; group < groups; ++group) {
    std::int32_t above = 0, below = 0;
    for (unsigned bit = 0; bit < PackedPatterns::per_group; ++bit) {
      std::int32_t& value = centred_[group * PackedPatterns::per_group + bit];
      if (std::abs(value) > strong_above) {
        strong_.push_back({group, bit, static_cast<float>(value)});
        value = 0;
      }
      (value > 0 ? above : below) += value;
    }
    largest = std::max({largest, above, -below});
  }
  add_up_halves();
  coarse_.fill(sums_, largest, kernels_);
  with_rest_ = coarse_.error() * per_count > wide;
  if (with_rest_) {  // what rounding has left, by tables of its own
    for (std::size_t entry = 0; entry < sums_.size(); ++entry) sums_[entry] -= coarse_.quantum * coarse_.entries[entry];
    rest_.fill(sums_, coarse_.quantum + 1, kernels_);
  }
  fresh_.error = with_rest_ ? rest_.error() : coarse_.error();
}

/// What each half of a group can add up to, for all of its codes.
void Fields::add_up_halves() {
  for (std::size_t h = 0; h < sums_.size() / codes_of_half; ++h) {
    const std::int32_t* values = centred_.data() + half * h;
    std::int32_t* sum = sums_.data() + codes_of_half * h;
    sum[0] = 0;
    sum[1] = values[0];
    sum[2] = values[1];
    sum[3] = values[0] + values[1];
    for (std::size_t code = 0; code < codes_of_half / 2; ++code) sum[codes_of_half / 2 + code] = sum[code] + values[2];
  }
}

void Fields::Tables::fill(const std::vector<std::int32_t>& sums, std::int32_t largest, const Kernels& kernels) {
  quantum = largest <= most_entry ? 1 : (largest + most_entry - 2) / (most_entry - 1);
  entries.resize(sums.size());
  for (std::size_t entry = 0; entry < sums.size(); ++entry)
    entries[entry] = static_cast<std::int8_t>(quantum == 1 ? sums[entry] : rounded(sums[entry], quantum));
  const std::size_t groups = entries.size() / (2 * codes_of_half);
  expanded.resize(groups * 64);
  kernels.expand(entries.data(), groups, expanded.data());
}

double Fields::Tables::error() const {
  // Rounded twice in a group, each time by at most half a quantum.
  return quantum == 1 ? 0 : static_cast<double>(entries.size() / (2 * codes_of_half)) * quantum;
}

void Fields::read_lists(std::size_t begin, std::size_t end) {
  const std::size_t last = std::min(end * 64, static_cast<std::size_t>(patterns_.neurons()));
  for (std::size_t i = begin * 64; i < last; ++i) {
    std::int64_t sum = 0;
    for (const std::int32_t mu : patterns_.memories_of(static_cast<std::int64_t>(i)))
      sum += centred_[static_cast<std::size_t>(mu)];
    field_[i] = static_cast<float>(sum);
  }
}

}  // namespace engram
