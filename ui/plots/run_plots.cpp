#include "ui/plots/run_plots.h"

#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/plots/breath.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/plot_dialogs.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

struct RunPlots::Run {
  std::shared_ptr<const RasterLayout> layout;
  std::shared_ptr<const Network> network;
  std::int64_t memories = 0, cued = 0;
  double activity = 0.1;
  QStringList names;
  std::shared_ptr<const History> ghost;
  QString ghost_name;
  bool shown = true;  // false from start() to the first sample: the old picture stays
};

RunPlots::RunPlots(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      history_(std::make_shared<History>()),
      axis_(std::make_shared<TimeAxis>()),
      run_(std::make_unique<Run>()),
      overlap_(new OverlapPlot(this)),
      rates_(new RatePlot(this)),
      raster_(new RasterPlot(this)),
      soon_(new QTimer(this)) {
  build();
  reading_ = new PlotReading(this, {overlap_, rates_, raster_}, *axis_);
  connect(reading_, &PlotReading::viewChanged, this, [this] { refresh(0); });
  connect(reading_, &PlotReading::timeChanged, this, &RunPlots::drawSoon);
  soon_->setSingleShot(true);
  connect(soon_, &QTimer::timeout, this, &RunPlots::drawSoon);
  connect(reading_, &PlotReading::cursorMoved, this, &RunPlots::cursorMoved);
  connect(reading_, &PlotReading::pinsWanted, this, &RunPlots::askForPinned);
  setTheme(theme);
}

RunPlots::RunPlots(const Theme& theme, RunPlots& first, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      history_(std::make_shared<History>()),
      axis_(first.axis_),
      run_(std::make_unique<Run>()),
      overlap_(new OverlapPlot(this)),
      rates_(new RatePlot(this)),
      raster_(new RasterPlot(this)),
      reading_(first.reading_),
      second_(true),
      soon_(nullptr) {
  build();
  reading_->add({overlap_, rates_, raster_});
  setTheme(theme);
}

void RunPlots::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme_.spacing);
  layout->addWidget(overlap_, 27);
  layout->addWidget(rates_, 23);
  layout->addWidget(raster_, 50);
  for (LivePlot* plot : plots()) plot->setHistory(history_.get());
}

RunPlots::~RunPlots() {
  // The plots look at the history and the readers at the plots; they go first. A second column goes after the first.
  if (!second_) delete reading_;
  delete overlap_;
  delete rates_;
  delete raster_;
}

std::array<LivePlot*, 3> RunPlots::plots() const { return {overlap_, rates_, raster_}; }

void RunPlots::start(std::shared_ptr<const RasterLayout> layout, std::int64_t memories, std::int64_t cued,
                     double activity, const QStringList& memoryNames, std::shared_ptr<const Network> network) {
  history_->clear(layout ? layout->rows() : 0);
  *run_ = {std::move(layout),      std::move(network),          memories, cued, activity, memoryNames,
           std::move(run_->ghost), std::move(run_->ghost_name), false};
  now_.reset();
  if (second_) return;
  axis_->restart();
  reading_->restart();
}

void RunPlots::setCued(std::int64_t memory) {
  run_->cued = memory;
  if (run_->shown) overlap_->setMemories(memory, run_->names);
}

void RunPlots::setActivity(double activity) {
  run_->activity = activity;
  if (run_->shown) rates_->setActivity(activity);
}

void RunPlots::append(const Sample& sample) { history_->append(sample); }

void RunPlots::refresh(double stepsPerSecond) {
  if (history_->empty()) return;
  if (!second_ && !reading_->frozen()) axis_->follow(history_->newestStep(), stepsPerSecond, now_);
  draw();
  if (second_) return;
  emit drawn();
  reading_->refresh();
}

void RunPlots::draw() {
  if (history_->empty()) return;
  if (!run_->shown) applyRun();
  for (LivePlot* plot : plots()) {
    if (!reading_->shows(plot)) continue;
    plot->setWindow(axis_->window());
    plot->refresh();
    plot->showNow(now_);
  }
}

void RunPlots::showNow(std::optional<qint64> now) {
  if (now && *now >= history_->newestStep()) now.reset();
  now_ = now;
}

void RunPlots::setGhost(const std::shared_ptr<const History>& history, const QString& name) {
  run_->ghost = history;
  run_->ghost_name = name;
  for (LivePlot* plot : plots()) plot->setGhost(history, name);
  draw();
}

void RunPlots::removeGhost() {
  run_->ghost.reset();
  for (LivePlot* plot : plots()) plot->removeGhost();
  draw();
}

void RunPlots::setTheory(const std::shared_ptr<const TheoryCourse>& course) {
  for (LivePlot* plot : plots()) plot->setTheory(course);
}

