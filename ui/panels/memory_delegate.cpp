#include "ui/panels/memory_delegate.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

#include "ui/panels/memory_list.h"
#include "ui/panels/memory_pictures.h"

namespace engram::ui {
namespace {
constexpr int picture_side = 56, padding = 5, gap = 6;  // beside letters of the usual size
constexpr int bar_height = 5, between_bars = 4;
}  // namespace

MemoryDelegate::MemoryDelegate(const MemoryList& list, MemoryPictures& pictures, QObject* parent)
    : QStyledItemDelegate(parent), list_(list), pictures_(pictures), theme_(darkTheme()) {}

int MemoryDelegate::pictureSide() const { return theme_.px(picture_side); }

QFont MemoryDelegate::font(int pixels, QFont::Weight weight) const {
  QFont font = QApplication::font();
  font.setPixelSize(pixels);
  font.setWeight(weight);
  return font;
}

QSize MemoryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {2 * pictureSide(), pictureSide() + 2 * padding + gap};
}

void MemoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  const QRect frame = option.rect.adjusted(1, 1, -2, -gap);
  drawFrame(*painter, option, frame);
  const QRect inner = frame.adjusted(padding, padding, -padding, -padding + 1);
  const QRect picture(inner.topLeft(), QSize(inner.height(), inner.height()));
  drawPicture(*painter, picture, index.row());
  const QRect words = inner.adjusted(inner.height() + theme_.px(8), 0, -2, 0);
  drawWords(*painter, words, index.row());
  drawBars(*painter, words, index.row());
  painter->restore();
}

void MemoryDelegate::drawFrame(QPainter& painter, const QStyleOptionViewItem& option, const QRect& frame) const {
  const bool hovered = (option.state & QStyle::State_MouseOver) != 0;
  const bool focused = (option.state & QStyle::State_HasFocus) != 0;
  const bool selected = (option.state & QStyle::State_Selected) != 0;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(focused || selected ? theme_.link : theme_.cardBorder, focused ? 2 : 1));
  painter.setBrush(hovered ? theme_.buttonHover : theme_.window);
  painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, 0.5, 0.5), theme_.controlRadius, theme_.controlRadius);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

void MemoryDelegate::drawPicture(QPainter& painter, const QRect& place, std::int64_t memory) const {
  painter.fillRect(place, theme_.rasterBackground);
  const QImage picture = pictures_.picture(memory);
  if (picture.isNull()) return;
  // Every bit is as many whole pixels of the screen as have room.
  const double scale = painter.device()->devicePixelRatioF();
  const double room = place.width() * scale, most = std::max(picture.width(), picture.height());
  const double factor = room >= most ? std::floor(room / most) : room / most;
  const QSizeF size = QSizeF(picture.size()) * factor / scale;
  const QPointF corner(place.x() + std::floor((place.width() - size.width()) / 2),
                       place.y() + std::floor((place.height() - size.height()) / 2));
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.drawImage(QRectF(corner, size), picture);
}

void MemoryDelegate::drawWords(QPainter& painter, const QRect& place, std::int64_t memory) const {
  const MemoryCard card = list_.card(memory);
  QRect line = place;
  painter.setFont(font(theme_.fontSize, card.cued ? QFont::DemiBold : QFont::Normal));
  line.setHeight(painter.fontMetrics().height());
  painter.setPen(theme_.text);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(card.name, Qt::ElideRight, line.width()));
  line.translate(0, line.height());
  painter.setFont(font(theme_.smallFontSize));
  line.setHeight(painter.fontMetrics().height());
  QString before;
  const auto write = [&](const QString& word, const QColor& color) {
    if (word.isEmpty()) return;
    const QString shown = painter.fontMetrics().elidedText(before + word, Qt::ElideRight, std::max(0, line.width()));
    painter.setPen(color);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shown);
    line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(shown));
    before = QStringLiteral(" · ");
  };
  write(card.cued ? tr("cue") : QString(), theme_.link);
  write(card.stimulus, theme_.onStimulus);
  write(card.pinned ? tr("pinned") : QString(), theme_.mutedText);
}

void MemoryDelegate::drawBars(QPainter& painter, const QRect& place, std::int64_t memory) const {
  const MemoryCard card = list_.card(memory);
  const bool two = card.overlaps.size() == 2;
  painter.setFont(font(theme_.smallFontSize - 1, QFont::DemiBold));
  const int letter = two ? painter.fontMetrics().horizontalAdvance('B') + 5 : 0;
  const int height = theme_.px(bar_height), step = height + theme_.px(between_bars);
  QRectF bar(place.left() + letter, place.bottom() - height - (two ? step : 0), place.width() - letter, height);
  for (std::size_t i = 0; i < card.overlaps.size(); ++i, bar.translate(0, step)) {
    const QColor color = i == 1 ? theme_.sideB : theme_.sideA;
    if (two) {
      painter.setPen(theme_.mutedText);
      painter.drawText(QRectF(place.left(), bar.center().y() - step, letter, 2 * step),
                       Qt::AlignLeft | Qt::AlignVCenter, i == 0 ? "A" : "B");
    }
    painter.fillRect(bar, theme_.groove);
    QRectF part = bar;
    part.setWidth(bar.width() * std::clamp(card.overlaps[i], 0.0, 1.0));
    painter.fillRect(part, color);
  }
}

}  // namespace engram::ui
