#include "ui/panels/control_pointer.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace engram::ui {

ControlPointer::ControlPointer(QObject* parent) : QObject(parent) {
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    while (now != nullptr && !paths_.contains(now)) now = now->parentWidget();
    with_focus_ = now;
    follow();
  });
}

void ControlPointer::watch(QWidget* control, const std::string& path) {
  paths_[control] = path;
  control->installEventFilter(this);
}

bool ControlPointer::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Enter) {
    under_pointer_ = watched;
    follow();
  } else if (event->type() == QEvent::Leave && under_pointer_ == watched) {
    under_pointer_ = nullptr;
    follow();
  }
  return QObject::eventFilter(watched, event);
}

void ControlPointer::follow() {
  const QObject* here = under_pointer_ != nullptr ? under_pointer_ : with_focus_;
  const auto found = paths_.find(here);
  std::string path = found == paths_.end() ? std::string() : found->second;
  if (path == at_) return;
  at_ = std::move(path);
  emit pointed(at_);
}

}  // namespace engram::ui
