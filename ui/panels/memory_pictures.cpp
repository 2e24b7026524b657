#include "ui/panels/memory_pictures.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

namespace engram::ui {
namespace {
constexpr int kept = 500;                 // pictures
constexpr qint64 at_a_time_ms = 4;        // then the window has its turn
constexpr std::size_t most_wanted = 100;  // older wishes have been scrolled away
}  // namespace

QImage memoryPicture(const Patterns& patterns, std::int64_t memory, int most, const QColor& on) {
  const std::int64_t neurons = patterns.neurons();
  const auto wide = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(neurons))));
  const std::int64_t high = (neurons + wide - 1) / wide;
  const std::int64_t columns = std::min<std::int64_t>(wide, most), rows = std::min<std::int64_t>(high, most);
  std::vector<int> members(static_cast<std::size_t>(columns * rows)), all(members.size());
  for (std::int64_t i = 0; i < neurons; ++i) {
    const auto cell = static_cast<std::size_t>((i / wide) * rows / high * columns + (i % wide) * columns / wide);
    ++all[cell];
    if (patterns.contains(memory, i)) ++members[cell];
  }
  QImage picture(static_cast<int>(columns), static_cast<int>(rows), QImage::Format_ARGB32_Premultiplied);
  picture.fill(Qt::transparent);
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x) {
      const auto cell = static_cast<std::size_t>(y * columns + x);
      if (members[cell] == 0) continue;
      QColor color = on;
      color.setAlphaF(static_cast<float>(members[cell]) / static_cast<float>(all[cell]));
      picture.setPixelColor(x, y, color);
    }
  return picture;
}

MemoryPictures::MemoryPictures(QObject* parent) : QObject(parent), pictures_(kept) {
  timer_.setInterval(0);
  connect(&timer_, &QTimer::timeout, this, &MemoryPictures::makeSome);
}

void MemoryPictures::start(std::shared_ptr<const Network> network, int most, const QColor& on) {
  if (network == network_ && most == most_ && on == on_) return;
  network_ = std::move(network);
  most_ = most;
  on_ = on;
  pictures_.clear();
  wanted_.clear();
}

QImage MemoryPictures::picture(std::int64_t memory) {
  if (const QImage* known = pictures_.object(memory)) return *known;
  if (network_ && std::find(wanted_.begin(), wanted_.end(), memory) == wanted_.end()) {
    if (wanted_.size() == most_wanted) wanted_.erase(wanted_.begin());
    wanted_.push_back(memory);
    timer_.start();
  }
  return {};
}

void MemoryPictures::makeSome() {
  QElapsedTimer time;
  time.start();
  bool any = false;
  while (!wanted_.empty() && time.elapsed() < at_a_time_ms) {
    const std::int64_t memory = wanted_.back();
    wanted_.pop_back();
    if (memory >= network_->patterns().count()) continue;
    pictures_.insert(memory, new QImage(memoryPicture(network_->patterns(), memory, most_, on_)));
    any = true;
  }
  if (wanted_.empty()) timer_.stop();
  if (any) emit made();
}

}  // namespace engram::ui
