#include "ui/plots/column_header.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {
constexpr double gap = 9, least_title = 0.42;  // of the room, when both texts are too long
}  // namespace

QString ColumnWords::sentence() const {
  return mechanism.isEmpty() ? outcome : QStringLiteral("%1: %2").arg(mechanism, outcome);
}

ColumnHeader::ColumnHeader(Side side, QWidget* parent) : QFrame(parent), side_(side), theme_(darkTheme()) {
  setObjectName(side == Side::a ? QStringLiteral("headerA") : QStringLiteral("headerB"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  present({});
}

void ColumnHeader::present(const ColumnWords& words) {
  if (words == words_ && !accessibleName().isEmpty()) return;
  words_ = words;
  const QString letter = side_ == Side::a ? tr("Side A") : tr("Side B");
  setAccessibleName(words.title.isEmpty() ? letter : QStringLiteral("%1: %2").arg(letter, words.title));
  setAccessibleDescription(words.sentence());
  QStringList lines{words.title, words.sentence(), words.rule};
  lines.removeAll(QString());
  setToolTip(lines.join(QStringLiteral("\n")));
  update();
}

void ColumnHeader::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

QFont ColumnHeader::font(int size, bool bold) const {
  QFont font = QFrame::font();
  font.setPixelSize(size);
  font.setBold(bold);
  return font;
}

QColor ColumnHeader::color() const { return side_ == Side::a ? theme_.sideA : theme_.sideB; }

QSize ColumnHeader::sizeHint() const { return {theme_.px(300), theme_.px(30)}; }

void ColumnHeader::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawOn(painter);
}

void ColumnHeader::drawOn(QPainter& painter) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (theme_.card.alpha() > 0) {
    painter.setPen(QPen(theme_.cardBorder, 1));
    painter.setBrush(theme_.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.cardRadius, theme_.cardRadius);
  }
  const double side = std::min<double>(theme_.px(22), height() - 6);
  const QRectF chip(theme_.px(7), std::round((height() - side) / 2), side, side);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color());
  painter.drawRoundedRect(chip, theme_.controlRadius, theme_.controlRadius);
  painter.setFont(font(theme_.titleFontSize, true));
  painter.setPen(theme_.accentText);
  painter.drawText(chip, Qt::AlignCenter, side_ == Side::a ? QStringLiteral("A") : QStringLiteral("B"));

  const QRectF room(chip.right() + gap, 0, std::max(0.0, width() - chip.right() - gap - theme_.px(10)), height());
  const QFont bold = font(theme_.titleFontSize, true), plain = font(theme_.smallFontSize + 1, false);
  const QFontMetricsF title(bold), outcome(plain);
  const auto widthOf = [](const QFontMetricsF& metrics, const QString& text) {
    return std::ceil(metrics.horizontalAdvance(text)) + 1;
  };
  const double wanted = widthOf(title, words_.title), both = room.width() - gap;
  const bool all = wanted + widthOf(outcome, words_.sentence()) <= both;
  const QString said = all ? words_.sentence() : words_.outcome;
  const double width = std::min(wanted, std::max({both - widthOf(outcome, said), both * least_title, 0.0}));
  painter.setFont(bold);
  painter.setPen(theme_.text);
  painter.drawText(QRectF(room.left(), 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter,
                   title.elidedText(words_.title, Qt::ElideRight, width));
  const double left = room.left() + width + gap, rest = std::max(0.0, room.right() - left);
  painter.setFont(plain);
  painter.setPen(theme_.mutedText);
  painter.drawText(QRectF(left, 0, rest, height()), Qt::AlignRight | Qt::AlignVCenter,
                   outcome.elidedText(said, Qt::ElideRight, rest));
  painter.restore();
}

}  // namespace engram::ui
