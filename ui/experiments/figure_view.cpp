#include "ui/experiments/figure_view.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace engram::ui {
namespace {

QString number(double value, int digits = 4) { return QLocale().toString(value, 'g', digits); }

}  // namespace

FigureView::FigureView(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setObjectName(QStringLiteral("experimentFigure"));
  setAccessibleName(tr("Figure of the experiment"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
}

void FigureView::setTheme(const Theme& theme) {
  theme_ = theme;
  update();
}

void FigureView::present(Figure figure) {
  figure_ = std::move(figure);
  // What is under the pointer stays so while its values change.
  const bool map = figure_.kind == FigureKind::map;
  const std::size_t groups = map ? figure_.maps.size() : figure_.curves.size();
  if (marked_ && marked_->group < groups) {
    const auto& points = map ? figure_.maps[marked_->group].cells : figure_.curves[marked_->group].points;
    const auto same = std::find_if(points.begin(), points.end(),
                                   [&](const FigurePoint& p) { return p.point == marked_->point.point; });
    if (same != points.end()) {
      marked_->point = *same;
      emit hovered(wordsOf(*marked_));
      return update();
    }
  }
  mark({});
  update();
}

void FigureView::setBoundaries(std::vector<Boundary> boundaries) {
  boundaries_ = std::move(boundaries);
  update();
}

void FigureView::setMessage(const QString& text) {
  message_ = text;
  update();
}

FigurePainter FigureView::painterFor(const QRectF& area, const Theme& theme) const {
  return {figure_, boundaries_, area, theme, font()};
}

FigurePainter FigureView::painter() const { return painterFor(QRectF(rect()).adjusted(6, 6, -6, -4), theme_); }

std::optional<QPointF> FigureView::placeOf(std::int64_t point) const {
  const FigurePainter drawn = painter();
  for (int y = 0; y < height(); y += 2)
    for (int x = 0; x < width(); x += 2)
      if (const auto found = drawn.layout().near(QPointF(x, y)); found && found->point.point == point)
        return drawn.layout().place(found->group, found->point);
  return std::nullopt;
}

QString FigureView::wordsOf(const FigureLayout::Found& found) const {
  const FigurePoint& p = found.point;
  const bool map = figure_.kind == FigureKind::map;
  const QString name = map ? figure_.maps[found.group].title : figure_.curves[found.group].name;
  QStringList parts;
  if (!map && !figure_.panels.empty()) parts << figure_.panels[figure_.curves[found.group].panel];
  if (!name.isEmpty()) parts << name;
  parts << tr("%1 = %2").arg(figure_.x.symbol, number(p.x, 3));
  if (map) parts << tr("%1 = %2").arg(figure_.y.symbol, number(p.y, 3));
  if (p.finished == 0) return parts.join(QStringLiteral(" · ")) + tr(" · not computed yet");
  const QString value =
      p.finished > 1 ? tr("%1 ± %2").arg(number(p.value, 3), number((p.high - p.low) / 2, 2)) : number(p.value, 3);
  parts << tr("%1: %2").arg(figure_.quantity, value);
  parts << (p.finished == figure_.dictionaries
                ? tr("%Ln dictionaries", nullptr, static_cast<int>(p.finished))
                : tr("%1 of %2 dictionaries")
                      .arg(QLocale().toString(p.finished), QLocale().toString(figure_.dictionaries)));
  return parts.join(QStringLiteral(" · "));
}

QString FigureView::wordsAt(QPointF place) const {
  const auto found = painter().layout().near(place);
  return found ? wordsOf(*found) : QString();
}

void FigureView::mark(std::optional<FigureLayout::Found> found) {
  const bool same = found.has_value() == marked_.has_value() &&
                    (!found || (found->point.point == marked_->point.point && found->group == marked_->group));
  marked_ = std::move(found);
  if (same) return;
  setCursor(marked_ && marked_->point.finished > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  emit hovered(marked_ ? wordsOf(*marked_) : QString());
  update();
}

void FigureView::mouseMoveEvent(QMouseEvent* event) { mark(painter().layout().near(event->position())); }

void FigureView::leaveEvent(QEvent*) { mark({}); }

void FigureView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  mark(painter().layout().near(event->position()));
  if (marked_) emit pointChosen(marked_->point.point);
}

void FigureView::keyPressEvent(QKeyEvent* event) {
  // Left and right go along a curve or row, up and down to the next one.
  const bool map = figure_.kind == FigureKind::map;
  const auto group_size = [&](std::size_t g) {
    return map ? figure_.maps[g].cells.size() : figure_.curves[g].points.size();
  };
  const std::size_t groups = map ? figure_.maps.size() : figure_.curves.size();
  if (groups == 0) return QWidget::keyPressEvent(event);
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
    if (marked_) emit pointChosen(marked_->point.point);
    return;
  }
  std::size_t group = marked_ ? marked_->group : 0, index = 0;
  const auto at = [&](std::size_t g, std::size_t i) -> const FigurePoint& {
    return map ? figure_.maps[g].cells[i] : figure_.curves[g].points[i];
  };
  if (marked_)
    while (index + 1 < group_size(group) && at(group, index).point != marked_->point.point) ++index;
  const std::size_t row = map ? figure_.maps[group].columns : 1;
  switch (event->key()) {
    case Qt::Key_Left:
      index -= index > 0 ? 1U : 0U;
      break;
    case Qt::Key_Right:
      index += marked_ && index + 1 < group_size(group) ? 1U : 0U;
      break;
    case Qt::Key_Up:
      if (map) index += index + row < group_size(group) ? row : 0;
      else group = (group + 1) % groups;
      break;
    case Qt::Key_Down:
      if (map) index -= index >= row ? row : 0;
      else group = (group + groups - 1) % groups;
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  index = std::min(index, group_size(group) - 1);
  mark(FigureLayout::Found{group, at(group, index)});
}

void FigureView::paintEvent(QPaintEvent*) {
  QPainter paint(this);
  const bool empty = figure_.curves.empty() && figure_.maps.empty();
  if (!empty) {
    const FigurePainter drawn = painter();
    drawn.paint(paint);
    if (marked_) drawn.paintMark(paint, *marked_);
    return;
  }
  paint.setPen(theme_.mutedText);
  paint.drawText(rect().adjusted(40, 40, -40, -40), int{Qt::AlignCenter} | int{Qt::TextWordWrap}, message_);
}

}  // namespace engram::ui
