// How fast the machine is, for tests that say how long something may take.
#pragma once

#include <QElapsedTimer>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>

#include "ui/window/window_style.h"

namespace engram::ui {

/// How much longer than on a desktop of 2020 a fixed piece of a toolkit's work takes here and now, at least 1: a form
/// of plain widgets is styled and drawn. A machine that is slower, or busy, is as much slower at all that a window
/// does; compared with this, what takes long is the program's own doing.
inline double slowness() {
  constexpr double there_ms = 30;
  QWidget form;
  auto* rows = new QGridLayout(&form);
  for (int row = 0; row < 30; ++row)
    for (int column = 0; column < 12; column += 3) {
      rows->addWidget(new QLabel(QString("label %1").arg(row)), row, column);
      rows->addWidget(new QLineEdit(QString::number(row)), row, column + 1);
      rows->addWidget(new QToolButton, row, column + 2);
    }
  QElapsedTimer clock;
  clock.start();
  form.setStyleSheet(windowStyle(darkTheme()));
  form.grab();
  return std::max(1.0, static_cast<double>(clock.nsecsElapsed()) * 1e-6 / there_ms);
}

}  // namespace engram::ui
