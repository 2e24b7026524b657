// Which number each position of a slider stands for: evenly spaced or logarithmic, always round numbers.
#pragma once

namespace engram::ui {

class SliderScale {
 public:
  /// From `low` to `high`; `low` > 0 if logarithmic. `whole`: whole numbers only.
  SliderScale(double low, double high, bool logarithmic, bool whole);

  /// Positions are 0 … positions().
  [[nodiscard]] int positions() const { return positions_; }
  [[nodiscard]] double numberAt(int position) const;
  /// The nearest position; a number beyond an end sits at that end.
  [[nodiscard]] int positionOf(double number) const;
  /// How far one press of an arrow key moves a number near `number`.
  [[nodiscard]] double stepNear(double number) const;

 private:
  double low_, high_, step_ = 1;
  bool logarithmic_, whole_;
  int positions_ = 400;
};

}  // namespace engram::ui
