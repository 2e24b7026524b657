// Drawings as files that carry what they show: PNG, SVG and PDF.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <functional>

#include "core/scenario/carrier.h"

class QPainter;

namespace engram::ui {

using Painting = std::function<void(QPainter&)>;

/// A drawing of `size` logical pixels, 96 per inch.
[[nodiscard]] QByteArray svgBytes(QSize size, const Provenance& provenance, const Painting& paint);
[[nodiscard]] QByteArray pdfBytes(QSize size, const Provenance& provenance, const Painting& paint);
[[nodiscard]] QByteArray pngBytes(const QImage& image, const Provenance& provenance);

}  // namespace engram::ui
