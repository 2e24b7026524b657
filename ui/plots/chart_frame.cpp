#include "ui/plots/chart_frame.h"

#include <QChart>
#include <QChartView>
#include <QFocusEvent>
#include <QGraphicsLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>
#include <cmath>

#include "ui/plots/axis_ticks.h"
#include "ui/plots/canvas_item.h"
#include "ui/plots/cursor_items.h"
#include "ui/plots/now_veil.h"

namespace engram::ui {

namespace {

/// Around the plot area, in logical pixels: numbers, names, title.
QMargins margins(const Theme& theme) { return {theme.px(62), theme.px(28), theme.px(20), theme.px(22)}; }

/// Digits after the point that numbers so far apart need.
int decimals(double distance) {
  int digits = 0;
  for (double scaled = distance; digits < 6 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10) ++digits;
  return digits;
}

}  // namespace

/// Everything that names a type of Qt Charts.
class ChartFrame::Chart {
 public:
  explicit Chart(ChartFrame* frame, const QImage* image);

  void setTheme(const Theme& theme);
  void setWindow(StepWindow window);
  void setValues(double low, double high, const std::vector<double>& distances);
  /// Places the plot within the view; chooses the distances of the numbers.
  void layOut();

  QChartView* view;
  QChart* chart;
  QValueAxis *x, *y;
  CanvasItem* canvas;
  ChartLabels* labels;

 private:
  std::vector<double> distances_;
  double low_ = 0, high_ = 1;
  Theme theme_ = darkTheme();
};

ChartFrame::Chart::Chart(ChartFrame* frame, const QImage* image)
    : view(new QChartView(frame)), chart(view->chart()), x(new QValueAxis(chart)), y(new QValueAxis(chart)) {
  chart->setAnimationOptions(QChart::NoAnimation);
  chart->setLocalizeNumbers(true);
  chart->setBackgroundVisible(false);
  chart->setMargins({});
  chart->layout()->setContentsMargins(0, 0, 0, 0);
  chart->legend()->hide();
  chart->addAxis(x, Qt::AlignBottom);
  chart->addAxis(y, Qt::AlignLeft);
  for (auto* axis : {x, y}) {
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTruncateLabels(false);
  }
  x->setLabelFormat(QStringLiteral("%.0f"));
  canvas = new CanvasItem(chart, image);
  labels = new ChartLabels(chart);
  view->setFrameShape(QFrame::NoFrame);
  view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view->setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
  view->setFocusPolicy(Qt::NoFocus);
  view->viewport()->setFocusPolicy(Qt::NoFocus);  // a click gives the focus to the card
  view->setInteractive(false);
  view->setAttribute(Qt::WA_TransparentForMouseEvents);  // the frame takes them
  view->setMinimumSize(0, 0);
}

void ChartFrame::Chart::setTheme(const Theme& theme) {
  theme_ = theme;
  view->setBackgroundBrush(theme.card);
  canvas->setFrame(theme.cardBorder);
  QFont font = view->font();
  font.setPixelSize(theme.smallFontSize);
  for (auto* axis : {x, y}) {
    axis->setLabelsFont(font);
    axis->setLabelsColor(theme.mutedText);
    axis->setGridLinePen(QPen(theme.grid, 1));
    axis->setLinePen(QPen(theme.axis, 1));
  }
  labels->setTheme(theme);
}

void ChartFrame::Chart::setWindow(StepWindow window) {
  // The interval first: it must suit the larger range in the moment between both calls.
  const double length = static_cast<double>(window.length());
  const double interval =
      tickInterval(length, std::max(2, static_cast<int>(chart->plotArea().width() / theme_.px(64))), 1);
  const double old = x->max() - x->min();
  if (length > old) x->setTickInterval(interval);
  x->setRange(static_cast<double>(window.from) - 0.5, static_cast<double>(window.to) - 0.5);
  x->setTickInterval(interval);
}

void ChartFrame::Chart::setValues(double low, double high, const std::vector<double>& distances) {
  distances_ = distances;
  low_ = low;
  high_ = high;
  y->setReverse(low > high);
  const double from = std::min(low, high), to = std::max(low, high);
  const int most = std::max(2, static_cast<int>(chart->plotArea().height() / theme_.px(20)));
  double distance = tickInterval(to - from, most, 1);
  for (std::size_t i = distances.size(); i-- > 0;)
    if (i + 1 == distances.size() || to - from <= distances[i] * most * (1 + 1e-9)) distance = distances[i];
  if (to - from > y->max() - y->min()) y->setTickInterval(distance);  // as in setWindow()
  y->setLabelFormat(QStringLiteral("%.%1f").arg(decimals(distance)));
  y->setRange(from, to + (to - from) * 1e-9);  // a sum of distances may miss the top by a rounding error
  y->setTickInterval(distance);
}

void ChartFrame::Chart::layOut() {
  const QRectF all(QPointF(0, 0), QSizeF(view->size()));
  chart->resize(all.size());
  const QRectF plot = all.marginsRemoved(margins(theme_));
  if (plot.width() < 8 || plot.height() < 8) return;
  chart->setPlotArea(plot);
  chart->layout()->activate();
  canvas->setArea(plot);
  labels->setGeometry(all, plot);
  setValues(low_, high_, std::vector(distances_));
}

ChartFrame::ChartFrame(bool opaque, QWidget* parent)
    : QFrame(parent), chart_(std::make_unique<Chart>(this, &canvas_)), theme_(darkTheme()), opaque_(opaque) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(border, border, border, border);
  layout->addWidget(chart_->view);
  labels_ = chart_->labels;
  veil_ = new NowVeil(chart_->chart);
  line_ = new CursorLine(chart_->chart);
  card_ = new ReadoutCard(chart_->chart);
  chart_->setTheme(theme_);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(160, 90);
}

