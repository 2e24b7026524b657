#include "ui/plots/difference_plot.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"
#include "ui/plots/vector_layers.h"

namespace engram::ui {

namespace {

constexpr float fill_strength = 0.72F;
constexpr double flag_padding = 5;

}  // namespace

DifferencePlot::DifferencePlot(QWidget* parent) : LivePlot(false, parent) {
  setObjectName(QStringLiteral("differencePlot"));
  setAccessibleName(tr("Difference between A and B"));
  setTexts(tr("Difference between A and B"), tr("share of excitatory neurons that disagree"), tr("share"));
  setValueEnds(std::nullopt);
}

void DifferencePlot::setFirstDifference(std::optional<std::int64_t> step) {
  if (step == first_) return;
  first_ = step;
  repaintColumns();
}

void DifferencePlot::adoptLook(const LivePlot& other) {
  LivePlot::adoptLook(other);
  if (const auto* difference = dynamic_cast<const DifferencePlot*>(&other)) first_ = difference->first_;
}

void DifferencePlot::setValueEnds(std::optional<ValueEnds> ends) {
  const ValueEnds chosen = ends.value_or(ValueEnds{});
  bottom_ = chosen.low;
  top_ = chosen.high;
  const double finest = tickInterval(top_ - bottom_, 8);
  if (finest < 0.2) setValues(bottom_, top_, {finest, 2 * finest, 5 * finest, 10 * finest});
  else setValues(bottom_, top_, {0.25, 0.5, 1});
}

void DifferencePlot::entriesSwitched() { repaintColumns(); }

QColor DifferencePlot::fill() const {
  QColor color = theme().difference;
  color.setAlphaF(fill_strength);
  return color;
}

void DifferencePlot::resetColumns() {
  for (ColumnSpans* spans : {&area_, &edge_}) spans->reset(canvas().width() * SpanPainter::parts);
}

void DifferencePlot::consume(std::size_t i) {
  const Range range = history().difference(i);
  const double x0 = scale().column(static_cast<double>(history().first(i))) * SpanPainter::parts;
  const double x1 = scale().column(static_cast<double>(history().last(i))) * SpanPainter::parts;
  edge_.add(x0, x1, range);
  area_.add(x0, x1, range.empty() ? range : Range{0, range.high});
}

void DifferencePlot::paintColumns(int from, int to) {
  if (canvas().isNull()) return;  // it was never laid out
  paintGround(from, to);
  SpanPainter painter(surface(), bottom_, top_);
  painter.band(area_, from, to, fill());
  painter.curve(edge_, from, to, theme().thinLine * canvasScale(), theme().difference);
  // Columns beside these keep what they show of the flag.
  QPainter words(&surface());
  const double scale = canvasScale();
  const QRectF area(QPointF(0, 0), QSizeF(canvas().size()) / scale);
  words.setClipRect(QRectF(from / scale, 0, (to - from) / scale, area.height()));
  paintFirst(words, area);
}

void DifferencePlot::paintVector(QPainter& painter, const QRectF& area, Content content) {
  if (content == Content::empty) return;
  VectorLayers layers(painter, area, &history(), window(), bottom_, top_, newestShown());
  layers.stimulus(theme().stimulus);
  const auto range = [this](std::size_t i) { return history().difference(i); };
  layers.band(
      [&](std::size_t i) {
        const Range r = range(i);
        return r.empty() ? r : Range{0, r.high};
      },
      fill());
  layers.curve(range, theme().thinLine, theme().difference);
  paintFirst(painter, area);
}

void DifferencePlot::paintFirst(QPainter& painter, const QRectF& area) const {
  QFont font = this->font();
  font.setPixelSize(theme().smallFontSize);
  painter.setFont(font);
  if (first_) {
    if (*first_ <= newestShown()) paintFlag(painter, area, *first_);
  } else if (newestShown() >= 0) {
    painter.setPen(theme().mutedText);
    painter.drawText(area, Qt::AlignCenter, tr("no difference so far"));
  }
}

void DifferencePlot::paintFlag(QPainter& painter, const QRectF& area, std::int64_t step) const {
  if (step < window().from || step >= window().to) return;
  const double share = (static_cast<double>(step - window().from) + 0.5) / static_cast<double>(window().length());
  const double x = std::floor(area.left() + share * area.width());
  painter.fillRect(QRectF(x, area.top(), 1, area.height()), theme().text);
  const QString text = tr("first difference: step %1").arg(QLocale().toString(static_cast<qlonglong>(step)));
  const QFontMetricsF metrics(painter.font());
  QRectF flag(x + 1, area.top() + 1, std::ceil(metrics.horizontalAdvance(text)) + 2 * flag_padding,
              std::ceil(metrics.height()) + 1);
  if (flag.right() > area.right()) flag.moveRight(x);
  painter.fillRect(flag, theme().text);
  painter.setPen(theme().card.alpha() > 0 ? theme().card : QColor(theme().dark ? Qt::black : Qt::white));
  painter.drawText(flag, Qt::AlignCenter, text);
}

Readout DifferencePlot::readAt(std::int64_t step, std::optional<double>) const {
  const auto i = entryAt(step);
  Readout readout;
  readout.title = stepsText(history().first(*i), history().last(*i), timeUnit());
  readout.rows.push_back({theme().difference, tr("disagree"), rangeText(history().difference(*i), 3), false});
  return readout;
}

QString DifferencePlot::summary() const {
  const QLocale locale;
  const QString step = locale.toString(static_cast<qlonglong>(history().newestStep()));
  const QString share = rangeText(history().difference(history().size() - 1), 3);
  const QString first = first_
                            ? tr("They first differ at step %1.").arg(locale.toString(static_cast<qlonglong>(*first_)))
                            : tr("There is no difference so far.");
  return tr("Step %1. %2 of the excitatory neurons disagree. %3").arg(step, share, first);
}

}  // namespace engram::ui
