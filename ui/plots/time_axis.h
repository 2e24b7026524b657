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

/// Follows the newest step, unless a view was chosen by hand. The length is chosen (setLength) or automatic: of 240,
/// 500, 1000, 2000, 5000, … the smallest that holds about four seconds. The window stands still until the run reaches
/// its right edge and then moves on by a quarter of its length, so that axis numbers can be read and the axis is rarely
/// laid out anew.
class TimeAxis {
 public:
  static constexpr qint64 fewest = 8, most = 1'000'000'000;  // steps that can be asked for

  /// Back to step 0, following. What was chosen for the length stays, since the next run is likely as fast.
  void restart();
  /// Steps shown; nothing: automatic. Follows again.
  void setLength(std::optional<qint64> steps);
  /// Shows all steps up to `newest`; as the run goes on, grows by a quarter whenever it must. Until setLength().
  void showAll(qint64 newest);
  /// The run is at step `newest` and makes so many steps per second (0: unknown, the length stays). True if the
  /// window changed; one chosen by hand stays, unless time went back. After going back the run is at step `now`, before
  /// the newest: the window keeps it in sight, and one chosen by hand goes along if the run was in sight there.
  bool follow(qint64 newest, double stepsPerSecond, std::optional<qint64> now = {});

  /// Chosen by hand. Views lie between step 0 and the end of the page that following would show, and never have less
  /// than `fewest` steps. A view equal to the one that following shows leaves it following.
  void zoomTo(StepWindow window);
  /// The length times `factor`; what lies at `position` (in steps, fractions allowed) stays there.
  void zoomBy(double factor, double position);
  /// To later steps if positive. Fractions add up.
  void panBy(double steps);
  /// Back to the newest step.
  void release();
  [[nodiscard]] bool following() const { return !view_; }

  [[nodiscard]] StepWindow window() const;
  [[nodiscard]] bool automatic() const { return !chosen_ && !all_; }
  /// The whole run is asked for.
  [[nodiscard]] bool all() const { return all_; }
  /// The length that was asked for.
  [[nodiscard]] std::optional<qint64> length() const { return all_ ? std::nullopt : chosen_; }

  /// The automatic length for a speed.
  [[nodiscard]] static qint64 lengthFor(double stepsPerSecond);

 private:
  struct View {
    double from, length;  // exact, so that many small moves do not drift; shown in whole steps
  };
  void turnPage(qint64 newest, qint64 now, double stepsPerSecond);
  void goAlong(qint64 now);
  void chooseLength(double stepsPerSecond);
  [[nodiscard]] View view() const;
  void setView(View view);

  std::optional<qint64> chosen_;
  std::optional<View> view_;
  bool all_ = false;
  qint64 from_ = 0, length_ = 240;  // the page
  qint64 newest_ = 0, now_ = 0;
};

}  // namespace engram::ui
