#include "core/experiment/sweep_table.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/experiment/sweep_file.h"
#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"

namespace engram {
namespace {

template <class Value>
std::vector<double> each(const std::vector<PieceResult>& pieces, const Value& value) {
  std::vector<double> values;
  for (const PieceResult& piece : pieces) values.push_back(value(piece));
  return values;
}

std::string cells(const MeanOfMany& m) {
  return ',' + to_text(m.mean) + ',' + (m.count > 1 ? to_text(m.deviation) : std::string());
}

std::string cells(const std::pair<double, double>& interval, std::int64_t count) {
  return count > 1 ? ',' + to_text(interval.first) + ',' + to_text(interval.second) : ",,";
}

}  // namespace

double MeanOfMany::error() const { return count > 0 ? deviation / std::sqrt(static_cast<double>(count)) : 0; }

MeanOfMany mean_of(const std::vector<double>& values) {
  MeanOfMany found{static_cast<std::int64_t>(values.size()), 0, 0};
  if (values.empty()) return found;
  const auto n = static_cast<double>(values.size());
  for (const double value : values) found.mean += value;
  found.mean /= n;
  double squares = 0;
  for (const double value : values) squares += (value - found.mean) * (value - found.mean);
  if (values.size() > 1) found.deviation = std::sqrt(squares / (n - 1));
  return found;
}

std::pair<double, double> bootstrap(const std::vector<double>& values, std::uint64_t seed) {
  constexpr std::size_t resamples = 2000;
  constexpr double tail = 0.025;
  if (values.empty()) return {0, 0};
  if (std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); }))
    return {values.front(), values.front()};
  std::mt19937_64 random(seed);  // the same sequence on every machine, unlike the distributions of the library
  std::vector<double> means(resamples);
  for (double& mean : means) {
    for (std::size_t n = 0; n < values.size(); ++n) mean += values[(random() >> 11U) % values.size()];
    mean /= static_cast<double>(values.size());
  }
  std::sort(means.begin(), means.end());
  const auto place = static_cast<std::size_t>(tail * static_cast<double>(resamples));
  return {means[place], means[resamples - 1 - place]};
}

PointResult point_result(const std::vector<PieceResult>& pieces, std::int64_t neurons,
                         std::optional<std::uint64_t> seed) {
  PointResult result;
  if (pieces.empty()) return result;
  result.cues = pieces.front().cues;
  const auto runs = static_cast<double>(result.cues);
  const double all = runs * static_cast<double>(neurons);
  const auto by_hamming = each(pieces, [](const auto& p) { return static_cast<double>(p.retrieved_hamming); });
  const auto by_overlap = each(pieces, [](const auto& p) { return static_cast<double>(p.retrieved_overlap); });
  result.retrieved_hamming = mean_of(by_hamming);
  result.retrieved_overlap = mean_of(by_overlap);
  if (seed) {
    result.hamming_interval = bootstrap(by_hamming, 2 * *seed);
    result.overlap_interval = bootstrap(by_overlap, 2 * *seed + 1);
  }
  result.hamming = mean_of(each(pieces, [&](const auto& p) { return static_cast<double>(p.differing) / all; }));
  result.overlap = mean_of(each(pieces, [&](const auto& p) { return p.overlap / runs; }));
  result.rate = mean_of(each(pieces, [&](const auto& p) { return static_cast<double>(p.spikes) / all; }));
  return result;
}

namespace {

std::string heading(const SweepPlan& plan) {
  return csv_header(plan.base(), "sweep") +
         "# sweep: " + plan.document().dump(-1, ' ', false, Json::error_handler_t::replace) +
         "\n# Means and standard deviations are over dictionaries; _low and _high are the 95 % bootstrap interval of "
         "the "
         "mean.\n";
}

}  // namespace

bool is_result_of(const std::string& path, const SweepPlan& plan) {
  Problems ignored;
  const auto text = read_bytes(path, ignored);
  return text && text->starts_with(heading(plan));
}

std::string sweep_table(const SweepPlan& plan, const std::vector<PieceResult>& results) {
  std::string text = heading(plan);
  for (const SweepAxis& axis : plan.axes()) text += axis.path + ',';
  text +=
      "dictionaries,cues,retrieved_hamming_mean,retrieved_hamming_std,retrieved_overlap_mean,retrieved_overlap_std,"
      "hamming_mean,hamming_std,overlap_mean,overlap_std,rate_excitatory_mean,rate_excitatory_std,"
      "retrieved_hamming_low,retrieved_hamming_high,retrieved_overlap_low,retrieved_overlap_high,excitatory,"
      "patterns\n";
  for (std::int64_t point = 0; point < plan.points(); ++point) {
    std::vector<PieceResult> pieces;
    for (std::int64_t d = 0; d < plan.dictionaries(); ++d)
      pieces.push_back(results[static_cast<std::size_t>(d * plan.points() + point)]);
    const NetworkParameters network = plan.scenario(point).parameters.network;
    const PointResult r = point_result(pieces, network.excitatory, static_cast<std::uint64_t>(point));
    for (std::size_t axis = 0; axis < plan.axes().size(); ++axis) text += cell_of(plan.value(point, axis)) + ',';
    text += std::to_string(plan.dictionaries()) + ',' + std::to_string(r.cues) + cells(r.retrieved_hamming) +
            cells(r.retrieved_overlap) + cells(r.hamming) + cells(r.overlap) + cells(r.rate) +
            cells(r.hamming_interval, plan.dictionaries()) + cells(r.overlap_interval, plan.dictionaries()) + ',' +
            std::to_string(network.excitatory) + ',' + std::to_string(network.patterns) + '\n';
  }
  return text;
}

}  // namespace engram
