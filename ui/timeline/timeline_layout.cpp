#include "ui/timeline/timeline_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/timeline/change_words.h"

namespace engram::ui {
namespace {
constexpr double bar_height = 5, triangle = 9, handle_radius = 6.5;  // beside letters of the usual size
constexpr double reach = 3;                                          // a mark is caught so many pixels beside it
}  // namespace

void TimelineLayout::setMarks(std::vector<TimelineMark> marks, std::vector<TimelineSpan> spans) {
  marks_ = std::move(marks);
  spans_ = std::move(spans);
  groups_.clear();
}

void TimelineLayout::fit(const QSizeF& size, const Theme& theme, const QFontMetricsF& small) {
  handle_ = theme.textScale * handle_radius;
  const double side = std::round(theme.textScale * triangle), height = std::round(theme.textScale * bar_height);
  const double gap = handle_ + 4;
  const double left = small.horizontalAdvance(stepText(0)) + gap;
  const double right = small.horizontalAdvance(stepText(scale_.end())) + gap;
  const double top = std::round(size.height() - handle_ - height / 2 - 2);
  bar_ = QRectF(left, top, std::max(1.0, size.width() - left - right), height);
  lane_ = QRectF(left, 1, bar_.width(), top - 2);
  scale_.setBar(bar_.left(), bar_.width());

  std::vector<std::size_t> order(marks_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return marks_[a].step < marks_[b].step; });
  groups_.clear();
  double last = 0;
  for (const std::size_t each : order) {
    const double x = scale_.xOf(marks_[each].step);
    if (groups_.empty() || x - last >= side) {
      last = x;
      groups_.push_back({{}, QRectF(x - side / 2, lane_.bottom() - side * 0.9, side, side * 0.9)});
    }
    groups_.back().marks.push_back(each);
  }
}

TimelineLayout::Hit TimelineLayout::at(const QPointF& point) const {
  if (point.y() >= bar_.top()) return {};
  for (const MarkGroup& group : groups_)
    if (std::abs(point.x() - group.shape.center().x()) <= group.shape.width() / 2 + reach)
      return {Part::mark, group.marks};
  for (std::size_t i = 0; i < marks_.size(); ++i)
    if (marks_[i].end && std::abs(point.x() - scale_.xOf(*marks_[i].end)) <= reach + 1) return {Part::end, {i}};
  for (std::size_t i = 0; i < marks_.size(); ++i)
    if (marks_[i].end && point.x() > scale_.xOf(marks_[i].step) && point.x() < scale_.xOf(*marks_[i].end))
      return {Part::mark, {i}};
  return {};
}

const MarkGroup* TimelineLayout::groupOf(std::size_t mark) const {
  const auto found = std::find_if(groups_.begin(), groups_.end(), [&](const MarkGroup& group) {
    return std::find(group.marks.begin(), group.marks.end(), mark) != group.marks.end();
  });
  return found == groups_.end() ? nullptr : &*found;
}

}  // namespace engram::ui
