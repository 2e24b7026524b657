#include "ui/plots/cursor_items.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace engram::ui {

namespace {

constexpr double padding = 7, mark_gap = 5, value_gap = 12;
constexpr double distance = 12;    // from the line
constexpr double most_name = 190;  // longer names are cut

}  // namespace

CursorLine::CursorLine(QGraphicsItem* parent) : QGraphicsItem(parent) {
  setZValue(20);
  hide();
}

void CursorLine::setColor(const QColor& color) {
  if (color == color_) return;
  color_ = color;
  update();
}

void CursorLine::place(const QRectF& plot, double x) {
  const QRectF area(std::clamp(std::floor(x), plot.left(), plot.right() - 1), plot.top(), 1, plot.height());
  if (area != area_) {
    prepareGeometryChange();
    area_ = area;
  }
  show();
}

void CursorLine::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  painter->fillRect(area_, color_);
}

ReadoutCard::ReadoutCard(QGraphicsItem* parent) : QGraphicsItem(parent) {
  setZValue(21);
  hide();
}

void ReadoutCard::setTheme(const Theme& theme) {
  theme_ = theme;
  update();
}

void ReadoutCard::show(const Readout& readout, const QRectF& plot, double x, const std::optional<QPointF>& pointer) {
  const Readout before = readout_;
  readout_ = readout;
  fitRows(plot.height() - 8);
  const QSizeF size = neededSize();
  width_ = std::min(std::max(width_, size.width()), plot.width());
  const auto at = [&](bool left) {
    return QRectF(std::round(left ? x - distance - width_ : x + distance), std::round(plot.top() + 4), width_,
                  size.height());
  };
  const auto fits = [&](bool left) {
    const QRectF place = at(left);
    return place.left() >= plot.left() && place.right() <= plot.right() &&
           !(pointer && place.adjusted(-4, -4, 4, 4).contains(*pointer));
  };
  if (!fits(left_) && fits(!left_)) left_ = !left_;
  QRectF card = at(left_);
  if (!fits(left_))  // narrower than both sides need: within the plot at least
    card.moveLeft(std::clamp(card.left(), plot.left(), std::max(plot.left(), plot.right() - width_)));
  if (card != card_) {
    prepareGeometryChange();
    card_ = card;
  }
  if (before != readout_) update();
  setVisible(true);
}

void ReadoutCard::clear() {
  hide();
  readout_ = {};
  width_ = 0;
  left_ = false;
}

void ReadoutCard::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  painter->setRenderHint(QPainter::Antialiasing);
  QColor ground = theme_.card;
  ground.setAlphaF(0.92F);
  painter->setPen(QPen(theme_.axis, 1));
  painter->setBrush(ground);
  painter->drawRoundedRect(card_.adjusted(0.5, 0.5, -0.5, -0.5), theme_.controlRadius, theme_.controlRadius);
  const double line = QFontMetricsF(font(false)).height();
  double y = card_.top() + padding - 1;
  painter->setFont(font(true));
  painter->setPen(theme_.text);
  painter->drawText(QPointF(card_.left() + padding, y + QFontMetricsF(font(true)).ascent()), readout_.title);
  for (const auto& row : readout_.rows) {
    y += line;
    double x = card_.left() + padding;
    if (row.color.isValid()) {
      paintCurveKey(*painter, QPointF(x, y + line / 2), row.strong ? 3 : 2, row.marker, row.color, theme_);
      x += curveKeyLength(theme_) + mark_gap;
    }
    painter->setFont(font(row.strong));
    const QFontMetricsF metrics(font(row.strong));
    painter->setPen(row.strong ? theme_.text : theme_.mutedText);
    painter->drawText(QPointF(x, y + metrics.ascent()), metrics.elidedText(row.name, Qt::ElideRight, most_name));
    painter->setPen(theme_.text);
    painter->drawText(QPointF(card_.right() - padding - metrics.horizontalAdvance(row.value), y + metrics.ascent()),
                      row.value);
  }
}

QFont ReadoutCard::font(bool bold) const {
  QFont font;
  font.setPixelSize(theme_.smallFontSize);
  font.setBold(bold);
  return font;
}

QSizeF ReadoutCard::neededSize() const {
  double width = QFontMetricsF(font(true)).horizontalAdvance(readout_.title);
  for (const auto& row : readout_.rows) {
    const QFontMetricsF metrics(font(row.strong));
    const double before = row.color.isValid() ? curveKeyLength(theme_) + mark_gap : 0;
    const double value = row.value.isEmpty() ? 0 : value_gap + metrics.horizontalAdvance(row.value);
    width = std::max(width, before + std::min(most_name, metrics.horizontalAdvance(row.name) + 1) + value);
  }
  const double line = QFontMetricsF(font(false)).height();
  return {std::ceil(width) + 2 * padding,
          std::ceil(line * static_cast<double>(readout_.rows.size() + 1) + 2 * padding - 2)};
}

void ReadoutCard::fitRows(double height) {
  // Spare rows go first. Of the others the first is the one that matters most, the last the one the pointer is at.
  while (readout_.rows.size() > 1 && neededSize().height() > height) {
    const auto spare =
        std::find_if(readout_.rows.rbegin(), readout_.rows.rend(), [](const auto& r) { return r.spare; });
    if (spare != readout_.rows.rend()) readout_.rows.erase(std::next(spare).base());
    else readout_.rows.remove(readout_.rows.size() - 2);
  }
}

}  // namespace engram::ui
