#include "ui/plots/chart_labels.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QTextOption>
#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

constexpr double mark_gap = 5, entry_gap = 14, title_left = 10, pin_width = 9;
constexpr double longest_name = 160, shortest_name = 56;

void paintHollow(QPainter* painter, const LegendEntry& entry, const QPointF& left, double length) {
  const double half = entry.mark == LegendEntry::Mark::square ? 4 : 2;
  const double width = entry.mark == LegendEntry::Mark::square ? 8 : length - 1;
  painter->setPen(QPen(entry.color, 1));
  painter->setBrush(Qt::NoBrush);
  painter->drawRect(
      QRectF(std::round(left.x() + length - 1 - width) + 0.5, std::round(left.y() - half) + 0.5, width, 2 * half - 1));
}

void paintMark(QPainter* painter, const LegendEntry& entry, const QPointF& left, const Theme& theme) {
  const double length = curveKeyLength(theme);
  painter->setRenderHint(QPainter::Antialiasing, false);
  if (entry.off) return paintHollow(painter, entry, left, length);
  if (entry.mark == LegendEntry::Mark::square) {
    painter->fillRect(QRectF(left.x() + length - 10, left.y() - 4.5, 9, 9), entry.color);
    return;
  }
  if (entry.mark == LegendEntry::Mark::line)
    return paintCurveKey(*painter, left, entry.width, entry.marker, entry.color, theme);
  QPen pen(entry.color, entry.width, Qt::SolidLine, Qt::FlatCap);
  pen.setDashPattern({4, 3});
  painter->setPen(pen);
  painter->drawLine(left, left + QPointF(length, 0));
}

/// A drawing pin, seen from the side.
void paintPin(QPainter* painter, const QColor& color, const QPointF& middle) {
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(color);
  painter->drawPolygon(QPolygonF{middle + QPointF(-2, -4.5), middle + QPointF(2, -4.5), middle + QPointF(1.5, -1),
                                 middle + QPointF(3, 1), middle + QPointF(-3, 1), middle + QPointF(-1.5, -1)});
  painter->drawRect(QRectF(middle.x() - 0.5, middle.y() + 1, 1, 3.5));
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
  placeLegend();
  update();
}

void ChartLabels::setTimeName(const QString& name) {
  prepare(x_name_, name, font(false));
  update();
}

void ChartLabels::setLegend(const QVector<LegendEntry>& entries) {
  if (legend_ == entries) return;
  legend_ = entries;
  placeLegend();
  update(header());
}

void ChartLabels::setSideLabels(const QVector<SideLabel>& labels) {
  side_labels_ = labels;
  update();
}

void ChartLabels::setTheme(const Theme& theme) {
  theme_ = theme;
  for (auto* text : {&unit_, &x_name_, &y_name_}) text->prepare(QTransform(), font(false));
  placeLegend();
  update();
}

void ChartLabels::setReserve(double width) {
  reserve_ = width;
  placeLegend();
  update();
}

void ChartLabels::setGeometry(const QRectF& chart, const QRectF& plot) {
  prepareGeometryChange();
  chart_ = chart;
  plot_ = plot;
  placeLegend();
}

void ChartLabels::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
  if (plot_.adjusted(-2, -2, 2, 2).contains(option->exposedRect)) return;  // only data changed: most frames
  paintTitle(painter);
  paintLegend(painter);
  paintUnit(painter, titleRight(), places_.isEmpty() ? plot_.right() - reserve_ : places_.front().left());
  paintAxisNames(painter);
  paintSideLabels(painter);
}

void ChartLabels::paintTitle(QPainter* painter) const {
  painter->setFont(titleFont());
  painter->setPen(theme_.text);
  const double right = places_.isEmpty() ? plot_.right() - reserve_ : places_.front().left();
  QRectF place = header().adjusted(title_left, 0, 0, 0);
  place.setRight(std::max(place.left(), right - 4));
  painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(titleFont()).elidedText(title_, Qt::ElideRight, place.width()));
}

double ChartLabels::titleRight() const {
  return header().left() + title_left + QFontMetricsF(titleFont()).horizontalAdvance(title_) + 12;
}

void ChartLabels::paintLegend(QPainter* painter) const {
  const double middle = header().center().y();
  for (qsizetype i = 0; i < places_.size(); ++i) {
    const QRectF& place = places_[i];
    if (i == shown_) {
      painter->setFont(font(false));
      painter->setPen(theme_.mutedText);
      painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, countText(shown_));
      break;
    }
    const auto& entry = legend_[i];
    paintMark(painter, entry, QPointF(place.left(), middle), theme_);
    double x = place.left() + curveKeyLength(theme_) + mark_gap;
    if (entry.pinned) {
      paintPin(painter, entry.strong ? theme_.text : theme_.mutedText, QPointF(std::round(x) + 3, middle));
      x += pin_width;
    }
    QFont name_font = font(entry.strong);
    const QString name = QFontMetricsF(name_font).elidedText(entry.name, Qt::ElideRight, longest_ + 0.5);
    name_font.setStrikeOut(entry.off);
    painter->setFont(name_font);
    painter->setPen(entry.strong && !entry.off ? theme_.text : theme_.mutedText);
    painter->drawText(QRectF(x, place.top(), place.right() - x + 1, place.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      name);
  }
}

void ChartLabels::placeLegend() {
  const double right = plot_.right() - reserve_, room = right - titleRight();
  // In a narrow header names are shortened, then the last ones are only counted: the first are the most important.
  longest_ = theme_.px(longest_name);
  shown_ = legend_.size();
  while (shown_ > 0 && legendWidth(shown_, longest_) > room)
    if (longest_ > theme_.px(shortest_name)) longest_ -= 8;
    else --shown_;
  places_.clear();
  double x = right - legendWidth(shown_, longest_);
  const auto place = [&](double width) {
    places_.push_back(QRectF(x, header().top(), width, header().height()));
    x += width + entry_gap;
  };
  for (const auto& entry : legend_.mid(0, shown_)) place(nameWidth(entry, longest_));
  if (shown_ < legend_.size()) place(QFontMetricsF(font(false)).horizontalAdvance(countText(shown_)));
}

double ChartLabels::nameWidth(const LegendEntry& entry, double most) const {
  const double name = QFontMetricsF(font(entry.strong)).horizontalAdvance(entry.name);
  return curveKeyLength(theme_) + mark_gap + (entry.pinned ? pin_width : 0) + std::min(most, name);
}

double ChartLabels::legendWidth(qsizetype count, double most) const {
  double width = 0;
  for (const auto& entry : legend_.mid(0, count)) width += nameWidth(entry, most) + entry_gap;
  if (count < legend_.size()) return width + QFontMetricsF(font(false)).horizontalAdvance(countText(count));
  return std::max(0.0, width - entry_gap);
}

QString ChartLabels::countText(qsizetype count) const {
  return count < legend_.size() ? QStringLiteral("+%1").arg(legend_.size() - count) : QString();
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

QFont ChartLabels::titleFont() const {
  QFont font;
  font.setPixelSize(theme_.titleFontSize);
  font.setBold(true);
  return font;
}

}  // namespace engram::ui
