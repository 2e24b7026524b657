#include "core/experiment/sweep_run.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace engram {
namespace {

/// A piece that is worked on, by one thread or several.
struct Begun {
  std::int64_t number = 0;
  std::optional<SweepPiece> piece;  // once it is built
  std::vector<PieceResult> runs;    // by cue
  std::int64_t next = 0, done = 0;  // the first cue that nobody has taken; how many are finished
  [[nodiscard]] bool has_work() const { return piece && next < piece->cues(); }
};
using Shared = std::shared_ptr<Begun>;

void lower_priority() {
#ifdef __linux__
  constexpr int nice = 15;
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice);  // of this thread alone
#endif
}

class Workers {
 public:
  Workers(const SweepPlan& plan, const std::vector<std::int64_t>& todo, const SweepThreads& threads,
          const PieceFinished& finished)
      : plan_(plan),
        todo_(todo),
        threads_(std::max(1U, threads.all)),
        most_begun_(std::max(1U, threads.pieces)),
        background_(threads.background),
        finished_(finished) {}

  std::optional<Problem> run(const std::stop_token& stop) {
    {
      const std::stop_callback forward(stop, [this] { stop_.request_stop(); });
      std::vector<std::jthread> workers;
      for (unsigned n = 0; n < threads_; ++n) workers.emplace_back([this] { work(); });
    }
    if (failure_) std::rethrow_exception(failure_);
    return problem_;
  }

 private:
  void work() {
    if (background_) lower_priority();
    try {
      while (const Shared begun = next_piece()) {
        if (!begun->piece) build(*begun);
        while (run_a_cue(begun)) continue;
      }
    } catch (...) {
      {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
      }
      stop_.request_stop();
    }
  }

  /// A new piece, or one of another thread with cues left; waits while one might come. Null when nothing is left to do.
  Shared next_piece() {
    Shared found;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop_.get_token(), [&] {
      found = available();
      return found || !may_come();
    });
    return stop_.stop_requested() ? nullptr : found;
  }

  Shared available() {
    if (next_ < todo_.size() && begun_.size() < most_begun_) {
      begun_.push_back(std::make_shared<Begun>());
      begun_.back()->number = todo_[next_++];
      return begun_.back();
    }
    const auto found = std::find_if(begun_.begin(), begun_.end(), [](const Shared& each) { return each->has_work(); });
    return found != begun_.end() ? *found : nullptr;
  }

  [[nodiscard]] bool may_come() const {
    return next_ < todo_.size() ||
           std::any_of(begun_.begin(), begun_.end(), [](const Shared& each) { return !each->piece; });
  }

  void build(Begun& begun) {
    auto piece = SweepPiece::build(plan_, begun.number, stop_.get_token());
    if (!piece) return;
    const std::lock_guard lock(mutex_);
    begun.runs.resize(static_cast<std::size_t>(piece->cues()));
    begun.piece = std::move(piece);
    changed_.notify_all();
  }

  /// False: none is left, or stopped.
  bool run_a_cue(const Shared& begun) {
    std::int64_t cue = 0;
    unsigned threads = 1;
    {
      const std::lock_guard lock(mutex_);
      if (!begun->has_work() || stop_.stop_requested()) return false;
      cue = begun->next++;
      // A network that is alone, with few cues left, may be stepped by all: only large ones make use of it.
      const std::int64_t busy = begun->next - begun->done;
      if (begun_.size() == 1 && next_ >= todo_.size() && begun->next == begun->piece->cues())
        threads = std::max(1U, threads_ / static_cast<unsigned>(std::clamp<std::int64_t>(busy, 1, threads_)));
    }
    const auto result = begun->piece->run(cue, threads, stop_.get_token());
    if (const Problem* problem = std::get_if<Problem>(&result)) {
      {
        const std::lock_guard lock(mutex_);
        if (!problem_)
          problem_ = {"at " + plan_.name(plan_.point_of(begun->number)), problem->path + ": " + problem->message};
      }
      stop_.request_stop();
      return false;
    }
    if (const PieceResult* done = std::get_if<PieceResult>(&result)) return finish(begun, cue, *done);
    return false;
  }

  bool finish(const Shared& begun, std::int64_t cue, const PieceResult& result) {
    const std::lock_guard lock(mutex_);
    begun->runs[static_cast<std::size_t>(cue)] = result;
    if (++begun->done < begun->piece->cues()) return true;
    std::erase(begun_, begun);
    changed_.notify_all();
    finished_(begun->number, sum_of(begun->runs));
    return false;
  }

  const SweepPlan& plan_;
  const std::vector<std::int64_t>& todo_;
  const unsigned threads_;
  const std::size_t most_begun_;
  const bool background_;
  const PieceFinished& finished_;
  std::stop_source stop_;  // by a failure or from outside
  std::mutex mutex_;       // guards all below and what Begun counts, and calls of finished_
  std::condition_variable_any changed_;
  std::size_t next_ = 0;  // of todo_
  std::vector<Shared> begun_;
  std::optional<Problem> problem_;
  std::exception_ptr failure_;
};

}  // namespace

std::optional<Problem> run_pieces(const SweepPlan& plan, const std::vector<std::int64_t>& todo,
                                  const SweepThreads& threads, const PieceFinished& finished,
                                  const std::stop_token& stop) {
  return Workers(plan, todo, threads, finished).run(stop);
}

}  // namespace engram
