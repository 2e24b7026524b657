// Small shapes on the curves, so that these are told apart without colour.
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <array>

#include "ui/plots/theme.h"

class QPainter;

namespace engram::ui {

/// The shape that stands for a curve. The cued memory bears none: it is the thickest line.
enum class MarkerShape { none, square, triangle, diamond, circle };

/// Of the four strongest memories, by their place.
inline constexpr std::array strong_markers{MarkerShape::square, MarkerShape::triangle, MarkerShape::diamond,
                                           MarkerShape::circle};
/// Of the excitatory, the inhibitory and the second inhibitory rate.
inline constexpr std::array rate_markers{MarkerShape::circle, MarkerShape::triangle, MarkerShape::square};

/// How far a marker reaches across, without its outline; logical pixels.
[[nodiscard]] double markerSize(const Theme& theme);
/// From the middle of any marker to the end of its outline; logical pixels.
[[nodiscard]] double markerReach(const Theme& theme);
/// What a marker covers, with its outline, around its middle at 0; logical pixels.
[[nodiscard]] QRectF markerBounds(MarkerShape shape, const Theme& theme);

/// A filled shape, `size` across, with a thin outline in the colour of the card, which sets it off from what it covers.
/// Nothing for `none`.
void paintMarker(QPainter& painter, const QPointF& middle, MarkerShape shape, double size, const QColor& color,
                 const Theme& theme);
/// The markers of one curve, which do not overlap; few words in an SVG.
void paintMarkers(QPainter& painter, const QList<QPointF>& middles, MarkerShape shape, const QColor& color,
                  const Theme& theme);

/// A marker in device pixels, `scale` to a logical one; as many columns as rows, and their number is odd, so that the
/// middle is a pixel. Premultiplied, transparent around it.
[[nodiscard]] QImage markerStamp(MarkerShape shape, const QColor& color, const Theme& theme, double scale);

/// The length of a key that a marker has room on; logical pixels.
[[nodiscard]] double curveKeyLength(const Theme& theme);
/// A piece of a curve for legends: a level line `width` wide, from `left` to the right, with the marker on it.
void paintCurveKey(QPainter& painter, const QPointF& left, double width, MarkerShape shape, const QColor& color,
                   const Theme& theme);

}  // namespace engram::ui
