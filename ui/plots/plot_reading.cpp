#include "ui/plots/plot_reading.h"

#include <QMenu>
#include <algorithm>
#include <cmath>

#include "ui/plots/header_button.h"
#include "ui/plots/live_plot.h"
#include "ui/plots/plot_dialogs.h"
#include "ui/plots/plot_gestures.h"
#include "ui/plots/plot_menu.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/view_chips.h"

namespace engram::ui {

namespace {

constexpr double zoom_by_key = 1.5;
constexpr int near_line = 3;  // pixels: a click so close to the line means the line

}  // namespace

PlotReading::PlotReading(QWidget* column, const std::vector<LivePlot*>& plots, TimeAxis& axis)
    : QObject(column), column_(column), axis_(axis), gestures_(new PlotGestures(this)), chips_(new ViewChips(column)) {
  add(plots);
  connect(gestures_, &PlotGestures::zoomed, this, [this](double factor, double share) {
    const StepWindow window = axis_.window();
    zoom(factor, static_cast<double>(window.from) - 0.5 + share * static_cast<double>(window.length()));
  });
  connect(gestures_, &PlotGestures::panned, this, [this](double share) {
    axis_.panBy(share * static_cast<double>(axis_.window().length()));
    afterTimeChanged();
  });
  connect(gestures_, &PlotGestures::pointerMoved, this, &PlotReading::followPointer);
  connect(gestures_, &PlotGestures::clicked, this, &PlotReading::click);
  connect(gestures_, &PlotGestures::doubleClicked, this, [this] {
    take(before_click_);  // its first click was not meant for the cursor
    perform(PlotCommand::follow, nullptr);
  });
  connect(gestures_, &PlotGestures::commanded, this, &PlotReading::perform);
  connect(gestures_, &PlotGestures::menuRequested, this, &PlotReading::openMenu);
  connect(chips_, &ViewChips::followClicked, this, [this] { perform(PlotCommand::follow, nullptr); });
  connect(chips_, &ViewChips::thawClicked, this, [this] { setFrozen(false); });
}

void PlotReading::add(const std::vector<LivePlot*>& plots) {
  for (LivePlot* plot : plots) {
    plots_.push_back(plot);
    gestures_->watch(plot);
    connect(&plot->enlargeButton(), &HeaderButton::clicked, this,
            [this, plot] { perform(PlotCommand::enlarge, plot); });
  }
}

bool PlotReading::shows(const LivePlot* plot) const {
  return enlarged_ == nullptr || enlarged_ == plot || enlarged_->twin() == plot;
}

void PlotReading::zoom(double factor, double position) {
  if (factor < 1 && axis_.window().length() <= TimeAxis::fewest) emit insideWanted(std::llround(position));
  axis_.zoomBy(factor, position);
  afterTimeChanged();
}

qint64 PlotReading::newest() const { return plots_.front()->newestShown(); }

void PlotReading::setCursor(std::optional<qint64> step, bool pinned) { take({step, step && pinned, nullptr, {}}); }

void PlotReading::take(const Cursor& cursor) {
  if (cursor == cursor_) return;
  const bool moved = cursor.step != cursor_.step || cursor.pinned != cursor_.pinned;
  cursor_ = cursor;
  gestures_->setHolding(cursor_.step || enlarged_ != nullptr);
  showCursor();
  if (moved) emit cursorMoved(cursor_.step, cursor_.pinned);
}

void PlotReading::followPointer() {
  const LivePlot* plot = gestures_->pointed();
  if (cursor_.pinned) return showCursor();  // the card may be in the way of the pointer
  if (plot == nullptr) return take({});
  const StepWindow window = plot->window();
  const qint64 step =
      std::clamp<qint64>(std::llround(plot->stepAt(gestures_->pointer().x() + 0.5)), window.from, window.to - 1);
  if (cursor_.step == step) showCursor();  // the height may be another
  else take({step, false, nullptr, {}});
}

void PlotReading::click(LivePlot* plot, QPoint point) {
  before_click_ = cursor_;
  const StepWindow window = plot->window();
  const double under = plot->stepAt(point.x() + 0.5);
  const double reach = near_line * static_cast<double>(window.length()) / std::max(1, plot->plotArea().width());
  const qint64 step = std::clamp<qint64>(std::llround(under), window.from, window.to - 1);
  // In a raster another height is another neuron.
  const bool other_neuron =
      cursor_.plot == plot && !plot->valueEnds() && std::abs(point.y() - cursor_.point.y()) > near_line;
  if (cursor_.pinned && !other_neuron && std::abs(static_cast<double>(*cursor_.step) - under) <= std::max(0.5, reach)) {
    take({});
    return followPointer();
  }
  take({step, true, plot, point});
  emit clicked(plot, point);
}

void PlotReading::moveCursor(qint64 steps) {
  const qint64 from = cursor_.step.value_or(newest() - (steps > 0 ? steps : 0));
  const qint64 step = std::clamp<qint64>(from + steps, 0, std::max<qint64>(0, newest()));
  Cursor moved = cursor_;
  moved.step = step;
  moved.pinned = true;
  take(moved);
  bringIntoSight(step);
  if (cursor_.plot == nullptr || cursor_.plot->valueEnds()) return;
  cursor_.point.setX(cursor_.plot->placeOf(step));
  emit placeMoved(cursor_.plot, cursor_.point);
}

void PlotReading::moveUpOrDown(LivePlot& plot, bool down) {
  if (plot.valueEnds() || newest() < 0) return;
  const qint64 step = cursor_.step.value_or(newest());
  bringIntoSight(step);
  const bool there = cursor_.plot == &plot;
  const auto place = plot.placeBeside(there ? cursor_.point : plot.plotArea().center(), step, down);
  if (!place) return;
  take({step, true, &plot, *place});
  emit placeMoved(&plot, *place);
}

void PlotReading::bringIntoSight(qint64 step) {
  const StepWindow window = axis_.window();
  const auto quarter = static_cast<double>(window.length() / 4);
  if (step < window.from) axis_.panBy(static_cast<double>(step - window.from) - quarter);
  else if (step >= window.to) axis_.panBy(static_cast<double>(step - window.to + 1) + quarter);
  else return;
  afterTimeChanged();
}

void PlotReading::showCursor() {
  for (LivePlot* plot : plots_)
    if (shows(plot)) plot->showCursor(cursor_.step, cursor_.pinned, pointerFor(plot));
}

std::optional<QPoint> PlotReading::pointerFor(const LivePlot* plot) const {
  const auto there = [this](const LivePlot* each) -> std::optional<QPoint> {
    if (gestures_->pointed() == each) return gestures_->pointer();
    if (cursor_.plot == each) return cursor_.point;
    return std::nullopt;
  };
  if (const auto point = there(plot)) return point;
  const LivePlot* twin = plot->twin();
  if (twin == nullptr || plot->valueEnds()) return std::nullopt;
  // The same neuron is read in both runs.
  const auto point = there(twin);
  if (!point) return std::nullopt;
  const QRect here = plot->plotArea(), other = twin->plotArea();
  return QPoint(here.left() + (point->x() - other.left()) * here.width() / std::max(1, other.width()),
                here.top() + (point->y() - other.top()) * here.height() / std::max(1, other.height()));
}

const LivePlot& PlotReading::chipsPlace() const {
  for (const LivePlot* plot : plots_)
    if (shows(plot) && column_->isAncestorOf(plot)) return *plot;
  return *plots_.front();
}

void PlotReading::setFrozen(bool frozen) {
  if (frozen == this->frozen() || (frozen && newest() < 0)) return;
  frozen_.reset();
  if (frozen) frozen_ = newest();
  for (LivePlot* plot : plots_) plot->setLimit(frozen_);
  emit viewChanged();
  emit stateChanged();
}

void PlotReading::enlarge(LivePlot* plot) {
  if (plot == enlarged_) return;
  enlarged_ = plot;
  gestures_->setHolding(cursor_.step || enlarged_ != nullptr);
  if (plot != nullptr) plot->setFocus(Qt::OtherFocusReason);  // so that Esc returns
  for (LivePlot* each : plots_) {
    each->setVisible(shows(each));
    each->enlargeButton().setChecked(plot != nullptr && shows(each));
  }
  emit viewChanged();
  emit stateChanged();
}

void PlotReading::perform(PlotCommand command, LivePlot* plot) {
  const StepWindow window = axis_.window();
  const auto length = static_cast<double>(window.length());
  // Zooming by key keeps the cursor in place, else the middle.
  const bool at_cursor = cursor_.step && *cursor_.step >= window.from && *cursor_.step < window.to;
  const double position =
      at_cursor ? static_cast<double>(*cursor_.step) : (static_cast<double>(window.from + window.to) - 1) / 2;
  switch (command) {
    case PlotCommand::zoomIn:
      return zoom(1 / zoom_by_key, position);
    case PlotCommand::zoomOut:
      return zoom(zoom_by_key, position);
    case PlotCommand::panBack:
      axis_.panBy(-length / 2);
      return afterTimeChanged();
    case PlotCommand::panOn:
      axis_.panBy(length / 2);
      return afterTimeChanged();
    case PlotCommand::follow:
      axis_.release();
      return afterTimeChanged();
    case PlotCommand::wholeRun:
      axis_.showAll(newest());
      return afterTimeChanged();
    case PlotCommand::cursorBack:
      return moveCursor(-1);
    case PlotCommand::cursorOn:
      return moveCursor(1);
    case PlotCommand::cursorFarBack:
      return moveCursor(-10);
    case PlotCommand::cursorFarOn:
      return moveCursor(10);
    case PlotCommand::cursorUp:
      return moveUpOrDown(*plot, false);
    case PlotCommand::cursorDown:
      return moveUpOrDown(*plot, true);
    case PlotCommand::lockValues:
      return plot->valuesHeld() ? plot->releaseValues() : plot->holdValues();
    case PlotCommand::setValues:
      return askForValues(*plot);
    case PlotCommand::automaticValues:
      return plot->releaseValues();
    case PlotCommand::enlarge:
      return enlarge(enlarged_ != nullptr && shows(plot) ? nullptr : plot);
    case PlotCommand::letGo:
      return enlarged_ != nullptr ? enlarge(nullptr) : take({});
    case PlotCommand::freeze:
      return setFrozen(!frozen());
    case PlotCommand::setLength:
      return askForLength(*this, column_);
    case PlotCommand::pin:
      emit pinsWanted();
      return;
    case PlotCommand::allCurves:
      return plot->switchAllOn();
  }
}

void PlotReading::setLength(std::optional<qint64> steps) {
  axis_.setLength(steps);
  afterTimeChanged();
}

void PlotReading::openMenu(LivePlot* plot, QPoint global) {
  auto* menu = new QMenu(plot);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillPlotMenu(*menu, *this, *plot);
  menu->popup(global);
}

void PlotReading::afterTimeChanged() {
  emit timeChanged();
  emit stateChanged();
}

void PlotReading::restart() {
  const bool was_frozen = frozen();
  frozen_.reset();
  for (LivePlot* plot : plots_) plot->setLimit(std::nullopt);
  take({});
  if (was_frozen) emit stateChanged();
}

void PlotReading::refresh() {
  if (gestures_->pointed() != nullptr) followPointer();
  else showCursor();  // values may have come or gone
  chips_->present(frozen_, !axis_.following(), chipsPlace());
}

void PlotReading::setTheme(const Theme& theme) { chips_->setTheme(theme); }

}  // namespace engram::ui
