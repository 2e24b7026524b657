#include "ui/export/animation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/export/webp_writer.h"
#include "ui/plots/live_plot.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {

namespace {

constexpr double last_frame_ms = 1500;

QString words(const char* text) { return QCoreApplication::translate("Animation", text); }

}  // namespace

int AnimationOptions::timeOf(qint64 i) const {
  return static_cast<int>(std::lround(1000 * static_cast<double>(i) / framesPerSecond));
}

int AnimationOptions::endTime() const {
  return timeOf(frames() - 1) + static_cast<int>(std::max(last_frame_ms, 1000 / framesPerSecond));
}

QString problemOf(const AnimationOptions& options) {
  const QLocale locale;
  if (options.from < 0 || options.to <= options.from) return words("The last step must come after the first.");
  if (options.to > most_animation_steps)
    return words("Steps up to %1 are possible.").arg(locale.toString(most_animation_steps));
  if (options.frames() > most_frames)
    return words("That are %1 frames; up to %2 are possible. Take more steps per frame.")
        .arg(locale.toString(options.frames()), locale.toString(most_frames));
  const QSizeF pixels = QSizeF(options.picture.size) * options.picture.scale;
  if (std::max(pixels.width(), pixels.height()) > WebpWriter::most_side)
    return words("A frame may be %1 pixels wide and high. Choose a smaller size or scale.")
        .arg(locale.toString(WebpWriter::most_side));
  return problemOf(options.picture);
}

double estimatedBytes(const AnimationOptions& options, double scenario) {
  const double pixels =
      options.picture.size.width() * options.picture.scale * options.picture.size.height() * options.picture.scale;
  const auto frames = static_cast<double>(options.frames());
  // As counted on the shipped scenarios: a whole picture, and what a frame adds to it.
  constexpr double webp_pixel = 0.06, webp_frame = 700, png_pixel = 0.06;
  if (options.format == AnimationFormat::webp) return pixels * webp_pixel + frames * webp_frame + scenario;
  return frames * (pixels * png_pixel + scenario);
}

QImage AnimationPicture::frame(double share) const {
  QImage image = empty.copy();
  image.setDevicePixelRatio(1);
  QImage source = whole;
  source.setDevicePixelRatio(1);
  QPainter painter(&image);
  for (const QRectF& plot : plots) {
    const QRect area = plot.toAlignedRect();
    const int width = std::clamp(static_cast<int>(std::lround(plot.width() * share)), 0, area.width());
    painter.drawImage(area.topLeft(), source, QRect(area.topLeft(), QSize(width, area.height())));
    if (share < 1) painter.fillRect(QRect(area.left() + width, area.top(), 1, area.height()) & area, front);
  }
  return image;
}

AnimationPicture animationPicture(const RunPair& plots, const AnimationOptions& options) {
  PictureOptions picture = options.picture;
  picture.transparent = false;
  picture.steps = StepWindow{options.from, options.to + 1};
  const auto column = pictureColumn(plots, picture, picture.scale);
  AnimationPicture result;
  result.whole = drawColumn(*column, picture);
  result.empty = drawColumn(*column, picture, ChartFrame::Content::empty);
  result.front = column->theme().mutedText;
  for (const LivePlot* plot : column->shownPlots()) {
    const QRectF area = QRectF(plot->plotArea().translated(plot->mapTo(column.get(), QPoint(0, 0))));
    result.plots += QRectF(area.topLeft() * picture.scale, area.size() * picture.scale);
  }
  return result;
}

}  // namespace engram::ui
