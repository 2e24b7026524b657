// The plots of a session: those of one run, or of both runs of a comparison side by side.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/plots/column_header.h"
#include "ui/plots/raster_pick.h"
#include "ui/plots/run_plots.h"

namespace engram::ui {

class DifferencePlot;

/// Which columns a picture of a comparison shows.
enum class ShownSides { both, a, b };

/// One column as RunPlots has it; in a comparison two of them below their headers, and the strip with their difference
/// below both. They share time axis, cursor, value axes, switched curves, colours and pins. Feed it with append() and
/// call refresh() once per frame.
class RunPair : public QWidget {
  Q_OBJECT

 public:
  explicit RunPair(const Theme& theme, QWidget* parent = nullptr);
  ~RunPair() override;

  /// Two columns, or one.
  void setCompared(bool compared);
  [[nodiscard]] bool compared() const { return compared_; }
  [[nodiscard]] RunPlots& column(Side side) const { return side == Side::b ? *b_ : *a_; }
  [[nodiscard]] ColumnHeader& header(Side side) const { return side == Side::b ? *header_b_ : *header_a_; }
  [[nodiscard]] DifferencePlot& strip() const { return *strip_; }

  /// A new run on both sides; see RunPlots::start().
  void start(const std::shared_ptr<const RasterLayout>& layout, std::int64_t memories, std::int64_t cued,
             double activity, const QStringList& memoryNames = {},
             const std::shared_ptr<const Network>& network = nullptr);
  /// A sample of its side. Those of B are ignored without a comparison.
  void append(const Sample& sample);
  /// Draws what came; speed in steps per second, 0: unknown.
  void refresh(double stepsPerSecond);
  /// The runs stand at `step`; up to `reached` they are recorded. What comes after `step` is pale.
  void showNow(std::int64_t step, std::int64_t reached);
  /// What the headers say, and where the runs first differ.
  void present(const ColumnWords& a, const ColumnWords& b, std::optional<std::int64_t> firstDifference);

  /// Whether a comparison has the strip with the difference.
  void setStripWanted(bool wanted);
  /// What the axis of time counts.
  void setTimeUnit(TimeUnit unit);
  void setTheme(const Theme& theme);
  [[nodiscard]] const Theme& theme() const { return a_->theme(); }
  /// Another scenario: every curve is on, nothing is pinned.
  void forgetChoices();

  /// The run of a side as it is now, pale behind all columns, until removeGhost(); also behind runs to come.
  void keepGhost(Side side);
  void removeGhost();
  [[nodiscard]] bool hasGhost() const { return ghost_ != nullptr; }

  /// The same on the same histories, never shown, up to date and as large as `look` says, to draw pictures of. Draw
  /// before the next append(). Sides count only in a comparison.
  [[nodiscard]] std::unique_ptr<RunPair> copy(const ColumnLook& look, ShownSides sides = ShownSides::both) const;
  /// The plots at the painter's origin, in logical pixels, without ground between the cards.
  void drawOn(QPainter& painter, ChartFrame::Content content = ChartFrame::Content::all) const;
  /// The plots in sight.
  [[nodiscard]] std::vector<const LivePlot*> shownPlots() const;

  [[nodiscard]] QSize sizeHint() const override { return {560, 720}; }

 signals:
  /// Spikes, or a gap between them, by a click or by keys.
  void picked(engram::Side side, const engram::ui::RasterPick& pick, bool clicked);
  /// One column or two.
  void comparedChanged(bool compared);
  void ghostChanged();

 private:
  QWidget* makeColumn(ColumnHeader* header, RunPlots* plots);
  void linkTwins(bool linked);
  void namePlots();
  void showParts();
  void drawSecond();
  void startSecond();
  [[nodiscard]] QString ghostName(Side side) const;

  struct Run;  // what start() was told
  std::unique_ptr<Run> run_;
  bool compared_ = false, strip_wanted_ = true;
  ShownSides sides_ = ShownSides::both;
  ColumnHeader *header_a_, *header_b_;
  RunPlots *a_, *b_;
  DifferencePlot* strip_;
  QWidget *columns_, *column_a_, *column_b_;
  std::optional<qint64> now_;
  std::shared_ptr<const History> ghost_;
};

}  // namespace engram::ui
