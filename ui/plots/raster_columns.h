// The raster reduced to pixels: every pixel stands for some rows and some steps, and no spike is lost.
#pragma once

#include <QColor>
#include <QImage>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ui/plots/theme.h"

namespace engram::ui {

/// Rows and neurons of the populations E, I, J, one below the other. Rows of populations that are not shown take no
/// place.
struct RasterRows {
  std::array<std::int32_t, 3> rows{};
  std::array<std::int64_t, 3> neurons{};
  std::array<bool, 3> shown{true, true, false};
  std::int32_t cued = 0;  // the first so many rows belong to the cued memory

  /// The population of a row.
  [[nodiscard]] std::size_t population(std::int32_t row) const;
  [[nodiscard]] std::int32_t rowsTotal() const { return rows[0] + rows[1] + rows[2]; }
  /// Neurons of the populations shown.
  [[nodiscard]] std::int64_t neuronsShown() const;
  /// Where a row begins, in neurons from the top. rowsTotal(): where the last one ends.
  [[nodiscard]] double top(std::int32_t row) const;
  bool operator==(const RasterRows&) const = default;
};

/// Paints columns from left to right. A pixel with spikes has at least `dimmest` of its full colour, more the more of
/// its rows and samples fired. Where a lit pixel stands alone it is drawn `dot` pixels high, so that it can be seen.
class RasterColumns {
 public:
  static constexpr double dimmest = 0.55;

  /// For a picture of `width` × `height` pixels.
  void reset(const RasterRows& rows, int width, int height, int dot);
  void setTheme(const Theme& theme);
  /// Kinds of rows that are left dark (0: cued memory, 1: other E, 2: I, 3: J). Call reset() then.
  void setOff(const std::array<bool, 4>& kinds) { off_ = kinds; }

  /// Adds the spikes of a sample that covers columns x0 … x1 (fractions: it shares the first column with the sample
  /// before) and paints them on `image` (32 bits per pixel). `bits` has one bit per row. With `later` the last column
  /// is painted by the next call that needs it or by finish(): where many samples share a column, once is enough.
  void add(QImage& image, double x0, double x1, std::span<const std::uint64_t> bits, bool stimulated,
           bool later = false);
  /// Paints what was left for later.
  void finish(QImage& image);

  /// A pixel of this colour has no spikes.
  [[nodiscard]] bool isGround(QRgb color) const { return color == background_ || color == background_stimulated_; }

  /// The pixel rows from … to − 1 in which a raster row is drawn.
  [[nodiscard]] std::pair<int, int> pixelsOf(std::int32_t row) const;
  /// The raster rows from … to − 1 that pixel row y stands for.
  [[nodiscard]] std::pair<std::int32_t, std::int32_t> rowsAt(int y) const;

 private:
  struct PixelRow {
    std::int32_t from = 0, to = 0;  // raster rows
    std::uint8_t kind = 0;          // 0: cued, 1: other E, 2: I, 3: J; of the first row
  };
  void count(std::span<const std::uint64_t> bits);
  void paint(QImage& image, int x, bool stimulated) const;

  RasterRows rows_;
  std::vector<PixelRow> pixels_;       // from top to bottom
  std::vector<std::uint32_t> spikes_;  // of each pixel in the open column
  std::vector<std::uint32_t> fresh_;   // of the sample being added
  int width_ = 0, dot_ = 1, open_ = -1;
  bool unpainted_ = false;     // the open column
  std::uint32_t samples_ = 0;  // in the open column
  bool stimulated_ = false;    // any of them
  std::array<bool, 4> off_{};
  std::array<std::array<QRgb, 256>, 4> shades_{};  // [kind][share of full colour]
  QRgb background_ = 0, background_stimulated_ = 0;
};

/// `share` of one opaque colour over another.
[[nodiscard]] QRgb mixedColor(const QColor& over, const QColor& under, double share);

}  // namespace engram::ui
