// Draws the card of one memory: picture, name, what it is, a bar per run.
#pragma once

#include <QStyledItemDelegate>

#include "ui/plots/theme.h"

namespace engram::ui {

class MemoryList;
class MemoryPictures;

class MemoryDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  MemoryDelegate(const MemoryList& list, MemoryPictures& pictures, QObject* parent = nullptr);

  void setTheme(const Theme& theme) { theme_ = theme; }
  /// Side of the square that a picture stands in, in logical pixels.
  [[nodiscard]] int pictureSide() const;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void drawFrame(QPainter& painter, const QStyleOptionViewItem& option, const QRect& frame) const;
  void drawPicture(QPainter& painter, const QRect& place, std::int64_t memory) const;
  void drawWords(QPainter& painter, const QRect& place, std::int64_t memory) const;
  void drawBars(QPainter& painter, const QRect& place, std::int64_t memory) const;
  [[nodiscard]] QFont font(int pixels, QFont::Weight weight = QFont::Normal) const;

  const MemoryList& list_;
  MemoryPictures& pictures_;
  Theme theme_;
};

}  // namespace engram::ui
