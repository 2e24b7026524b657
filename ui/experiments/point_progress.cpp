#include "ui/experiments/point_progress.h"

#include <QPainter>
#include <algorithm>

namespace engram::ui {

PointProgress::PointProgress(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setToolTip(tr("A bar for each point: how many of its dictionaries are done"));
  setAccessibleName(tr("Progress of each point"));
}

void PointProgress::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

void PointProgress::present(std::vector<double> shares) {
  shares_ = std::move(shares);
  update();
}

void PointProgress::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme_.groove);
  if (shares_.empty()) return;
  // As many bars as fit; each is the mean of its points.
  const auto points = shares_.size();
  const auto bars = std::min(points, static_cast<std::size_t>(std::max(1, width() / 3)));
  for (std::size_t bar = 0; bar < bars; ++bar) {
    const std::size_t first = bar * points / bars, last = std::max(first + 1, (bar + 1) * points / bars);
    double share = 0;
    for (std::size_t n = first; n < last; ++n) share += shares_[n] / static_cast<double>(last - first);
    const double left = static_cast<double>(bar) * width() / static_cast<double>(bars);
    const double right = static_cast<double>(bar + 1) * width() / static_cast<double>(bars);
    const double gap = right - left > 4 ? 1 : 0, tall = share * height();
    painter.fillRect(QRectF(left, height() - tall, right - left - gap, tall), theme_.accent);
  }
}

}  // namespace engram::ui
