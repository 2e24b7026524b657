#include "ui/panels/value_field.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace engram::ui {

ValueField::ValueField(QWidget* parent) : QLineEdit(parent) {
  setAlignment(Qt::AlignRight);
  setContextMenuPolicy(Qt::DefaultContextMenu);
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
