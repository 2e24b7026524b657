#include "ui/export/paper.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

#include "ui/plots/breath.h"

namespace engram::ui {
namespace {

constexpr int per_inch = 96;  // logical pixels
constexpr double mm_per_inch = 25.4;
constexpr int pdf_resolution = 1200;  // units per inch: positions exact to a fiftieth of a millimetre

QString headline(const Provenance& provenance) {
  return provenance.title.empty() ? QStringLiteral("Engram") : QString::fromStdString(provenance.title);
}

}  // namespace

QByteArray svgBytes(QSize size, const Provenance& provenance, const Painting& paint) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setResolution(per_inch);
  svg.setSize(size);
  svg.setViewBox(QRect(QPoint(0, 0), size));
  svg.setTitle(headline(provenance));
  svg.setDescription(
      QCoreApplication::translate("Picture", "Written by Engram; it opens this picture as the run it shows."));
  QPainter painter(&svg);
  paint(painter);
  return Breath::aside([&] {
    painter.end();
    // Elsewhere the program's font may be missing: name the nearest ones.
    QString text = QString::fromUtf8(bytes);
    static const QRegularExpression family("font-family=\"([^\"]*)\"");
    text.replace(family, QStringLiteral("font-family=\"\\1, DejaVu Sans, Verdana, sans-serif\""));
    return QByteArray::fromStdString(svg_with(text.toStdString(), provenance));
  });
}

QByteArray pdfBytes(QSize size, const Provenance& provenance, const Painting& paint) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter pdf(&buffer);
  const QSizeF mm = QSizeF(size) * mm_per_inch / per_inch;
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
  paint(painter);
  return Breath::aside([&] {
    painter.end();  // which compresses
    return bytes;
  });
}

QByteArray pngBytes(const QImage& image, const Provenance& provenance) {
  return Breath::aside([&] {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    writer.write(image);
    const std::string_view png(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return QByteArray::fromStdString(png_with(png, provenance));
  });
}

}  // namespace engram::ui
