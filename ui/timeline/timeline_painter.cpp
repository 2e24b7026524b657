#include "ui/timeline/timeline_painter.h"

#include <algorithm>

#include "ui/timeline/change_words.h"

namespace engram::ui {
namespace {

QColor faded(QColor color, double share) {
  color.setAlpha(static_cast<int>(color.alpha() * share));
  return color;
}

/// Both sides: a triangle; one side: the half of it that lies there, so that colour alone does not tell.
QPolygonF shapeOf(const QRectF& box, const std::optional<Side>& side) {
  const QPointF tip(box.center().x(), box.bottom());
  if (!side) return QPolygonF{{box.topLeft(), box.topRight(), tip}};
  const QPointF middle(box.center().x(), box.top());
  return *side == Side::a ? QPolygonF{{box.topLeft(), middle, tip}} : QPolygonF{{middle, box.topRight(), tip}};
}

}  // namespace

TimelinePainter::TimelinePainter(QPainter& painter, const TimelineLayout& layout, const Theme& theme)
    : painter_(painter), layout_(layout), theme_(theme) {
  painter_.setRenderHint(QPainter::Antialiasing);
}

void TimelinePainter::draw(const TimelineView& view, const QRectF& room) {
  drawNumbers(room);
  drawBar(view);
  drawSpans(view.compares);
  for (const MarkGroup& group : layout_.groups()) {
    const auto has = [&](std::size_t mark) {
      return std::find(group.marks.begin(), group.marks.end(), mark) != group.marks.end();
    };
    drawMark(group, view.chosen && has(*view.chosen));
    if (group.marks.size() > 1) drawCount(group);
  }
  if (view.ghost) drawGhost(*view.ghost);
  drawHandle(view);
}

void TimelinePainter::drawNumbers(const QRectF& room) {
  painter_.setPen(theme_.mutedText);
  const double height = painter_.fontMetrics().height();
  const QRectF line(room.left(), layout_.bar().center().y() - height / 2, room.width(), height);
  painter_.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, stepText(0));
  painter_.drawText(line, Qt::AlignRight | Qt::AlignVCenter, stepText(layout_.scale().end()));
}

void TimelinePainter::drawBar(const TimelineView& view) {
  const QRectF& bar = layout_.bar();
  const double round = bar.height() / 2;
  painter_.setPen(Qt::NoPen);
  const auto fill = [&](std::int64_t step, const QColor& color) {
    QRectF part = bar;
    part.setRight(std::clamp(layout_.scale().xOf(step), bar.left(), bar.right()));
    painter_.setBrush(color);
    painter_.drawRoundedRect(part, round, round);
  };
  fill(layout_.scale().end(), theme_.groove);
  if (view.reached > view.now) fill(view.reached, faded(theme_.accent, 0.45));
  fill(view.now, theme_.accent);
}

void TimelinePainter::drawSpans(bool compares) {
  const QRectF& lane = layout_.lane();
  const double bottom = layout_.bar().bottom();
  for (const TimelineSpan& span : layout_.spans()) {
    const double left = layout_.scale().xOf(span.from);
    const double right = layout_.scale().xOf(span.to.value_or(layout_.scale().end()));
    const double half = (bottom - lane.top()) / 2;
    const double top = compares && span.side == Side::b ? lane.top() + half : lane.top();
    const QRectF band(left, top, std::max(1.5, right - left), compares ? half : 2 * half);
    painter_.fillRect(band, theme_.stimulus);
    painter_.fillRect(QRectF(band.right() - 1, lane.top(), 1, lane.height()), faded(theme_.onStimulus, 0.6));
  }
}

void TimelinePainter::drawMark(const MarkGroup& group, bool chosen) {
  const TimelineMark& first = layout_.marks()[group.marks.front()];
  const bool one_side = std::all_of(group.marks.begin(), group.marks.end(),
                                    [&](std::size_t each) { return layout_.marks()[each].side == first.side; });
  const std::optional<Side> side = one_side ? first.side : std::nullopt;
  const QColor color = side             ? (*side == Side::a ? theme_.sideA : theme_.sideB)
                       : first.stimulus ? theme_.onStimulus
                                        : theme_.text;
  const QPolygonF shape = shapeOf(group.shape.adjusted(0.5, 0.5, -0.5, -0.5), side);
  painter_.setPen(QPen(color, 1.4, first.pending ? Qt::DotLine : Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter_.setBrush(first.pending || first.byHand ? Qt::NoBrush : QBrush(color));
  painter_.drawPolygon(shape);
  if (!chosen) return;
  painter_.setPen(QPen(theme_.link, 1.5));
  painter_.setBrush(Qt::NoBrush);
  painter_.drawRoundedRect(group.shape.adjusted(-2.5, -1, 2.5, 1.5), 2, 2);
}

void TimelinePainter::drawCount(const MarkGroup& group) {
  QFont font = painter_.font();
  font.setPixelSize(std::max(8, theme_.smallFontSize - 2));
  painter_.save();
  painter_.setFont(font);
  painter_.setPen(theme_.text);
  const QRectF place(group.shape.right() + 2, layout_.lane().top() - 2, 40, layout_.lane().height());
  painter_.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, stepText(static_cast<std::int64_t>(group.marks.size())));
  painter_.restore();
}

void TimelinePainter::drawGhost(std::int64_t step) {
  const double x = std::clamp(layout_.scale().xOf(step), layout_.bar().left(), layout_.bar().right());
  painter_.setPen(QPen(theme_.text, 1.5, Qt::DashLine));
  painter_.drawLine(QPointF(x, layout_.lane().top()), QPointF(x, layout_.bar().bottom() + 4));
  const QString text = stepText(step);
  const double width = painter_.fontMetrics().horizontalAdvance(text) + 8, height = painter_.fontMetrics().height();
  const bool to_the_left = x + 6 + width > layout_.bar().right();
  const QRectF label(to_the_left ? x - 6 - width : x + 6, layout_.lane().top() - 1, width, height);
  painter_.setPen(QPen(theme_.cardBorder, 1));
  painter_.setBrush(theme_.card);
  painter_.drawRoundedRect(label, theme_.controlRadius, theme_.controlRadius);
  painter_.setPen(theme_.text);
  painter_.drawText(label, Qt::AlignCenter, text);
}

void TimelinePainter::drawHandle(const TimelineView& view) {
  const double x = std::clamp(layout_.scale().xOf(view.now), layout_.bar().left(), layout_.bar().right());
  const double radius = layout_.handleRadius();
  const bool marked = view.focused || view.held;
  painter_.setPen(QPen(marked ? theme_.accent : theme_.dark ? theme_.handle : theme_.controlEdge, marked ? 2 : 1));
  painter_.setBrush(theme_.handle);
  painter_.drawEllipse(QPointF(x, layout_.bar().center().y()), radius - 0.5, radius - 0.5);
}

}  // namespace engram::ui
