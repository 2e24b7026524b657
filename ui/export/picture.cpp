#include "ui/export/picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageWriter>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <algorithm>

#include "core/scenario/carrier.h"
#include "ui/plots/breath.h"
#include "ui/plots/history.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {
namespace {

constexpr int per_inch = 96;  // logical pixels
constexpr double mm_per_inch = 25.4;
constexpr int pdf_resolution = 1200;  // units per inch: positions exact to a fiftieth of a millimetre
constexpr double vector_canvas = 3;   // pixels per logical pixel of a raster with too many spikes for rectangles

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

QString headline(const Provenance& provenance) {
  return provenance.title.empty() ? QStringLiteral("Engram") : QString::fromStdString(provenance.title);
}

QByteArray svgBytes(const RunPair& plots, const Provenance& provenance, const PictureOptions& options) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setResolution(per_inch);
  svg.setSize(options.size);
  svg.setViewBox(QRect(QPoint(0, 0), options.size));
  svg.setTitle(headline(provenance));
  svg.setDescription(words("Written by Engram; it opens this picture as the run it shows."));
  QPainter painter(&svg);
  paintLines(painter, plots, options);
  return Breath::aside([&] {
    painter.end();
    // Elsewhere the program's font may be missing: name the nearest ones.
    QString text = QString::fromUtf8(bytes);
    static const QRegularExpression family("font-family=\"([^\"]*)\"");
    text.replace(family, QStringLiteral("font-family=\"\\1, DejaVu Sans, Verdana, sans-serif\""));
    return QByteArray::fromStdString(svg_with(text.toStdString(), provenance));
  });
}

QByteArray pdfBytes(const RunPair& plots, const Provenance& provenance, const PictureOptions& options) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter pdf(&buffer);
  const QSizeF mm = QSizeF(options.size) * mm_per_inch / per_inch;
  pdf.setPageSize(QPageSize(mm, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
  pdf.setPageMargins({});
  pdf.setResolution(pdf_resolution);
  pdf.setTitle(headline(provenance));
  pdf.setCreator(QStringLiteral("Engram ") + QString::fromStdString(provenance.version));
  pdf.setDocumentXmpMetadata(QByteArray::fromStdString(xmp_packet(provenance)));
  pdf.addFileAttachment(QStringLiteral("scenario.engram"), QByteArray::fromStdString(provenance.scenario),
                        QStringLiteral("application/json"));
  QPainter painter(&pdf);
  painter.scale(double{pdf_resolution} / per_inch, double{pdf_resolution} / per_inch);
  paintLines(painter, plots, options);
  return Breath::aside([&] {
    painter.end();  // which compresses
    return bytes;
  });
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

QByteArray pngBytes(const QImage& image, const Scenario& scenario) {
  return Breath::aside([&image, provenance = provenance_of(scenario)] {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    writer.write(image);
    const std::string_view png(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return QByteArray::fromStdString(png_with(png, provenance));
  });
}

QByteArray pictureBytes(const RunPair& plots, const Scenario& scenario, const PictureOptions& options) {
  switch (options.format) {
    case PictureFormat::svg:
      return svgBytes(plots, provenance_of(scenario), options);
    case PictureFormat::pdf:
      return pdfBytes(plots, provenance_of(scenario), options);
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
