#include "ui/start/card_grid.h"

#include <QKeyEvent>

namespace engram::ui {
namespace {

constexpr int gap = 14;

/// How far an arrow goes in a row of `columns`; 0: no arrow.
int stride(int key, int columns) {
  switch (key) {
    case Qt::Key_Left:
      return -1;
    case Qt::Key_Right:
      return 1;
    case Qt::Key_Up:
      return -columns;
    case Qt::Key_Down:
      return columns;
    default:
      return 0;
  }
}

}  // namespace

CardGrid::CardGrid(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void CardGrid::add(QWidget* card) {
  card->setParent(this);
  card->installEventFilter(this);
  cards_ << card;
  updateGeometry();
}

int CardGrid::columnsFor(int width) const {
  return std::clamp((width + gap) / (narrowest_card + gap), 1, most_columns);
}

int CardGrid::cardWidth(int width) const {
  const int columns = columnsFor(width);
  return (width - (columns - 1) * gap) / columns;
}

int CardGrid::heightForWidth(int width) const {
  if (cards_.isEmpty()) return 0;
  const auto columns = columnsFor(width);
  const auto rows = (static_cast<int>(cards_.size()) + columns - 1) / columns;
  return rows * cards_.front()->heightForWidth(cardWidth(width)) + (rows - 1) * gap;
}

QSize CardGrid::sizeHint() const {
  const int wide = most_columns * (narrowest_card + gap) - gap;
  return {wide, heightForWidth(wide)};
}

void CardGrid::resizeEvent(QResizeEvent*) { place(); }

void CardGrid::place() {
  if (cards_.isEmpty()) return;
  const int columns = this->columns(), wide = cardWidth(width()), high = cards_.front()->heightForWidth(wide);
  for (int i = 0; i < cards_.size(); ++i)
    cards_[i]->setGeometry(i % columns * (wide + gap), i / columns * (high + gap), wide, high);
}

bool CardGrid::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const auto at = cards_.indexOf(static_cast<QWidget*>(watched));
  const int key = static_cast<QKeyEvent*>(event)->key();
  const int step = stride(key, columns());
  qsizetype to = key == Qt::Key_Home ? 0 : key == Qt::Key_End ? cards_.size() - 1 : at + step;
  if (at < 0 || (step == 0 && key != Qt::Key_Home && key != Qt::Key_End)) return false;
  if (to >= 0 && to < cards_.size()) cards_[to]->setFocus(Qt::TabFocusReason);
  return true;
}

}  // namespace engram::ui
