#include "ui/window/window_layout.h"

#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

#include "ui/settings/settings.h"

namespace engram::ui {
namespace {
constexpr int version = 2;  // of what saveState() writes; another number forgets what was kept
constexpr int plots = 1;    // of the columns
constexpr QSize first_size(1280, 800);
constexpr QSize least_seen(120, 60);  // of the window on some screen, so that it can be moved
}  // namespace

WindowLayout::WindowLayout(QMainWindow& window, QSplitter& columns, QSplitter& right, QWidget& parameters)
    : QObject(&window),
      window_(window),
      columns_(columns),
      right_(right),
      panel_(parameters),
      show_parameters_(new QAction(tr("&Parameters"), this)),
      reset_(new QAction(tr("&Reset layout"), this)) {
  show_parameters_->setShortcut(Qt::Key_F9);
  show_parameters_->setCheckable(true);
  show_parameters_->setChecked(settings::parametersShown());
  show_parameters_->setStatusTip(tr("Shows or hides the column with all parameters"));
  panel_.setVisible(show_parameters_->isChecked());
  reset_->setStatusTip(tr("Size, columns and panels of the window as they were at first"));
  window_.addAction(show_parameters_);
  connect(show_parameters_, &QAction::toggled, this, [this](bool on) {
    panel_.setVisible(on);
    settings::setParametersShown(on);
  });
  connect(reset_, &QAction::triggered, this, &WindowLayout::reset);
}

void WindowLayout::restore() {
  first_state_ = window_.saveState(version);
  const settings::WindowLook look = settings::windowLook();
  firstSize();
  window_.restoreGeometry(look.geometry);
  window_.restoreState(look.state, version);
  columns_.restoreState(look.columns);
  right_.restoreState(look.right);
  bringOnScreen();
}

void WindowLayout::keep() const {
  settings::setWindowLook(
      {window_.saveGeometry(), window_.saveState(version), columns_.saveState(), right_.saveState()});
}

void WindowLayout::reset() {
  if (!window_.isFullScreen()) {
    window_.setWindowState(window_.windowState() & ~Qt::WindowMaximized);
    firstSize();
    bringOnScreen();
  }
  window_.restoreState(first_state_, version);
  show_parameters_->setChecked(true);
  emit wasReset();
  firstColumns();
}

void WindowLayout::firstSize() { window_.resize(first_size.boundedTo(window_.screen()->availableSize())); }

void WindowLayout::fitScreen() {
  if (window_.isMaximized() || window_.isFullScreen()) return;
  window_.resize(window_.size().boundedTo(window_.screen()->availableSize()));
}

void WindowLayout::firstColumns() {
  QList<int> sizes;
  int room = columns_.width();
  for (int i = 0; i < columns_.count(); ++i) {
    sizes << (columns_.widget(i)->isHidden() ? 0 : columns_.widget(i)->sizeHint().width());
    if (sizes.back() > 0) room -= columns_.handleWidth();
    if (i != plots) room -= sizes.back();
  }
  sizes[plots] = std::max(1, room + columns_.handleWidth());
  columns_.setSizes(sizes);
  right_.setSizes({1, 1});  // each half of the room
}

void WindowLayout::bringOnScreen() {
  const QRect frame = window_.frameGeometry();
  for (const QScreen* screen : QGuiApplication::screens()) {
    const QSize seen = screen->availableGeometry().intersected(frame).size();
    if (seen.width() >= least_seen.width() && seen.height() >= least_seen.height()) return;
  }
  const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
  window_.resize(window_.size().boundedTo(room.size()));
  window_.move(room.topLeft());
}

}  // namespace engram::ui
