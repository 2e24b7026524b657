#include "ui/plots/plot_gestures.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/plots/live_plot.h"

namespace engram::ui {

namespace {

constexpr int drag_distance = 4;     // pixels; less is a click
constexpr double per_notch = 1.25;   // zoom by one notch of the wheel
constexpr double pan_share = 0.125;  // of the window, by one notch
constexpr double notch = 120;        // Qt: eighths of a degree

/// Held down, its key would flicker.
bool isSwitch(PlotCommand command) {
  return command == PlotCommand::freeze || command == PlotCommand::lockValues || command == PlotCommand::enlarge;
}

/// A horizontal distance as a share of the plot.
double shareOf(double pixels, const LivePlot& plot) { return pixels / std::max(1, plot.plotArea().width()); }

}  // namespace

PlotGestures::PlotGestures(QObject* parent) : QObject(parent) {}

void PlotGestures::watch(LivePlot* plot) { plot->installEventFilter(this); }

bool PlotGestures::eventFilter(QObject* watched, QEvent* event) {
  auto* plot = static_cast<LivePlot*>(watched);
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      return press(plot, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
      return move(plot, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
      return release(plot, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick: {
      const auto& mouse = *static_cast<QMouseEvent*>(event);
      if (!plot->plotArea().contains(mouse.position().toPoint())) return press(plot, mouse);
      double_click_ = true;
      emit doubleClicked();
      return true;
    }
    case QEvent::Leave:
    case QEvent::Hide:
      leave();
      return false;
    case QEvent::Wheel:
      return wheel(plot, *static_cast<QWheelEvent*>(event));
    case QEvent::ShortcutOverride:  // a plot's own keys come before those of the window
      if (commandOf(*static_cast<QKeyEvent*>(event))) event->accept();
      return false;
    case QEvent::KeyPress:
      return key(plot, *static_cast<QKeyEvent*>(event));
    case QEvent::ContextMenu: {
      const auto& menu = *static_cast<QContextMenuEvent*>(event);
      const bool by_key = menu.reason() == QContextMenuEvent::Keyboard;
      emit menuRequested(plot,
                         by_key ? plot->mapToGlobal(plot->plotArea().topLeft() + QPoint(8, 8)) : menu.globalPos());
      return true;
    }
    case QEvent::ToolTip: {
      const auto& help = *static_cast<QHelpEvent*>(event);
      showTip(plot, help.pos(), help.globalPos());
      return true;
    }
    default:
      return false;
  }
}

bool PlotGestures::press(LivePlot* plot, const QMouseEvent& event) {
  if (event.button() != Qt::LeftButton) return false;
  plot->setFocus(Qt::MouseFocusReason);
  const QPoint point = event.position().toPoint();
  entry_ = plot->legendAt(point);
  pressed_.reset();
  if (!entry_ && plot->plotArea().contains(point)) pressed_ = point;
  dragged_x_ = event.position().x();
  return true;
}

bool PlotGestures::move(LivePlot* plot, const QMouseEvent& event) {
  const QPoint point = event.position().toPoint();
  if (pressed_ && (event.buttons() & Qt::LeftButton) != 0) {
    if (!dragging_ && std::abs(point.x() - pressed_->x()) < drag_distance) return true;
    if (!dragging_) {
      dragging_ = true;
      plot->setCursor(Qt::ClosedHandCursor);
      pointed_ = nullptr;
      emit pointerMoved();
    }
    const double x = event.position().x();
    emit panned(shareOf(dragged_x_ - x, *plot));
    dragged_x_ = x;
    return true;
  }
  showShape(plot, point);
  pointed_ = plot->plotArea().contains(point) ? plot : nullptr;
  pointer_ = point;
  emit pointerMoved();
  return true;
}

bool PlotGestures::release(LivePlot* plot, const QMouseEvent& event) {
  if (event.button() != Qt::LeftButton) return false;
  const QPoint point = event.position().toPoint();
  if (double_click_) double_click_ = false;
  else if (entry_ && plot->legendAt(point) == entry_) plot->switchEntry(plot->legend()[*entry_].key);
  else if (pressed_ && !dragging_) emit clicked(plot, point);
  entry_.reset();
  pressed_.reset();
  dragging_ = false;
  showShape(plot, point);
  if (plot->plotArea().contains(point)) {
    pointed_ = plot;
    pointer_ = point;
    emit pointerMoved();
  }
  return true;
}

bool PlotGestures::wheel(LivePlot* plot, const QWheelEvent& event) {
  const QPoint angle = event.angleDelta();
  const bool sideways = std::abs(angle.x()) > std::abs(angle.y()), shift = (event.modifiers() & Qt::ShiftModifier) != 0;
  const double notches = (sideways ? angle.x() : angle.y()) / notch;
  if (sideways || shift) emit panned(-notches * pan_share);
  else
    emit zoomed(std::pow(per_notch, -notches),
                std::clamp(shareOf(event.position().x() - plot->plotArea().left(), *plot), 0.0, 1.0));
  return true;
}

bool PlotGestures::key(LivePlot* plot, QKeyEvent& event) {
  const auto command = commandOf(event);
  if (!command) return false;
  if (event.isAutoRepeat() && isSwitch(*command)) return true;
  emit commanded(*command, plot);
  return true;
}

std::optional<PlotCommand> PlotGestures::commandOf(const QKeyEvent& event) const {
  const auto command = commandFor(event);
  return command == PlotCommand::letGo && !holding_ ? std::nullopt : command;
}

void PlotGestures::leave() {
  if (dragging_) return;
  pointed_ = nullptr;
  emit pointerMoved();
}

void PlotGestures::showShape(LivePlot* plot, QPoint point) const {
  const auto shape = plot->plotArea().contains(point) ? Qt::CrossCursor
                     : plot->legendAt(point)          ? Qt::PointingHandCursor
                                                      : Qt::ArrowCursor;
  if (plot->cursor().shape() != shape) plot->setCursor(shape);
}

void PlotGestures::showTip(LivePlot* plot, QPoint point, QPoint global) const {
  if (const auto entry = plot->legendAt(point)) {
    const auto& shown = plot->legend()[*entry];
    const QString text = shown.off ? tr("%1: off. Click to show it") : tr("%1: click to hide it");
    const QString name =
        shown.key == LivePlot::ghost_key ? QStringLiteral("%1 (%2)").arg(shown.name, plot->ghostName()) : shown.name;
    QToolTip::showText(global, text.arg(name), plot, plot->legendPlace(*entry));
  } else if (const QString rest = plot->legendRest(point); !rest.isEmpty()) {
    QToolTip::showText(global, tr("Also: %1").arg(rest), plot);
  } else {
    QToolTip::hideText();
  }
}

}  // namespace engram::ui
