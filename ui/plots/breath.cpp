#include "ui/plots/breath.h"

#include <QCoreApplication>
#include <utility>

namespace engram::ui {

namespace {
Breath* current = nullptr;  // of the window's thread; others draw no plots
}

Breath::Breath() : outer_(std::exchange(current, this)) { since_.start(); }
Breath::~Breath() { current = outer_; }

bool Breath::active() { return current != nullptr; }

void Breath::take() {
  if (current == nullptr || current->taking_ || current->since_.elapsed() < every_ms) return;
  Breath& breath = *current;
  breath.taking_ = true;
  QCoreApplication::processEvents(QEventLoop::AllEvents, every_ms);
  breath.taking_ = false;
  breath.since_.restart();
}

}  // namespace engram::ui
