#include "ui/plots/now_veil.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {
constexpr float strength = 0.62F;  // of the ground over the data
}  // namespace

NowVeil::NowVeil(QGraphicsItem* parent) : QGraphicsItem(parent) {
  setZValue(15);
  hide();
}

void NowVeil::setColors(const QColor& ground, const QColor& line) {
  ground_ = ground;
  ground_.setAlphaF(strength);
  line_ = line;
  update();
}

void NowVeil::place(const QRectF& plot, double x) {
  const double left = std::clamp(std::floor(x), plot.left(), plot.right());
  const QRectF area(left, plot.top(), plot.right() - left, plot.height());
  if (area != area_) {
    prepareGeometryChange();
    area_ = area;
  }
  setVisible(!area_.isEmpty());
}

void NowVeil::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  painter->setRenderHint(QPainter::Antialiasing, false);
  painter->fillRect(area_, ground_);
  painter->fillRect(QRectF(area_.left(), area_.top(), 1, area_.height()), line_);
}

}  // namespace engram::ui
