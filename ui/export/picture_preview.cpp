#include "ui/export/picture_preview.h"

#include <QApplication>
#include <QPainter>
#include <QPointer>
#include <QScreen>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plots/breath.h"

namespace engram::ui {

namespace {
constexpr int calm_ms = 120, square = 8;
constexpr int least_screen = 780;  // a smaller one has no room for it beside the choices
constexpr int frame = 1;
}  // namespace

PicturePreview::PicturePreview(Draw draw, QWidget* parent) : QWidget(parent), draw_(std::move(draw)) {
  setObjectName("preview");
  setAccessibleName(tr("Preview"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setVisible(screen()->availableSize().width() >= least_screen);
  timer_.setSingleShot(true);
  timer_.setInterval(calm_ms);
  connect(&timer_, &QTimer::timeout, this, &PicturePreview::draw);
}

void PicturePreview::refresh() {
  if (!timer_.isActive()) timer_.start();
}

void PicturePreview::resizeEvent(QResizeEvent*) { refresh(); }

void PicturePreview::draw() {
  if (!isVisible()) return;
  if (drawing_) return timer_.start();
  if (QApplication::activePopupWidget() != nullptr) return timer_.start();  // drawing would close lists and menus
  drawing_ = true;
  const QPointer<PicturePreview> alive(this);  // the window answers meanwhile: the dialog may be closed
  QImage image = [draw = draw_, most = (QSizeF(size() - QSize(2 * frame, 2 * frame)) * devicePixelRatioF()).toSize()] {
    const Breath breath;
    return draw(most);
  }();
  if (!alive) return;
  drawing_ = false;
  image_ = std::move(image);
  image_.setDevicePixelRatio(devicePixelRatioF());
  update();
}

void PicturePreview::paintEvent(QPaintEvent*) {
  if (image_.isNull()) return;
  QPainter painter(this);
  const QSizeF shown = image_.deviceIndependentSize();
  const QPointF at(frame, frame);
  const QRectF place(at, shown);
  if (image_.hasAlphaChannel())  // the squares that stand for nothing
    for (int y = 0; y * square < shown.height(); ++y)
      for (int x = 0; x * square < shown.width(); ++x)
        painter.fillRect(QRectF(at.x() + x * square, at.y() + y * square, square, square) & place,
                         (x + y) % 2 == 0 ? QColor(0xd8, 0xd8, 0xd8) : QColor(0xf4, 0xf4, 0xf4));
  painter.drawImage(at, image_);
  QColor edge = palette().color(QPalette::WindowText);
  edge.setAlphaF(0.3F);
  painter.setPen(edge);
  painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
}

}  // namespace engram::ui
