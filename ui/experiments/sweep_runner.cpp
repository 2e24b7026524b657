#include "ui/experiments/sweep_runner.h"

#include <algorithm>
#include <exception>

#include "core/experiment/sweep_run.h"

namespace engram::ui {
namespace {
constexpr int look_every_ms = 80;
}

SweepRunner::SweepRunner(QObject* parent) : QObject(parent) {
  timer_.setInterval(look_every_ms);
  connect(&timer_, &QTimer::timeout, this, &SweepRunner::look);
}

SweepRunner::~SweepRunner() { thread_.reset(); }

unsigned SweepRunner::threads() { return std::max(2U, std::thread::hardware_concurrency()) - 1; }

void SweepRunner::start(std::shared_ptr<const SweepPlan> plan, std::vector<std::int64_t> todo, SweepJournal* journal) {
  finish();
  thread_.emplace([this, plan = std::move(plan), todo = std::move(todo), journal](const std::stop_token& stop) {
    run(*plan, todo, journal, stop);
  });
  timer_.start();
}

void SweepRunner::run(const SweepPlan& plan, const std::vector<std::int64_t>& todo, SweepJournal* journal,
                      const std::stop_token& stop) {
  QString problem;
  try {
    const auto keep = [&](std::int64_t piece, const PieceResult& result) {
      if (journal != nullptr) journal->add(piece, result);
      const std::lock_guard lock(mutex_);
      news_.emplace_back(piece, result);
    };
    const auto refused = run_pieces(plan, todo, {.all = threads(), .background = true}, keep, stop);
    if (refused) problem = QString::fromStdString(refused->path + ": " + refused->message);
  } catch (const std::exception& error) {
    problem = QString::fromUtf8(error.what());
  }
  const std::lock_guard lock(mutex_);
  end_ = problem;
}

void SweepRunner::stop() {
  if (thread_) thread_->request_stop();
}

void SweepRunner::finish() {
  stop();
  thread_.reset();
  look();
}

void SweepRunner::look() {
  std::vector<std::pair<std::int64_t, PieceResult>> news;
  std::optional<QString> end;
  {
    const std::lock_guard lock(mutex_);
    news.swap(news_);
    end.swap(end_);
  }
  for (const auto& [piece, result] : news) emit finishedPiece(piece, result);
  if (end) {
    timer_.stop();
    thread_.reset();
  }
  if (!news.empty()) emit advanced();
  if (end) emit ended(*end);
}

}  // namespace engram::ui
