#include "ui/plots/run_plots.h"

#include <QPainter>
#include <QVBoxLayout>

#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

struct RunPlots::Run {
  std::shared_ptr<const RasterLayout> layout;
  std::int64_t cued = 0;
  double activity = 0.1;
  QStringList names;
  bool shown = true;  // false from start() to the first sample: the old picture stays
};

RunPlots::RunPlots(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      history_(std::make_shared<History>()),
      axis_(std::make_unique<TimeAxis>()),
      run_(std::make_unique<Run>()),
      overlap_(new OverlapPlot(this)),
      rates_(new RatePlot(this)),
      raster_(new RasterPlot(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme.spacing);
  layout->addWidget(overlap_, 27);
  layout->addWidget(rates_, 23);
  layout->addWidget(raster_, 50);
  for (LivePlot* plot :
       {static_cast<LivePlot*>(overlap_), static_cast<LivePlot*>(rates_), static_cast<LivePlot*>(raster_)})
    plot->setHistory(history_.get());
  setTheme(theme);
}

RunPlots::~RunPlots() {
  // The plots look at the history; they go first.
  delete overlap_;
  delete rates_;
  delete raster_;
}

void RunPlots::start(std::shared_ptr<const RasterLayout> layout, std::int64_t, std::int64_t cued, double activity,
                     const QStringList& memoryNames) {
  history_->clear(layout ? layout->rows() : 0);
  *run_ = {std::move(layout), cued, activity, memoryNames, false};
  axis_->restart();
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
  if (!run_->shown) applyRun();
  moveAxis(stepsPerSecond);
  overlap_->refresh();
  rates_->refresh();
  raster_->refresh();
}

void RunPlots::applyRun() {
  run_->shown = true;
  overlap_->setMemories(run_->cued, run_->names);
  rates_->setActivity(run_->activity);
  rates_->reset();
  if (run_->layout) raster_->setRows(rasterRows(*run_->layout));
}

void RunPlots::moveAxis(double stepsPerSecond) {
  axis_->follow(history_->newestStep(), stepsPerSecond);
  overlap_->setWindow(axis_->window());
  rates_->setWindow(axis_->window());
  raster_->setWindow(axis_->window());
}

void RunPlots::setTheme(const Theme& theme) {
  theme_ = theme;
  overlap_->setTheme(theme);
  rates_->setTheme(theme);
  raster_->setTheme(theme);
}

void RunPlots::setWindowLength(std::optional<qint64> steps) {
  axis_->setLength(steps);
  refresh(0);
}

void RunPlots::showWholeRun() {
  axis_->showAll(history_->newestStep());
  refresh(0);
}

std::unique_ptr<RunPlots> RunPlots::copy(const ColumnLook& look) const {
  auto column = std::make_unique<RunPlots>(look.theme.value_or(theme_));
  column->setAttribute(Qt::WA_DontShowOnScreen);
  column->setAttribute(Qt::WA_ShowWithoutActivating);
  column->setAttribute(Qt::WA_QuitOnClose, false);
  column->history_ = history_;
  *column->axis_ = *axis_;
  *column->run_ = *run_;
  for (LivePlot* plot : {static_cast<LivePlot*>(column->overlap_), static_cast<LivePlot*>(column->rates_),
                         static_cast<LivePlot*>(column->raster_)}) {
    plot->setHistory(history_.get());
    plot->setCanvasScale(look.scale);
  }
  column->overlap_->setVisible(look.overlaps);
  column->rates_->setVisible(look.rates);
  column->raster_->setVisible(look.raster);
  column->resize(look.size);
  column->show();  // lays everything out at once, as it would be on screen
  column->applyRun();
  column->overlap_->adoptRanking(*overlap_);
  column->overlap_->adoptAxis(*overlap_);
  column->rates_->adoptAxis(*rates_);
  column->refresh(0);
  for (LivePlot* plot : {static_cast<LivePlot*>(column->overlap_), static_cast<LivePlot*>(column->rates_),
                         static_cast<LivePlot*>(column->raster_)}) {
    if (!plot->isVisible()) continue;
    if (look.steps) plot->setWindow(*look.steps);
    plot->settle();
  }
  return column;
}

void RunPlots::drawOn(QPainter& painter, ChartFrame::Content content) const {
  for (ChartFrame* plot :
       {static_cast<ChartFrame*>(overlap_), static_cast<ChartFrame*>(rates_), static_cast<ChartFrame*>(raster_)}) {
    if (!plot->isVisible()) continue;
    painter.save();
    painter.translate(plot->pos());
    plot->drawOn(painter, content);
    painter.restore();
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
