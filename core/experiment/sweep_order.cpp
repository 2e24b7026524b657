#include "core/experiment/sweep_order.h"

#include <algorithm>
#include <numeric>

#include "core/model/check.h"

namespace engram {
namespace {

/// All pieces that are left, the points of each dictionary in ascending order of `key`.
template <class Key>
std::vector<std::int64_t> ordered(const SweepPlan& plan, const std::vector<bool>& have, const std::vector<Key>& key) {
  std::vector<std::int64_t> points(key.size()), todo;
  std::iota(points.begin(), points.end(), 0);
  std::stable_sort(points.begin(), points.end(), [&](std::int64_t a, std::int64_t b) {
    return key[static_cast<std::size_t>(a)] < key[static_cast<std::size_t>(b)];
  });
  for (std::int64_t d = 0; d < plan.dictionaries(); ++d)
    for (const std::int64_t point : points)
      if (const std::int64_t piece = d * plan.points() + point; !have[static_cast<std::size_t>(piece)])
        todo.push_back(piece);
  return todo;
}

}  // namespace

int refinements(std::size_t count) {
  constexpr std::size_t coarse = 6;  // values at first
  int halvings = 0;
  for (std::size_t distance = 1; count / distance > coarse; distance *= 2) ++halvings;
  return halvings;
}

int refinement(std::size_t index, std::size_t count) {
  const int all = refinements(count);
  for (int level = 0; level < all; ++level)
    if (index % (std::size_t{1} << static_cast<unsigned>(all - level)) == 0) return level;
  return all;
}

std::vector<std::int64_t> largest_first(const SweepPlan& plan, const std::vector<bool>& have) {
  std::vector<double> size;
  for (std::int64_t point = 0; point < plan.points(); ++point)
    size.push_back(-memory_need(plan.scenario(point).parameters));
  return ordered(plan, have, size);
}

std::vector<std::int64_t> coarse_to_fine(const SweepPlan& plan, const std::vector<bool>& have) {
  std::vector<int> level(static_cast<std::size_t>(plan.points()));
  for (std::size_t point = 0; point < level.size(); ++point) {
    std::size_t rest = point;
    for (std::size_t axis = plan.axes().size(); axis-- > 0;) {
      const std::size_t count = plan.axes()[axis].values.size();
      level[point] = std::max(level[point], refinement(rest % count, count));
      rest /= count;
    }
  }
  return ordered(plan, have, level);
}

}  // namespace engram
