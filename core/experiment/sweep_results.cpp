#include "core/experiment/sweep_results.h"

#include <charconv>

#include "core/experiment/sweep_file.h"
#include "core/scenario/carrier.h"

namespace engram {
namespace {

/// The columns of a table by name.
class Columns {
 public:
  Columns(const CsvTable& table, Problems& problems) : table_(table), problems_(problems) {}

  double number(std::size_t row, const std::string& name) {
    for (std::size_t n = 0; n < table_.columns.size(); ++n)
      if (table_.columns[n] == name) return parsed(table_.rows[row][n], row, name);
    refuse("column " + name, "is missing");
    return 0;
  }

  MeanOfMany mean(std::size_t row, const std::string& name) {
    return {static_cast<std::int64_t>(number(row, "dictionaries")), number(row, name + "_mean"),
            number(row, name + "_std")};
  }

 private:
  double parsed(const std::string& cell, std::size_t row, const std::string& name) {
    if (cell.empty()) return 0;  // the standard deviation of a single dictionary
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
      refuse("row " + std::to_string(row + 1), name + ": found \"" + cell + "\", allowed is a number");
    return value;
  }

  void refuse(const std::string& place, const std::string& message) {
    if (problems_.empty()) problems_.push_back({place, message});  // one tells enough
  }

  const CsvTable& table_;
  Problems& problems_;
};

}  // namespace

SweepResults::SweepResults(std::shared_ptr<const SweepPlan> plan)
    : plan_(std::move(plan)),
      pieces_(static_cast<std::size_t>(plan_->pieces())),
      have_(static_cast<std::size_t>(plan_->pieces())) {
  points_.resize(static_cast<std::size_t>(plan_->points()));
  for (std::size_t n = 0; n < points_.size(); ++n)
    points_[n].parameters = plan_->scenario(static_cast<std::int64_t>(n)).parameters;
}

std::optional<SweepResults> SweepResults::of_table(std::shared_ptr<const SweepPlan> plan, const CsvTable& table,
                                                   Problems& problems) {
  SweepResults results(std::move(plan));
  const SweepPlan& p = results.plan();
  if (table.rows.size() != results.points_.size()) {
    problems.push_back({"table", "has " + std::to_string(table.rows.size()) + " rows, but its sweep " +
                                     std::to_string(p.points()) + " points"});
    return std::nullopt;
  }
  Columns columns(table, problems);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t axis = 0; axis < p.axes().size() && axis < table.columns.size(); ++axis)
      if (csv_cells(cell_of(p.value(static_cast<std::int64_t>(row), axis))).front() != table.rows[row][axis])
        problems.push_back(
            {"row " + std::to_string(row + 1),
             "is not that of " + p.name(static_cast<std::int64_t>(row)) + ", which the sweep has there"});
    PointResult& result = results.points_[row].result;
    result.cues = static_cast<std::int64_t>(columns.number(row, "cues"));
    result.retrieved_hamming = columns.mean(row, "retrieved_hamming");
    result.retrieved_overlap = columns.mean(row, "retrieved_overlap");
    result.hamming = columns.mean(row, "hamming");
    result.overlap = columns.mean(row, "overlap");
    result.rate = columns.mean(row, "rate_excitatory");
    results.points_[row].finished = p.dictionaries();
    if (!problems.empty()) return std::nullopt;
  }
  results.pieces_.clear();
  results.have_.assign(results.have_.size(), true);
  results.finished_ = p.pieces();
  return results;
}

void SweepResults::add(std::int64_t piece, const PieceResult& result) {
  const auto n = static_cast<std::size_t>(piece);
  if (have_[n]) return;
  have_[n] = true;
  pieces_[n] = result;
  Point& point = points_[static_cast<std::size_t>(plan_->point_of(piece))];
  ++point.finished;
  point.outdated = true;
  ++finished_;
}

std::int64_t SweepResults::finished(std::int64_t n) const { return point(n).finished; }

const Parameters& SweepResults::parameters(std::int64_t n) const { return point(n).parameters; }

const PointResult& SweepResults::at(std::int64_t n) const {
  const Point& p = point(n);
  if (!p.outdated) return p.result;
  std::vector<PieceResult> pieces;
  for (std::int64_t d = 0; d < plan_->dictionaries(); ++d)
    if (const std::int64_t piece = d * plan_->points() + n; has(piece))
      pieces.push_back(pieces_[static_cast<std::size_t>(piece)]);
  p.result = point_result(pieces, p.parameters.network.excitatory, std::nullopt);
  p.outdated = false;
  return p.result;
}

std::optional<std::string> SweepResults::table() const {
  if (!text_.empty()) return text_;
  if (!complete() || pieces_.empty()) return std::nullopt;
  return sweep_table(*plan_, pieces_);
}

std::optional<SweepResults> read_results(const std::string& text, double memory_limit, Problems& problems) {
  const Json document = parse_sweep_text(text, problems);
  if (!problems.empty()) return std::nullopt;
  SweepRead read = SweepPlan::read(document, memory_limit);
  if (!read.plan) {
    problems = std::move(read.problems);
    return std::nullopt;
  }
  const auto plan = std::make_shared<const SweepPlan>(std::move(*read.plan));
  const auto carried = carried_sweep(text);
  const std::string& inside = carried ? *carried : text;
  if (!inside.starts_with("# engram")) return SweepResults(plan);
  const CsvTable table = read_csv(inside, problems);
  auto results = problems.empty() ? SweepResults::of_table(plan, table, problems) : std::nullopt;
  if (results) results->keep_text(inside);
  return results;
}

}  // namespace engram
