// The timeline bar under mouse and keys.
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include "ui/timeline/change_words.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/timeline/timeline_edits.h"

namespace engram::ui {

using Part = TimelineLayout::Part;

bool TimelineBar::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) return true;  // the pointer's own words are there at once
  if (event->type() == QEvent::ShortcutOverride && (drag_ || scrub_) &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return QWidget::event(event);
}

void TimelineBar::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const TimelineLayout::Hit hit = layout_.at(event->position());
  const std::int64_t step = layout_.scale().stepAt(event->position().x());
  if (hit.part == Part::bar) {
    choose({});
    beginScrub(step);
    return;
  }
  choose(hit.marks.front());
  drag_ = Drag{hit.part, marksAt(hit.marks), step, event->pos()};
}

void TimelineBar::mouseMoveEvent(QMouseEvent* event) {
  if (scrub_) {
    scrub_->wanted = layout_.scale().stepAt(event->position().x());
    update();
  } else if (drag_) {
    dragTo(event->pos());
    return;
  }
  const Part part = layout_.at(event->position()).part;
  setCursor(scrub_ || part == Part::bar ? Qt::ArrowCursor
            : part == Part::end         ? Qt::SizeHorCursor
                                        : Qt::PointingHandCursor);
  const QString words = scrub_ ? tr("step %1").arg(stepText(scrub_->wanted)) : hint(event->position());
  QToolTip::showText(event->globalPosition().toPoint() - QPoint(0, theme_.px(44)), words, this);
}

void TimelineBar::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (scrub_) endScrub(scrub_->wanted);
  if (drag_) drop();
}

void TimelineBar::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const TimelineLayout::Hit hit = layout_.at(event->position());
  drag_.reset();
  if (hit.marks.empty()) mousePressEvent(event);
  else edit(layout_.marks()[hit.marks.front()]);
}

void TimelineBar::beginScrub(std::int64_t step) {
  scrub_ = Scrub{bridge_.stepNow(), step, -1, bridge_.playing()};
  if (scrub_->was_playing) bridge_.pause();
  update();
}

void TimelineBar::endScrub(std::int64_t step) {
  const Scrub scrub = *std::exchange(scrub_, std::nullopt);
  if (scrub.sent != step) goTo(step);
  if (scrub.was_playing) bridge_.play();
  update();
}

void TimelineBar::dragTo(const QPoint& point) {
  if (!drag_->moved && (point - drag_->pressed).manhattanLength() < QApplication::startDragDistance() / 2) return;
  QToolTip::hideText();
  drag_->moved = true;
  drag_->by = layout_.scale().stepAt(point.x()) - drag_->pressed_at;
  update();
}

void TimelineBar::drop() {
  const Drag drag = *std::exchange(drag_, std::nullopt);
  update();
  if (!drag.moved || drag.by == 0) return;
  const std::vector<TimelineMark> marks = current(drag.marks);
  if (marks.empty()) return emit message(tr("This change is on its way; it can be moved when it happened."));
  if (drag.part == Part::end) tell(tr("Moving the end"), moveEnd(bridge_, marks.front(), drag.by));
  else tell(tr("Moving the change"), moveMarks(bridge_, marks, drag.by));
}

void TimelineBar::giveUp() {
  drag_.reset();
  if (scrub_) endScrub(scrub_->from);
  update();
}

void TimelineBar::moveChosen(std::int64_t steps) {
  const std::vector<TimelineMark> marks = current({*chosen()});
  if (marks.empty()) return emit message(tr("This change is on its way; it can be moved when it happened."));
  const std::size_t place = *chosen_;
  const std::int64_t step = std::max<std::int64_t>(0, chosen()->step + steps);
  tell(tr("Moving the change"), moveMarks(bridge_, marks, steps));
  if (chosen() != nullptr) return;
  for (std::size_t i = 0; i < layout_.marks().size(); ++i)  // its words are others now
    if (layout_.marks()[i].step == step && (!chosen_ || i <= place)) chosen_ = i;
  if (chosen() != nullptr) emit message(chosen()->words);
  update();
}

void TimelineBar::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
  const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
  const std::int64_t way = key == Qt::Key_Right ? 1 : -1;
  if (key == Qt::Key_Escape && (drag_ || scrub_)) return giveUp();
  if (key == Qt::Key_Escape && chosen_) return choose({});
  if (sideways && modifiers == Qt::ControlModifier) return chooseNext(way > 0);
  if (chosen() != nullptr) {
    const TimelineMark mark = *chosen();
    if (sideways && modifiers == Qt::AltModifier) return moveChosen(way);
    if (sideways && modifiers == (Qt::AltModifier | Qt::ShiftModifier)) return moveChosen(10 * way);
    if (key == Qt::Key_Return || key == Qt::Key_Enter) return edit(mark);
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) return remove({mark});
  }
  QWidget::keyPressEvent(event);
}

}  // namespace engram::ui
