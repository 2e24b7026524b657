// From step 0 to an end that is seldom moved: where each step lies on a bar.
#pragma once

#include <cstdint>

namespace engram::ui {

class TimelineScale {
 public:
  /// A bar for `steps` steps, at least 1.
  void setEnd(std::int64_t steps) { end_ = steps > 1 ? steps : 1; }
  /// Makes room for `steps` steps: if there is too little, for a round number with some to spare.
  void makeRoomFor(std::int64_t steps);
  /// Where the bar lies; pixels.
  void setBar(double left, double width);

  [[nodiscard]] std::int64_t end() const { return end_; }
  [[nodiscard]] double xOf(std::int64_t step) const;
  /// The nearest step, from 0 to the end.
  [[nodiscard]] std::int64_t stepAt(double x) const;

 private:
  std::int64_t end_ = 1;
  double left_ = 0, width_ = 1;
};

}  // namespace engram::ui
