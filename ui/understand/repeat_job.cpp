#include "ui/understand/repeat_job.h"

#include <algorithm>
#include <chrono>

namespace engram::ui {
namespace {
constexpr auto told_every = std::chrono::milliseconds(100);
}

RepeatJob::RepeatJob(const Session& session, const RepeatOptions& options, QObject* parent) : QObject(parent) {
  thread_ = std::jthread([this, session, options](const std::stop_token& stop) { work(session, options, stop); });
}

RepeatJob::~RepeatJob() {
  thread_.request_stop();
  thread_.join();
}

RepeatCounts RepeatJob::counts(Side side) const {
  const std::lock_guard lock(mutex_);
  return counts_[side == Side::b ? 1 : 0];
}

void RepeatJob::work(const Session& session, RepeatOptions options, const std::stop_token& stop) {
  options.threads = std::max(1U, std::thread::hardware_concurrency() - 1);
  QString problem;
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !session.compares()) break;
    options.side = side;
    auto told = std::chrono::steady_clock::now();
    RepeatCounts counts;
    const auto keep = [&](const RepeatCounts& now) {
      const std::lock_guard lock(mutex_);
      counts_[side == Side::b ? 1 : 0] = now;
    };
    try {
      const auto refused = repeat(
          session, options, counts,
          [&](const RepeatCounts& now) {
            keep(now);
            const auto time = std::chrono::steady_clock::now();
            if (time - told < told_every) return;
            told = time;
            QMetaObject::invokeMethod(this, [this] { emit progressed(); });
          },
          stop);
      if (refused) problem = QString::fromStdString(refused->path + ": " + refused->message);
    } catch (const std::exception& error) {
      problem = QString::fromUtf8(error.what());
    }
    keep(counts);
    if (!problem.isEmpty() || stop.stop_requested()) break;
  }
  const bool complete = problem.isEmpty() && !stop.stop_requested();
  QMetaObject::invokeMethod(this, [this, complete, problem] { emit finished(complete, problem); });
}

}  // namespace engram::ui
