#include "ui/window/drop_overlay.h"

#include <QPainter>
#include <QPainterPath>

namespace engram::ui {
namespace {
constexpr int margin = 24, radius = 14, padding = 28;
}

DropOverlay::DropOverlay(QWidget* window) : QWidget(window), theme_(darkTheme()) {
  setObjectName("dropOverlay");
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  hide();
}

void DropOverlay::setTheme(const Theme& theme) {
  theme_ = theme;
  update();
}

void DropOverlay::invite(const QString& text) { present(text, true); }
void DropOverlay::refuse(const QString& text) { present(text, false); }

void DropOverlay::present(const QString& text, bool welcome) {
  text_ = text;
  welcome_ = welcome;
  setGeometry(parentWidget()->rect());
  raise();
  show();
  update();
}

void DropOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor veil = theme_.window;
  veil.setAlphaF(0.86F);
  painter.fillRect(rect(), veil);
  const QColor line = welcome_ ? theme_.accent : theme_.axis;
  painter.setPen(QPen(line, 2, Qt::DashLine));
  painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), radius, radius);
  QFont font = this->font();
  font.setPixelSize(22);
  font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  painter.setPen(welcome_ ? theme_.text : theme_.mutedText);
  const QRect room = rect().adjusted(2 * padding, 2 * padding, -2 * padding, -2 * padding);
  painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, text_);
}

}  // namespace engram::ui
