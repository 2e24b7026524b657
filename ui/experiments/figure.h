// What an experiment has to show, as values: curves over one axis, or maps over two.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/experiment/sweep_results.h"
#include "core/theory/mean_field.h"

namespace engram::ui {

/// What is drawn of a point.
enum class Quantity { retrieved_per_neuron, retrieved_share, overlap, hamming, rate };
enum class FigureKind { curves, map };

struct FigureChoice {
  Quantity quantity = Quantity::retrieved_per_neuron;
  bool by_overlap = false;  // the rule that says what is retrieved; else by Hamming distance
  FigureKind kind = FigureKind::curves;
  bool operator==(const FigureChoice&) const = default;
};

struct FigureAxis {
  QString title, symbol;  // "Threshold θ", "θ"
  double from = 0, to = 1;
  bool logarithmic = false;
  [[nodiscard]] double fraction(double value) const;
  [[nodiscard]] double at(double fraction) const;
};

/// A point of the sweep with its value, mean over dictionaries; the band is mean ± 1.96 standard errors, which holds
/// the true mean with a probability of about 95 %.
struct FigurePoint {
  std::int64_t point = 0;
  double x = 0, y = 0;  // y: of a map
  double value = 0, low = 0, high = 0;
  std::int64_t finished = 0;  // dictionaries; 0: there is no value yet
};

/// Curves that share an index look alike: `hue` for the first thing they differ in, then `dash`, then `mark`.
struct FigureCurve {
  QString name;
  int hue = 0, dash = 0, mark = 0;
  std::size_t panel = 0;
  std::vector<FigurePoint> points;  // ascending x
};

struct FigureMap {
  QString title;
  std::size_t columns = 0, rows = 0;
  std::vector<FigurePoint> cells;  // row by row, from the lowest
  std::vector<double> xs, ys;      // of columns and rows
};

struct Figure {
  FigureKind kind = FigureKind::curves;
  QString quantity;          // "Retrieved memories / N"
  FigureAxis x, y;           // y of curves: the quantity
  double low = 0, high = 1;  // of the quantity
  std::vector<FigureCurve> curves;
  std::vector<QString> panels;  // titles; many curves are spread over panels by the last things they differ in
  std::vector<FigureMap> maps;
  std::int64_t dictionaries = 0;
};

/// Which axes of a sweep become the horizontal and the vertical one; all others make curves or maps beside each other.
struct FigureAxes {
  std::size_t x = 0;
  std::optional<std::size_t> y;  // absent: there can be no map
};
/// Nothing if no axis is of numbers.
[[nodiscard]] std::optional<FigureAxes> figure_axes(const SweepPlan& plan);
/// How a sweep is best drawn at first.
[[nodiscard]] FigureChoice first_choice(const SweepPlan& plan);

/// A sweep without an axis of numbers has an empty figure.
[[nodiscard]] Figure figure_of(const SweepResults& results, const FigureChoice& choice);

/// "Update rule = sequential", as people read it.
[[nodiscard]] QString valueWords(const std::string& path, const Json& value);
/// "Threshold θ"; "Load M/N".
[[nodiscard]] QString axisWords(const std::string& path);
/// "θ"; "M/N"; the name of what has no symbol.
[[nodiscard]] QString axisSymbol(const std::string& path);
/// "Retrieved memories / N"
[[nodiscard]] QString quantityWords(const FigureChoice& choice);

}  // namespace engram::ui
