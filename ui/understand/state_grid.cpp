#include "ui/understand/state_grid.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {
constexpr double shaped_from = 5;  // logical pixels of a cell: smaller ones are squares of one colour
constexpr int tallest = 300;       // beside letters of the usual size
}  // namespace

StateGrid::StateGrid(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setCursor(Qt::PointingHandCursor);
}

void StateGrid::setTheme(const Theme& theme) {
  theme_ = theme;
  fitHeight();
  update();
}

void StateGrid::setPerRow(std::int64_t cells) {
  per_row_ = cells;
  fitHeight();
  update();
}

void StateGrid::present(const Spikes& state, const Spikes& pattern) {
  const bool resized = state.size() != state_.size();
  state_ = state;
  pattern_ = pattern;
  if (resized) fitHeight();
  update();
}

std::int64_t StateGrid::perRow() const {
  if (per_row_ > 0) return std::min<std::int64_t>(per_row_, std::max<std::int64_t>(1, state_.size()));
  return std::max<std::int64_t>(1, std::llround(std::ceil(std::sqrt(static_cast<double>(state_.size()) * 1.6))));
}

std::int64_t StateGrid::rows() const { return (state_.size() + perRow() - 1) / perRow(); }

double StateGrid::side() const {
  const double by_width = static_cast<double>(width()) / static_cast<double>(perRow());
  return std::min(by_width, static_cast<double>(height()) / static_cast<double>(std::max<std::int64_t>(1, rows())));
}

int StateGrid::heightFor(int width) const {
  const double side = static_cast<double>(width) / static_cast<double>(perRow());
  const double wanted = side * static_cast<double>(std::max<std::int64_t>(1, rows()));
  return static_cast<int>(std::clamp(std::ceil(wanted), 40.0, static_cast<double>(theme_.px(tallest))));
}

StateGrid::Cell StateGrid::cell(std::int64_t neuron) const {
  const bool fires = state_[neuron] != 0, should = neuron < pattern_.size() && pattern_[neuron] != 0;
  return fires ? (should ? Cell::right : Cell::extra) : should ? Cell::missing : Cell::none;
}

QColor StateGrid::color(Cell cell) const {
  switch (cell) {
    case Cell::right:
      return theme_.cued;
    case Cell::missing:
      return theme_.strong[3];
    case Cell::extra:
      return theme_.inhibitory;
    case Cell::none:
      break;
  }
  return theme_.rasterBackground;
}

void StateGrid::paintEvent(QPaintEvent*) {
  if (state_.size() == 0) return;
  QPainter painter(this);
  const double cell = side();
  painter.fillRect(QRectF(0, 0, cell * static_cast<double>(perRow()), cell * static_cast<double>(rows())),
                   theme_.rasterBackground);
  cell >= 1 ? paintCells(painter) : paintPixels(painter);
}

void StateGrid::paintCells(QPainter& painter) const {
  const double cell = side(), gap = cell >= 4 ? 1 : 0, inner = std::max(1.0, cell - gap);
  const bool shaped = cell >= shaped_from;
  painter.setRenderHint(QPainter::Antialiasing, shaped);
  for (std::int64_t i = 0; i < state_.size(); ++i) {
    const Cell what = this->cell(i);
    if (what == Cell::none) continue;
    const QRectF place(static_cast<double>(i % perRow()) * cell, static_cast<double>(i / perRow()) * cell, inner,
                       inner);
    if (shaped && what == Cell::missing) {
      painter.setPen(QPen(color(what), 1.4));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(place.adjusted(0.8, 0.8, -0.8, -0.8));
    } else if (shaped && what == Cell::extra) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(color(what));
      painter.drawEllipse(place);
    } else {
      painter.fillRect(place, color(what));
    }
  }
}

/// Many neurons to a pixel: it shows the rarest thing that is there, so that no error is lost.
void StateGrid::paintPixels(QPainter& painter) const {
  const double scale = devicePixelRatioF(), cell = side() * scale;
  const auto across = static_cast<double>(perRow()) * cell, down = static_cast<double>(rows()) * cell;
  QImage image(std::max(1, static_cast<int>(across)), std::max(1, static_cast<int>(down)), QImage::Format_RGB32);
  std::vector<Cell> pixels(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
  for (std::int64_t i = 0; i < state_.size(); ++i) {
    const int x = std::min(image.width() - 1, static_cast<int>(static_cast<double>(i % perRow()) * cell));
    const int y = std::min(image.height() - 1, static_cast<int>(static_cast<double>(i / perRow()) * cell));
    Cell& pixel =
        pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width()) + static_cast<std::size_t>(x)];
    pixel = std::max(pixel, this->cell(i));
  }
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      image.setPixelColor(x, y,
                          color(pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width()) +
                                       static_cast<std::size_t>(x)]));
  image.setDevicePixelRatio(scale);
  painter.drawImage(0, 0, image);
}

std::int64_t StateGrid::neuronAt(QPoint point) const {
  const double cell = side();
  if (state_.size() == 0 || cell <= 0 || point.x() < 0 || point.y() < 0) return -1;
  const auto column = static_cast<std::int64_t>(point.x() / cell), row = static_cast<std::int64_t>(point.y() / cell);
  const std::int64_t neuron = row * perRow() + column;
  return column < perRow() && neuron < state_.size() ? neuron : -1;
}

void StateGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitHeight();
}

void StateGrid::mouseReleaseEvent(QMouseEvent* event) {
  const std::int64_t neuron = neuronAt(event->position().toPoint());
  if (neuron >= 0 && event->button() == Qt::LeftButton) emit chosen(neuron);
}

bool StateGrid::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const std::int64_t neuron = neuronAt(help->pos());
  if (neuron < 0) {
    QToolTip::hideText();
    return true;
  }
  const std::array words{tr("silent, as it should be"), tr("fires, as it should"), tr("should fire and is silent"),
                         tr("fires and should not")};
  QToolTip::showText(
      help->globalPos(),
      tr("neuron %1: %2. Click: why?").arg(countText(neuron), words[static_cast<std::size_t>(cell(neuron))]), this);
  return true;
}

}  // namespace engram::ui
