// A run's plots as a picture that holds the run: PNG, SVG, PDF.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>
#include <memory>
#include <optional>

#include "core/scenario/scenario.h"
#include "ui/plots/chart_frame.h"
#include "ui/plots/run_pair.h"
#include "ui/plots/theme.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

enum class PictureFormat { png, svg, pdf };
enum class PictureTheme { window, light, dark, projector };

/// What a picture looks like.
struct PictureOptions {
  PictureFormat format = PictureFormat::png;
  bool overlaps = true, rates = true, raster = true;  // at least one
  QSize size{1600, 1000};                             // in logical pixels, 96 per inch in SVG and PDF
  double scale = 1;                                   // pixels per logical pixel of a PNG
  PictureTheme theme = PictureTheme::window;
  bool transparent = false;              // no ground and no cards, for slides and paper
  bool wholeRun = false;                 // all steps kept; else those on screen
  std::optional<StepWindow> steps = {};  // just these
  ShownSides sides = ShownSides::both;   // of a comparison

  bool operator==(const PictureOptions&) const = default;
};

/// Smallest and largest side of a picture, in logical pixels; a plot needs 120 of height.
inline constexpr int least_width = 240, least_plot_height = 120, most_side = 10000;
/// The most pixels that a picture may have: 400 MB while it is drawn.
inline constexpr double most_pixels = 1e8;

/// Why there can be no such picture, and what is allowed; empty: there can.
[[nodiscard]] QString problemOf(const PictureOptions& options);

/// The theme that a choice stands for in a window with `window`.
[[nodiscard]] Theme themeFor(PictureTheme choice, const Theme& window);

/// The column that a picture is drawn from: `plots` as `options` have it, its canvases with `canvasScale` pixels per
/// logical pixel. Draw it before `plots` takes up new samples.
[[nodiscard]] std::unique_ptr<RunPair> pictureColumn(const RunPair& plots, const PictureOptions& options,
                                                     double canvasScale);

/// The pixels of a picture of such a column, with or without the data.
[[nodiscard]] QImage drawColumn(const RunPair& column, const PictureOptions& options,
                                ChartFrame::Content content = ChartFrame::Content::all);

/// The pixels of a PNG of `plots`, without its texts. Leaves the plots as they are.
[[nodiscard]] QImage drawPicture(const RunPair& plots, const PictureOptions& options);

/// The bytes of a file with the picture of `plots`, of the run of `scenario`. It carries version, seeds and scenario.
[[nodiscard]] QByteArray pictureBytes(const RunPair& plots, const Scenario& scenario, const PictureOptions& options);

/// An image as PNG with the texts that restore the run.
[[nodiscard]] QByteArray pngBytes(const QImage& image, const Scenario& scenario);

/// ".png"
[[nodiscard]] QString suffixOf(PictureFormat format);
/// The format that a file name ends in; nothing if it is none of them.
[[nodiscard]] std::optional<PictureFormat> formatOf(const QString& file);

}  // namespace engram::ui
