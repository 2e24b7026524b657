#include "ui/panels/value_field.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace engram::ui {

ValueField::ValueField(QWidget* parent) : QLineEdit(parent) {
  setAlignment(Qt::AlignRight);
  setContextMenuPolicy(Qt::DefaultContextMenu);
}

void ValueField::setRoomFor(const QStringList& texts, bool bold) {
  room_for_ = texts;
  bold_ = bold;
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  updateGeometry();
}

QSize ValueField::sizeHint() const {
  QSize size = QLineEdit::sizeHint();
  if (room_for_.isEmpty()) return size;
  QFont widest_font = font();
  if (bold_) widest_font.setBold(true);
  const QFontMetrics metrics(widest_font);
  int widest = 0;
  for (const QString& text : room_for_) widest = std::max(widest, metrics.horizontalAdvance(text));
  const int frame = size.width() - 17 * fontMetrics().horizontalAdvance('x');  // QLineEdit's own hint is 17 of these
  size.setWidth(frame + widest + 2);
  return size;
}

bool ValueField::event(QEvent* event) {
  // Numbers have no spaces: unless something is being typed, Space is the window's (play and pause).
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
      !isModified()) {
    event->ignore();
    return true;
  }
  return QLineEdit::event(event);
}

void ValueField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      setModified(false);
      emit committed(text());
      selectAll();
      return;
    case Qt::Key_Escape:
      if (!isModified() && !property("refused").toBool()) {
        event->ignore();  // nothing to give up: the window may want it
        return;
      }
      setModified(false);
      emit reverted();
      selectAll();
      return;
    case Qt::Key_Up:
      emit stepped(1);
      return;
    case Qt::Key_Down:
      emit stepped(-1);
      return;
    case Qt::Key_PageUp:
      emit stepped(10);
      return;
    case Qt::Key_PageDown:
      emit stepped(-10);
      return;
    default:
      QLineEdit::keyPressEvent(event);
  }
}

void ValueField::focusInEvent(QFocusEvent* event) {
  QLineEdit::focusInEvent(event);
  if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) selectAll();
}

void ValueField::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason) return;
  if (!isModified()) return;
  setModified(false);
  emit committed(text());
}

void ValueField::wheelEvent(QWheelEvent* event) { event->ignore(); }

}  // namespace engram::ui
