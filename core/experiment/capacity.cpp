#include "core/experiment/capacity.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace engram {
namespace {

std::optional<double> number_in(const std::string& cell) {
  double value = 0;
  const char* end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

/// The cells of the columns that make a curve's point.
struct Columns {
  std::size_t axes = 0;  // the first so many columns
  std::size_t memories = 0, dictionaries = 0, mean = 0, deviation = 0, excitatory = 0, patterns = 0;
};

std::optional<Columns> find_columns(const CsvTable& table, RetrievedBy rule, Problems& problems) {
  const auto find = [&](const std::string& name) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found == table.columns.end())
      problems.push_back({"columns", "\"" + name + "\" is missing; allowed is what engram-cli sweep wrote"});
    return static_cast<std::size_t>(found - table.columns.begin());
  };
  const std::string by = rule == RetrievedBy::hamming ? "retrieved_hamming" : "retrieved_overlap";
  Columns c;
  c.axes = c.dictionaries = find("dictionaries");
  c.mean = find(by + "_mean");
  c.deviation = find(by + "_std");
  c.excitatory = find("excitatory");
  c.patterns = find("patterns");
  if (!problems.empty()) return std::nullopt;
  const auto end = table.columns.begin() + static_cast<std::ptrdiff_t>(c.axes);
  const auto axis = std::find_if(table.columns.begin(), end,
                                 [](const std::string& name) { return name == "network.patterns" || name == "load"; });
  c.memories = static_cast<std::size_t>(axis - table.columns.begin());
  if (axis != end) return c;
  problems.push_back({"columns",
                      "no axis is network.patterns or load, and capacity is the largest number of memories "
                      "retrieved along it"});
  return std::nullopt;
}

}  // namespace

const CapacityCurve::Point& CapacityCurve::best() const {
  return *std::max_element(points.begin(), points.end(),
                           [](const Point& a, const Point& b) { return a.retrieved.mean < b.retrieved.mean; });
}

double CapacityCurve::capacity() const { return best().retrieved.mean / static_cast<double>(excitatory); }

double CapacityCurve::error() const { return best().retrieved.error() / static_cast<double>(excitatory); }

std::optional<Capacities> capacities(const CsvTable& table, RetrievedBy rule, Problems& problems) {
  const auto columns = find_columns(table, rule, problems);
  if (!columns) return std::nullopt;
  Capacities found;
  for (std::size_t n = 0; n < columns->axes; ++n)
    if (n != columns->memories) found.axes.push_back(table.columns[n]);
  std::map<std::vector<std::string>, std::size_t> curve_of;
  for (std::size_t n = 0; n < table.rows.size(); ++n) {
    const std::vector<std::string>& row = table.rows[n];
    const auto dictionaries = number_in(row[columns->dictionaries]), mean = number_in(row[columns->mean]),
               neurons = number_in(row[columns->excitatory]), patterns = number_in(row[columns->patterns]);
    if (!dictionaries || !mean || !neurons || !patterns || *neurons < 1) {
      problems.push_back({"row " + std::to_string(n + 1), "has something else where a number is expected"});
      return std::nullopt;
    }
    std::vector<std::string> values;
    for (std::size_t axis = 0; axis < columns->axes; ++axis)
      if (axis != columns->memories) values.push_back(row[axis]);
    const auto [place, is_new] = curve_of.emplace(values, found.curves.size());
    if (is_new) found.curves.push_back({values, static_cast<std::int64_t>(*neurons), {}});
    found.curves[place->second].points.push_back(
        {static_cast<std::int64_t>(*patterns),
         {static_cast<std::int64_t>(*dictionaries), *mean, number_in(row[columns->deviation]).value_or(0)}});
  }
  if (found.curves.empty()) problems.push_back({"file", "has no results"});
  for (CapacityCurve& curve : found.curves)
    std::sort(curve.points.begin(), curve.points.end(),
              [](const auto& a, const auto& b) { return a.patterns < b.patterns; });
  return problems.empty() ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace engram
