#include "ui/window/key_rules.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QMainWindow>

namespace engram::ui {
namespace {

bool hasEndsOfItsOwn(QObject* widget) {
  return qobject_cast<QAbstractSlider*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
         qobject_cast<QAbstractScrollArea*>(widget) != nullptr;
}

}  // namespace

KeyRules::KeyRules(QMainWindow* window) : QObject(window), window_(window) { qApp->installEventFilter(this); }

bool KeyRules::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int wanted = static_cast<QKeyEvent*>(event)->key();
    if ((wanted != Qt::Key_Home && wanted != Qt::Key_End) || !hasEndsOfItsOwn(watched)) return false;
    event->accept();
    return true;
  }
  if (event->type() != QEvent::KeyPress) return false;
  auto* widget = qobject_cast<QWidget*>(watched);
  if (widget == nullptr || widget->window() != window_ || !widget->hasFocus()) return false;
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
    button->click();
    return true;
  }
  if (auto* box = qobject_cast<QComboBox*>(widget)) {
    box->showPopup();
    return true;
  }
  return false;
}

}  // namespace engram::ui
