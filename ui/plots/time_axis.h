// Which steps the plots of a run show. Plain arithmetic, shared by all plots of a column; no Qt beyond qint64.
#pragma once

#include <QtGlobal>
#include <optional>

namespace engram::ui {

/// Steps from … to − 1.
struct StepWindow {
  qint64 from = 0, to = 240;
  [[nodiscard]] qint64 length() const { return to - from; }
  bool operator==(const StepWindow&) const = default;
};

/// Follows the newest step. The length is chosen (setLength) or automatic: of 240, 500, 1000, 2000, 5000, … the
/// smallest that holds about four seconds. The window stands still until the run reaches its right edge and then moves
/// on by a quarter of its length, so that axis numbers can be read and the axis is rarely laid out anew.
class TimeAxis {
 public:
  /// Back to step 0. The length stays, since the next run is likely as fast.
  void restart();
  /// Steps shown; nothing: automatic.
  void setLength(std::optional<qint64> steps);
  /// Shows all steps up to `newest`, until restart() or setLength().
  void showAll(qint64 newest);
  /// The run is at step `newest` and makes so many steps per second (0: unknown, the length stays). True if the
  /// window changed.
  bool follow(qint64 newest, double stepsPerSecond);

  [[nodiscard]] StepWindow window() const { return {from_, from_ + length_}; }
  [[nodiscard]] bool automatic() const { return !chosen_; }

  /// The automatic length for a speed.
  [[nodiscard]] static qint64 lengthFor(double stepsPerSecond);

 private:
  void chooseLength(double stepsPerSecond);

  std::optional<qint64> chosen_;
  bool all_ = false;
  qint64 from_ = 0, length_ = 240;
};

}  // namespace engram::ui
