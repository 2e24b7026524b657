#include "ui/plots/chart_labels.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QTextOption>
#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

constexpr double mark_length = 16, mark_gap = 5, entry_gap = 14, title_left = 10;

void paintMark(QPainter* painter, const LegendEntry& entry, const QPointF& left) {
  painter->setRenderHint(QPainter::Antialiasing, false);
  if (entry.mark == LegendEntry::Mark::square) {
    painter->fillRect(QRectF(left.x() + mark_length - 10, left.y() - 4.5, 9, 9), entry.color);
    return;
  }
  if (entry.mark == LegendEntry::Mark::line) {  // on whole pixels: soft edges would change its colour
    const double height = std::max(2.0, std::round(entry.width));
    painter->fillRect(QRectF(left.x(), std::round(left.y() - height / 2), mark_length, height), entry.color);
    return;
  }
  QPen pen(entry.color, entry.width, Qt::SolidLine, Qt::FlatCap);
  pen.setDashPattern({4, 3});
  painter->setPen(pen);
  painter->drawLine(left, left + QPointF(mark_length, 0));
}

void prepare(QStaticText& text, const QString& words, const QFont& font) {
  text.setText(words);
  text.prepare(QTransform(), font);
}

}  // namespace

ChartLabels::ChartLabels(QGraphicsItem* parent) : QGraphicsItem(parent) {
  setFlag(ItemUsesExtendedStyleOption);  // for exposedRect
  QTextOption one_line;
  one_line.setWrapMode(QTextOption::NoWrap);
  for (auto* text : {&unit_, &x_name_, &y_name_}) {
    text->setTextFormat(Qt::RichText);
    text->setTextOption(one_line);
  }
}

void ChartLabels::setTexts(const QString& title, const QString& unit, const QString& xName, const QString& yName) {
  title_ = title;
  prepare(unit_, unit, font(false));
  prepare(x_name_, xName, font(false));
  prepare(y_name_, yName, font(false));
  update();
}

void ChartLabels::setLegend(const QVector<LegendEntry>& entries) {
  if (legend_ == entries) return;
  legend_ = entries;
  update(header());
}

void ChartLabels::setSideLabels(const QVector<SideLabel>& labels) {
  side_labels_ = labels;
  update();
}

void ChartLabels::setTheme(const Theme& theme) {
  theme_ = theme;
  for (auto* text : {&unit_, &x_name_, &y_name_}) text->prepare(QTransform(), font(false));
  update();
}

void ChartLabels::setGeometry(const QRectF& chart, const QRectF& plot) {
  prepareGeometryChange();
  chart_ = chart;
  plot_ = plot;
}

void ChartLabels::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
  if (plot_.adjusted(-2, -2, 2, 2).contains(option->exposedRect)) return;  // only data changed: most frames
  const double left = paintTitle(painter);
  paintUnit(painter, left, paintLegend(painter, left));
  paintAxisNames(painter);
  paintSideLabels(painter);
}

double ChartLabels::paintTitle(QPainter* painter) const {
  QFont bold = painter->font();
  bold.setPixelSize(theme_.titleFontSize);
  bold.setBold(true);
  painter->setFont(bold);
  painter->setPen(theme_.text);
  const QRectF place = header().adjusted(title_left, 0, 0, 0);
  painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(bold).elidedText(title_, Qt::ElideRight, place.width()));
  return place.left() + QFontMetricsF(bold).horizontalAdvance(title_) + 12;
}

double ChartLabels::paintLegend(QPainter* painter, double left) const {
  const double right = plot_.right();
  // In a narrow header names are shortened, then the last ones left out: the first are the most important.
  double most = theme_.px(160);
  qsizetype count = legend_.size();
  while (count > 0 && legendWidth(count, most) > right - left)
    if (most > theme_.px(56)) most -= 8;
    else --count;
  const double start = right - legendWidth(count, most), middle = header().center().y();
  double x = start;
  for (const auto& entry : legend_.mid(0, count)) {
    paintMark(painter, entry, QPointF(x, middle));
    x += mark_length + mark_gap;
    const QFontMetricsF metrics(font(entry.strong));
    const double width = std::min(most, metrics.horizontalAdvance(entry.name));
    painter->setFont(font(entry.strong));
    painter->setPen(entry.strong ? theme_.text : theme_.mutedText);
    painter->drawText(QRectF(x, header().top(), width + 1, header().height()), Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(entry.name, Qt::ElideRight, width + 0.5));
    x += width + entry_gap;
  }
  return start;
}

double ChartLabels::legendWidth(qsizetype count, double most) const {
  double width = 0;
  for (const auto& entry : legend_.mid(0, count)) {
    const double name = QFontMetricsF(font(entry.strong)).horizontalAdvance(entry.name);
    width += mark_length + mark_gap + std::min(most, name) + entry_gap;
  }
  return std::max(0.0, width - entry_gap);
}

void ChartLabels::paintUnit(QPainter* painter, double left, double right) const {
  if (left + unit_.size().width() > right - entry_gap) return;
  painter->setFont(font(false));
  painter->setPen(theme_.mutedText);
  painter->drawStaticText(QPointF(left, header().center().y() - unit_.size().height() / 2), unit_);
}

void ChartLabels::paintAxisNames(QPainter* painter) const {
  painter->setFont(font(false));
  painter->setPen(theme_.mutedText);
  // "step" stands at the left end of the numbers, where it costs no height.
  painter->drawStaticText(QPointF(chart_.left() + title_left, plot_.bottom() + 4), x_name_);
  if (y_name_.size().width() > plot_.height() + theme_.px(2)) return;  // too flat for it; the title names it too
  painter->save();
  painter->translate(chart_.left() + 3, plot_.center().y() + y_name_.size().width() / 2);
  painter->rotate(-90);
  painter->drawStaticText(QPointF(0, 0), y_name_);
  painter->restore();
}

void ChartLabels::paintSideLabels(QPainter* painter) const {
  painter->setFont(font(false));
  const QFontMetricsF metrics(font(false));
  for (const auto& label : side_labels_) {
    const double length = metrics.horizontalAdvance(label.text);
    const double top = plot_.top() + label.top * plot_.height(), height = (label.bottom - label.top) * plot_.height();
    if (length > height) continue;  // the legend names it too
    painter->save();
    painter->setPen(label.color);
    painter->translate(plot_.right() + 3, top + (height - length) / 2);
    painter->rotate(90);
    painter->drawText(QPointF(0, -metrics.descent()), label.text);
    painter->restore();
  }
}

QRectF ChartLabels::header() const {
  return {chart_.left(), chart_.top(), chart_.width(), plot_.top() - chart_.top() - 2};
}

QFont ChartLabels::font(bool bold) const {
  QFont font;
  font.setPixelSize(theme_.smallFontSize);
  font.setBold(bold);
  return font;
}

}  // namespace engram::ui