void RunPlots::drawSoon() {
  constexpr int frame_ms = 16;
  if (soon_->isActive()) return;
  if (drawn_.isValid() && drawn_.elapsed() < frame_ms) return soon_->start(frame_ms);
  refresh(0);
  drawn_.start();  // after drawing: a slow picture leaves room for input
}

void RunPlots::applyRun() {
  run_->shown = true;
  overlap_->setMemories(run_->cued, run_->names);
  rates_->setActivity(run_->activity);
  rates_->reset();
  if (run_->layout) raster_->setRows(rasterRows(*run_->layout));
  raster_->setNeurons(run_->layout, run_->network, run_->names);
  if (run_->ghost && raster_->ghost() == nullptr) raster_->setGhost(run_->ghost, run_->ghost_name);
  std::vector<std::int64_t> pinned = overlap_->pinned();
  if (std::erase_if(pinned, [this](std::int64_t memory) { return memory >= run_->memories; }) > 0) setPinned(pinned);
}

void RunPlots::setTheme(const Theme& theme) {
  theme_ = theme;
  overlap_->setTheme(theme);
  rates_->setTheme(theme);
  raster_->setTheme(theme);
  reading_->setTheme(theme);
}

void RunPlots::setWindowLength(std::optional<qint64> steps) {
  reading_->setLength(steps);
  refresh(0);
}

void RunPlots::showWholeRun() {
  reading_->perform(PlotCommand::wholeRun, overlap_);
  refresh(0);
}

std::optional<qint64> RunPlots::cursor() const { return reading_->cursor(); }

void RunPlots::setCursor(std::optional<qint64> step, bool pinned) { reading_->setCursor(step, pinned); }

void RunPlots::setPinned(const std::vector<std::int64_t>& memories) {
  overlap_->setPinned(memories);
  emit pinnedChanged(overlap_->pinned());
}

void RunPlots::forgetChoices() {
  for (LivePlot* plot : plots()) plot->switchAllOn();
  if (!overlap_->pinned().empty()) setPinned({});
}

void RunPlots::askForPinned() {
  askForPins(*overlap_, run_->memories, [this](const std::vector<std::int64_t>& memories) { setPinned(memories); });
}

std::unique_ptr<RunPlots> RunPlots::copy(const ColumnLook& look) const {
  auto column = std::make_unique<RunPlots>(look.theme.value_or(theme_));
  column->setAttribute(Qt::WA_DontShowOnScreen);
  column->setAttribute(Qt::WA_ShowWithoutActivating);
  column->setAttribute(Qt::WA_QuitOnClose, false);
  column->adopt(*this, look);
  column->resize(look.size);
  column->show();  // lays everything out and draws it at once, as it would be on screen
  column->settle();
  return column;
}

void RunPlots::adopt(const RunPlots& other, const ColumnLook& look) {
  // What is drawn with pauses must not change meanwhile.
  history_ = Breath::active() ? std::make_shared<History>(*other.history_) : other.history_;
  *run_ = *other.run_;
  if (!second_) {
    *axis_ = *other.axis_;
    if (!other.reading_->frozen()) axis_->follow(history_->newestStep(), 0, other.now_);
  }
  applyRun();
  overlap_->adoptRanking(*other.overlap_);
  const std::array shown{look.overlaps, look.rates, look.raster};
  for (std::size_t i = 0; i < shown.size(); ++i) {
    LivePlot& plot = *plots()[i];
    plot.setHistory(history_.get());
    plot.setCanvasScale(look.scale);
    plot.hideButtons();
    plot.setVisible(shown[i]);
    plot.adoptLook(*other.plots()[i]);
    plot.setWindow(look.steps.value_or(axis_->window()));
  }
}

void RunPlots::settle() {
  for (LivePlot* plot : plots()) {
    if (!plot->isVisible()) continue;
    plot->refresh();
    plot->settle();
    Breath::take();
  }
}

void RunPlots::drawOn(QPainter& painter, ChartFrame::Content content) const {
  for (ChartFrame* plot :
       {static_cast<ChartFrame*>(overlap_), static_cast<ChartFrame*>(rates_), static_cast<ChartFrame*>(raster_)}) {
    if (!plot->isVisible()) continue;
    painter.save();
    painter.translate(plot->pos());
    plot->drawOn(painter, content);
    painter.restore();
    Breath::take();
  }
}

QImage RunPlots::picture(QSize logicalSize, double scale) const {
  const auto column = copy({.size = logicalSize, .scale = scale});
  QImage image((QSizeF(logicalSize) * scale).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(scale);
  image.fill(theme_.window);
  QPainter painter(&image);
  column->drawOn(painter);
  return image;
}

}  // namespace engram::ui
