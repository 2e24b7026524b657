#include "ui/export/picture.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "core/scenario/carrier.h"
#include "ui/export/paper.h"
#include "ui/plots/breath.h"
#include "ui/plots/history.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {
namespace {

constexpr double vector_canvas = 3;  // pixels per logical pixel of a raster with too many spikes for rectangles

QString words(const char* text) { return QCoreApplication::translate("Picture", text); }

Theme themeOf(const RunPair& plots, const PictureOptions& options) {
  Theme theme = themeFor(options.theme, plots.theme());
  if (options.transparent) theme.window = theme.card = QColor(Qt::transparent);
  return theme;
}

void paint(QPainter& painter, const RunPair& column, const PictureOptions& options, ChartFrame::Content content) {
  painter.setRenderHint(QPainter::LosslessImageRendering);  // PDF would turn the raster into a JPEG
  const QColor ground = column.theme().window;
  if (ground.alpha() > 0) painter.fillRect(QRect(QPoint(0, 0), options.size), ground);
  Breath::take();
  column.drawOn(painter, content);
}

void paintLines(QPainter& painter, const RunPair& plots, const PictureOptions& options) {
  paint(painter, *pictureColumn(plots, options, vector_canvas), options, ChartFrame::Content::all);
}

}  // namespace

QString problemOf(const PictureOptions& options) {
  const int count = int{options.overlaps} + int{options.rates} + int{options.raster};
  const QLocale locale;
  if (count == 0) return words("Choose at least one plot.");
  const QSize size = options.size;
  if (size.width() < least_width || size.height() < count * least_plot_height || size.width() > most_side ||
      size.height() > most_side)
    return words("The width may be %1 to %3, the height of these plots %2 to %3 pixels.")
        .arg(locale.toString(least_width), locale.toString(count * least_plot_height), locale.toString(most_side));
  const double pixels = size.width() * options.scale * size.height() * options.scale;
  if (options.format == PictureFormat::png && pixels > most_pixels)
    return words("That is %1 megapixels; up to %2 are possible. Choose a smaller size or scale.")
        .arg(locale.toString(pixels / 1e6, 'f', 0), locale.toString(most_pixels / 1e6, 'f', 0));
  return {};
}

Theme themeFor(PictureTheme choice, const Theme& window) {
  switch (choice) {
    case PictureTheme::window:
      return window;
    case PictureTheme::light:
      return lightTheme();
    case PictureTheme::dark:
      return darkTheme();
    case PictureTheme::projector:
      return projectorTheme();
  }
  return window;
}

std::unique_ptr<RunPair> pictureColumn(const RunPair& plots, const PictureOptions& options, double canvasScale) {
  ColumnLook look{.size = options.size,
                  .scale = canvasScale,
                  .theme = themeOf(plots, options),
                  .overlaps = options.overlaps,
                  .rates = options.rates,
                  .raster = options.raster,
                  .steps = options.steps};
  if (options.wholeRun && !look.steps)
    look.steps = StepWindow{0, std::max<qint64>(plots.column(Side::a).history().newestStep() + 1, 2)};
  return plots.copy(look, options.sides);
}

QImage drawColumn(const RunPair& column, const PictureOptions& options, ChartFrame::Content content) {
  QImage image((QSizeF(options.size) * options.scale).toSize(),
               options.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
  if (image.isNull()) throw std::bad_alloc();
  image.fill(Qt::transparent);
  Breath::take();  // so many megabytes take their time
  QPainter painter(&image);
  painter.scale(options.scale, options.scale);  // an image's own ratio would be taken for 1 below 1
  paint(painter, column, options, content);
  return image;
}

QImage drawPicture(const RunPair& plots, const PictureOptions& options) {
  return drawColumn(*pictureColumn(plots, options, options.scale), options);
}

QByteArray pngBytes(const QImage& image, const Scenario& scenario) { return pngBytes(image, provenance_of(scenario)); }

QByteArray pictureBytes(const RunPair& plots, const Scenario& scenario, const PictureOptions& options) {
  const auto lines = [&](QPainter& painter) { paintLines(painter, plots, options); };
  switch (options.format) {
    case PictureFormat::svg:
      return svgBytes(options.size, provenance_of(scenario), lines);
    case PictureFormat::pdf:
      return pdfBytes(options.size, provenance_of(scenario), lines);
    case PictureFormat::png:
      break;
  }
  return pngBytes(drawPicture(plots, options), scenario);
}

QString suffixOf(PictureFormat format) {
  return format == PictureFormat::png ? ".png" : format == PictureFormat::svg ? ".svg" : ".pdf";
}

std::optional<PictureFormat> formatOf(const QString& file) {
  for (const auto format : {PictureFormat::png, PictureFormat::svg, PictureFormat::pdf})
    if (file.endsWith(suffixOf(format), Qt::CaseInsensitive)) return format;
  return std::nullopt;
}

}  // namespace engram::ui
