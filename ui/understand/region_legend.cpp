#include "ui/understand/region_legend.h"

#include <QPainter>

#include "ui/understand/region_plot.h"

namespace engram::ui {
namespace {
constexpr RegionClass kinds[]{RegionClass::recalled, RegionClass::none, RegionClass::missed};
}

RegionLegend::RegionLegend(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RegionLegend::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

QFont RegionLegend::smallFont() const {
  QFont small = font();
  small.setPixelSize(theme_.smallFontSize);
  return small;
}

QSize RegionLegend::sizeHint() const { return {theme_.px(240), 2 * (QFontMetrics(smallFont()).height() + 4)}; }

void RegionLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(smallFont());
  const QFontMetrics letters(smallFont());
  double x = 1;
  int row = 0;
  for (const RegionClass kind : kinds) {
    if (kind == RegionClass::missed) {  // the longest has a line of its own
      row = 1;
      x = 1;
    }
    const double y = row * (letters.height() + 4.0) + 2;
    const QRectF box(x, y, 1.6 * letters.height(), letters.height() - 1);
    paintRegionClass(painter, box, kind, theme_);
    painter.setPen(theme_.axis);
    painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(theme_.mutedText);
    const QString text = regionText(kind);
    painter.drawText(QRectF(box.right() + 6, y - 1, width(), letters.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    x = box.right() + 6 + letters.horizontalAdvance(text) + 16;
  }
}

}  // namespace engram::ui
