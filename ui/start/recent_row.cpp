#include "ui/start/recent_row.h"

#include <QDir>
#include <QFileInfo>
#include <QFontMetrics>
#include <QPainter>

namespace engram::ui {
namespace {
constexpr int side = 8, above = 5, gap = 1;
}

RecentRow::RecentRow(const QString& name, const QString& file, QWidget* parent)
    : QAbstractButton(parent), file_(file), there_(QFileInfo::exists(file)), theme_(darkTheme()) {
  setText(name);
  setAccessibleName(name);
  const QString path = QDir::toNativeSeparators(file);
  setAccessibleDescription(there_ ? path : tr("%1 is not there any more").arg(path));
  setToolTip(accessibleDescription());
  setStatusTip(accessibleDescription());
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RecentRow::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

QFont RecentRow::textFont(int pixels, QFont::Weight weight) const {
  QFont font = this->font();
  font.setPixelSize(pixels);
  font.setWeight(weight);
  return font;
}

QSize RecentRow::sizeHint() const {
  return {240, 2 * above + gap + QFontMetrics(textFont(theme_.fontSize)).height() +
                   QFontMetrics(textFont(theme_.smallFontSize)).height()};
}

void RecentRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  if (underMouse() || isDown()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(isDown() ? theme_.groove : theme_.buttonHover);
    painter.drawRoundedRect(frame, theme_.controlRadius, theme_.controlRadius);
  }
  if (hasFocus()) {
    painter.setPen(theme_.link);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, theme_.controlRadius, theme_.controlRadius);
  }
  QRect line(side, above, width() - 2 * side, 0);
  const auto write = [&](const QFont& font, const QColor& color, const QString& text, Qt::TextElideMode cut) {
    painter.setFont(font);
    painter.setPen(color);
    line.setHeight(painter.fontMetrics().height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text, cut, line.width()));
    line.translate(0, line.height() + gap);
  };
  write(textFont(theme_.fontSize), there_ ? theme_.link : theme_.mutedText, text(), Qt::ElideMiddle);
  const QString folder = QDir::toNativeSeparators(QFileInfo(file_).absolutePath());
  write(textFont(theme_.smallFontSize), theme_.mutedText, there_ ? folder : tr("not there any more"), Qt::ElideMiddle);
}

}  // namespace engram::ui