ChartFrame::~ChartFrame() = default;

void ChartFrame::setTheme(const Theme& theme) {
  theme_ = theme;
  chart_->setTheme(theme);
  setMinimumSize(160, 40 + margins(theme).top() + margins(theme).bottom());
  if (isVisible()) layOut();
  card_->setTheme(theme);
  veil_->setColors(opaque_ ? theme.rasterBackground : theme.card, theme.text);
  invalidateCanvas();
  ensureCanvas();
  update();
}

void ChartFrame::setWindow(StepWindow window) {
  if (window == window_) return;
  window_ = window;
  chart_->setWindow(window);
  invalidateCanvas();
}

void ChartFrame::setCanvasScale(double scale) {
  scale_ = scale;
  invalidateCanvas();
}

double ChartFrame::canvasScale() const { return scale_ > 0 ? scale_ : devicePixelRatioF(); }

QRect ChartFrame::plotArea() const {
  return chart_->canvas->area().toRect().translated(chart_->view->geometry().topLeft());
}

QStringList ChartFrame::legendNames() const {
  QStringList names;
  for (const auto& entry : legend()) names += entry.name;
  return names;
}

void ChartFrame::settle() {
  if (layout()) layout()->activate();
  layOut();
  ensureCanvas();
}

void ChartFrame::layOutHidden() {
  layout()->setGeometry(rect());
  layOut();
}

void ChartFrame::setBehind(const QImage* image, double strength) { chart_->canvas->setBehind(image, strength); }

void ChartFrame::canvasChanged(int from, int to) {
  const double scale = canvasScale();
  const QRectF area = chart_->canvas->area();
  const double left = std::floor(from / scale), right = std::ceil(to / scale);
  chart_->canvas->update(QRectF(area.left() + left, area.top(), right - left, area.height()).intersected(area));
}

bool ChartFrame::ensureCanvas() {
  const double scale = canvasScale();
  const QSize size = chart_->canvas->pixelSize(scale);
  if (size.isEmpty()) return false;
  if (canvas_.size() != size) {
    canvas_ = QImage(size, opaque_ ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    stale_ = true;
  }
  if (!stale_) return false;
  canvas_.setDevicePixelRatio(scale);
  canvas_.fill(opaque_ ? theme_.rasterBackground : QColor(Qt::transparent));
  stale_ = false;
  paintCanvas();
  chart_->canvas->update();
  return true;
}

void ChartFrame::setTimeName(const QString& name) { chart_->labels->setTimeName(name); }

void ChartFrame::setTexts(const QString& title, const QString& unit, const QString& yName) {
  chart_->labels->setTexts(title, unit, tr("step"), yName);
}

void ChartFrame::setLegend(const QVector<LegendEntry>& entries) { chart_->labels->setLegend(entries); }

void ChartFrame::setHeaderReserve(int width) { chart_->labels->setReserve(width); }

void ChartFrame::setSideLabels(const QVector<SideLabel>& labels) { chart_->labels->setSideLabels(labels); }

void ChartFrame::setValues(double low, double high, const std::vector<double>& distances) {
  chart_->setValues(low, high, distances);
}

void ChartFrame::layOut() {
  chart_->layOut();
  chart_->setWindow(window_);
}

void ChartFrame::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(hasFocus() && ring_ ? theme_.link : theme_.cardBorder, 1));
  painter.setBrush(theme_.card);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.cardRadius, theme_.cardRadius);
}

void ChartFrame::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  settle();
}

void ChartFrame::showEvent(QShowEvent* event) {
  QFrame::showEvent(event);
  settle();
}

void ChartFrame::focusInEvent(QFocusEvent* event) {
  QFrame::focusInEvent(event);
  // A ring for those who use the keyboard only; a window that comes back keeps what it had.
  const auto reason = event->reason();
  if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
    ring_ = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
  update();
}

void ChartFrame::focusOutEvent(QFocusEvent* event) {
  QFrame::focusOutEvent(event);
  update();
}

}  // namespace engram::ui
