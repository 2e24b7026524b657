#include "ui/plots/raster_columns.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace engram::ui {

namespace {

std::uint8_t kindOf(const RasterRows& rows, std::int32_t row) {
  if (row < rows.cued) return 0;
  return static_cast<std::uint8_t>(1 + rows.population(row));
}

std::uint32_t countBits(std::span<const std::uint64_t> bits, std::int32_t from, std::int32_t to) {
  std::uint32_t found = 0;
  for (std::int32_t row = from; row < to;) {
    const auto word = static_cast<std::size_t>(row / 64);
    const int shift = row % 64, taken = std::min(64 - shift, to - row);
    std::uint64_t part = bits[word] >> shift;
    if (taken < 64) part &= (std::uint64_t{1} << taken) - 1;
    found += static_cast<std::uint32_t>(std::popcount(part));
    row += taken;
  }
  return found;
}

}  // namespace

QRgb mixedColor(const QColor& over, const QColor& under, double share) {
  const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
  return qRgb(mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue()));
}

std::size_t RasterRows::population(std::int32_t row) const {
  return row < rows[0] ? 0 : row < rows[0] + rows[1] ? 1 : 2;
}

std::int64_t RasterRows::neuronsShown() const {
  std::int64_t sum = 0;
  for (std::size_t p = 0; p < 3; ++p)
    if (shown[p] && rows[p] > 0) sum += neurons[p];
  return sum;
}

double RasterRows::top(std::int32_t row) const {
  double above = 0;
  for (std::size_t p = 0; p < 3; ++p) {
    const double height = shown[p] && rows[p] > 0 ? static_cast<double>(neurons[p]) : 0;
    if (row < rows[p]) return above + static_cast<double>(row) * height / rows[p];
    row -= rows[p];
    above += height;
  }
  return above;
}

void RasterColumns::reset(const RasterRows& rows, int width, int height, int dot) {
  rows_ = rows;
  width_ = width;
  dot_ = std::max(1, dot);
  open_ = -1;
  unpainted_ = false;
  pixels_.assign(static_cast<std::size_t>(std::max(0, height)), PixelRow{});
  spikes_.assign(pixels_.size(), 0);
  fresh_.assign(pixels_.size(), 0);
  const std::int32_t total = rows.rowsTotal();
  if (rows.neuronsShown() == 0 || pixels_.empty()) return;
  const auto hidden = [&rows](std::int32_t r) { return !rows.shown[rows.population(r)]; };

  // Every row begins in exactly one pixel; a pixel in which none begins continues the row above. Colours do not mix in
  // a pixel: the first rows of the next kind wait for the next one.
  const double scale = height / rows.top(total);
  std::int32_t row = 0;
  PixelRow pixel;
  for (int y = 0; y < height; ++y) {
    while (row < total && hidden(row)) ++row;
    const std::int32_t from = row;
    const auto fits = [&](std::int32_t r) {
      if (y == height - 1) return true;
      return kindOf(rows, r) == kindOf(rows, from) && static_cast<int>(rows.top(r) * scale + 1e-9) <= y;
    };
    while (row < total && !hidden(row) && fits(row)) ++row;
    if (row > from) pixel = {from, row, kindOf(rows, from)};
    else if (pixel.to > 0) pixel.from = pixel.to - 1;
    pixels_[static_cast<std::size_t>(y)] = pixel;
  }
}

void RasterColumns::setTheme(const Theme& theme) {
  const std::array colors{theme.rasterCued, theme.rasterExcitatory, theme.rasterInhibitory,
                          theme.rasterSecondInhibitory};
  for (std::size_t kind = 0; kind < colors.size(); ++kind)
    for (std::size_t share = 0; share < 256; ++share)
      shades_[kind][share] = mixedColor(colors[kind], theme.rasterBackground, static_cast<double>(share) / 255);
  background_ = theme.rasterBackground.rgb();
  background_stimulated_ =
      mixedColor(theme.stimulus, theme.rasterBackground, static_cast<double>(theme.stimulus.alphaF()));
}

void RasterColumns::add(QImage& image, double x0, double x1, std::span<const std::uint64_t> bits, bool stimulated,
                        bool later) {
  const int first = static_cast<int>(std::floor(x0 + 1e-6));
  const int last = std::max(first + 1, static_cast<int>(std::floor(x1 + 1e-6)));
  if (last <= 0 || first >= width_ || pixels_.empty()) return;
  count(bits);
  for (int x = std::max(0, first); x < std::min(last, width_); ++x) {
    if (x != open_) {
      finish(image);
      std::fill(spikes_.begin(), spikes_.end(), 0);
      samples_ = 0;
      stimulated_ = false;
      open_ = x;
    }
    for (std::size_t y = 0; y < spikes_.size(); ++y) spikes_[y] += fresh_[y];
    ++samples_;
    stimulated_ |= stimulated;
    unpainted_ = true;
    if (!later) finish(image);
  }
}

void RasterColumns::finish(QImage& image) {
  if (unpainted_) paint(image, open_, stimulated_);
  unpainted_ = false;
}

std::pair<int, int> RasterColumns::pixelsOf(std::int32_t row) const {
  int from = 0;
  const int height = static_cast<int>(pixels_.size());
  while (from < height && pixels_[static_cast<std::size_t>(from)].to <= row) ++from;
  int to = from;
  while (to < height && pixels_[static_cast<std::size_t>(to)].from <= row) ++to;
  return {from, to};
}

std::pair<std::int32_t, std::int32_t> RasterColumns::rowsAt(int y) const {
  if (pixels_.empty()) return {0, 0};
  const auto& pixel = pixels_[static_cast<std::size_t>(std::clamp(y, 0, static_cast<int>(pixels_.size()) - 1))];
  return {pixel.from, pixel.to};
}

void RasterColumns::count(std::span<const std::uint64_t> bits) {
  const bool complete = static_cast<std::int32_t>(bits.size() * 64) >= rows_.rowsTotal();
  for (std::size_t y = 0; y < pixels_.size(); ++y) {
    const auto& pixel = pixels_[y];
    fresh_[y] =
        complete && !off_[pixel.kind] && pixel.to <= rows_.rowsTotal() ? countBits(bits, pixel.from, pixel.to) : 0;
  }
}

void RasterColumns::paint(QImage& image, int x, bool stimulated) const {
  const QRgb background = stimulated ? background_stimulated_ : background_;
  const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
  auto* pixel = reinterpret_cast<QRgb*>(image.bits()) + x;
  const int height = static_cast<int>(pixels_.size());
  const auto lit = [&](int y) { return y >= 0 && y < height && spikes_[static_cast<std::size_t>(y)] > 0; };
  int grow = 0;  // pixels by which the lone spike above still reaches down
  QRgb color = background;
  for (int y = 0; y < height; ++y, pixel += stride) {
    const auto& rows = pixels_[static_cast<std::size_t>(y)];
    if (lit(y)) {
      const double share = static_cast<double>(spikes_[static_cast<std::size_t>(y)]) / (rows.to - rows.from) / samples_;
      color = shades_[rows.kind][static_cast<std::size_t>(255 * (dimmest + (1 - dimmest) * std::min(1.0, share)))];
      grow = lit(y - 1) ? 0 : dot_ - 1;
      *pixel = color;
    } else if (grow > 0 && !lit(y + 1) && rows.kind == pixels_[static_cast<std::size_t>(y - 1)].kind) {
      --grow;
      *pixel = color;
    } else {
      grow = 0;
      *pixel = background;
    }
  }
}

}  // namespace engram::ui
