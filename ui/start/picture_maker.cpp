#include "ui/start/picture_maker.h"

#include <QMetaObject>

#include "ui/start/preview.h"

namespace engram::ui {

PictureMaker::PictureMaker(std::vector<Scenario> scenarios, QObject* parent)
    : QObject(parent),
      scenarios_(std::move(scenarios)),
      previews_(scenarios_.size()),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

PictureMaker::~PictureMaker() {
  thread_.request_stop();
  thread_.join();  // pictures that are still on their way to this thread die with this object
}

void PictureMaker::ask(int which, QSize pixels, double scale, const Theme& theme) {
  {
    const std::lock_guard lock(mutex_);
    wishes_[which] = {pixels, scale, theme};
  }
  asked_.notify_one();
}

void PictureMaker::work(const std::stop_token& stop) {
  while (const auto wish = next(stop)) {
    try {
      fulfil(wish->first, wish->second, stop);
    } catch (const std::exception&) {
      // No memory for it, say: the card goes without a picture, and opening it will tell why.
    }
  }
}

std::optional<std::pair<int, PictureMaker::Wish>> PictureMaker::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  if (!asked_.wait(lock, stop, [this] { return !wishes_.empty(); })) return std::nullopt;
  if (stop.stop_requested()) return std::nullopt;
  auto first = wishes_.extract(wishes_.begin());
  return std::pair{first.key(), std::move(first.mapped())};
}

void PictureMaker::fulfil(int which, const Wish& wish, const std::stop_token& stop) {
  const auto index = static_cast<std::size_t>(which);
  if (!previews_[index]) previews_[index] = Preview::run(scenarios_[index], stop);
  if (!previews_[index]) return;
  const QImage picture = previews_[index]->draw(wish.pixels, wish.scale, wish.theme);
  QMetaObject::invokeMethod(
      this, [this, which, picture] { emit drawn(which, picture); }, Qt::QueuedConnection);
}

}  // namespace engram::ui
