#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

#include "app/mpi/messages.h"
#include "app/mpi/ranks.h"

namespace engram::mpi {
namespace {

constexpr auto patience = std::chrono::microseconds(500);  // MPI's own waiting would keep a core busy

/// One sweep, seen from rank 0.
class Distribution {
 public:
  Distribution(const SweepPlan& plan, const std::vector<std::int64_t>& todo, const SweepThreads& threads,
               const PieceFinished& finished, const std::stop_token& stop)
      : plan_(plan), todo_(todo), threads_(threads), finished_(finished), forward_(stop, [this] {
          own_.request_stop();
        }) {
    MPI_Comm_size(MPI_COMM_WORLD, &ranks_);
  }

  std::optional<Problem> run() {
    const std::string sweep = plan_.document().dump();
    const Beginning beginning{plan_.memory_limit(), threads_.all, threads_.pieces};
    for (int rank = 1; rank < ranks_; ++rank) {
      send_text(std::string(reinterpret_cast<const char*>(&beginning), sizeof beginning) + sweep, rank, begin);
      hand_out(rank);
    }
    {
      std::jthread own([this] { work_here(); });
      while (working_ > 0 || !own_done_) {
        if (own_.stop_requested()) ending_ = true;
        if (!take_own() && !take_message()) std::this_thread::sleep_for(patience);
      }
    }
    take_own();
    for (int rank = 1; rank < ranks_; ++rank) send_bytes(nullptr, 0, rank, pieces);
    if (failure_) std::rethrow_exception(failure_);
    return problem_;
  }

 private:
  /// The next pieces for whoever is free: many at first, one by one in the end.
  std::vector<std::int64_t> take_next() {
    constexpr std::size_t most = 64;
    const std::lock_guard lock(mutex_);
    if (ending_) return {};
    const std::size_t left = todo_.size() - next_, share = left / (4 * static_cast<std::size_t>(ranks_));
    const std::size_t count = std::min(left, std::clamp<std::size_t>(share, threads_.all, most * threads_.all));
    const auto from = todo_.begin() + static_cast<std::ptrdiff_t>(next_);
    next_ += count;
    return {from, from + static_cast<std::ptrdiff_t>(count)};
  }

  void hand_out(int rank) {
    const std::vector<std::int64_t> next = take_next();
    if (next.empty()) return;
    send_bytes(next.data(), next.size() * sizeof next.front(), rank, pieces);
    ++working_;
  }

  /// In a thread of its own, which does not touch MPI.
  void work_here() {
    try {
      for (auto next = take_next(); !next.empty(); next = take_next()) {
        const auto keep = [this](std::int64_t piece, const PieceResult& done) {
          const std::lock_guard lock(mutex_);
          results_.push_back({piece, done});
        };
        if (auto found = run_pieces(plan_, next, threads_, keep, own_.get_token())) {
          fail({found->path, "rank 0: " + found->message});
          break;
        }
        if (own_.stop_requested()) break;
      }
    } catch (const std::exception& error) {
      fail({"rank 0", error.what()});
    }
    own_done_ = true;
  }

  /// No more work is given out; what the others have begun is awaited.
  void fail(const Problem& found) {
    const std::lock_guard lock(mutex_);
    if (!problem_) problem_ = found;
    ending_ = true;
  }

  void keep(const Finished& done) {
    if (failure_) return;
    try {
      finished_(done.piece, done.result);
    } catch (...) {
      failure_ = std::current_exception();
      ending_ = true;
      own_.request_stop();
    }
  }

  bool take_own() {
    std::deque<Finished> mine;
    {
      const std::lock_guard lock(mutex_);
      mine.swap(results_);
    }
    for (const Finished& each : mine) keep(each);
    return !mine.empty();
  }

  bool take_message() {
    const auto status = next_message(MPI_ANY_SOURCE);
    if (!status) return false;
    const std::string text = receive(*status);
    const int rank = status->MPI_SOURCE;
    if (status->MPI_TAG == result) {
      Finished done;
      std::memcpy(&done, text.data(), sizeof done);
      keep(done);
    } else if (status->MPI_TAG == problem) {
      const Json found = Json::parse(text);
      fail({found["path"], "rank " + std::to_string(rank) + ": " + found["message"].get<std::string>()});
      --working_;
    } else {
      --working_;
      hand_out(rank);
    }
    return true;
  }

  const SweepPlan& plan_;
  const std::vector<std::int64_t>& todo_;
  const SweepThreads& threads_;
  const PieceFinished& finished_;
  int ranks_ = 1, working_ = 0;  // others with work
  std::stop_source own_;         // of the work on this rank
  std::stop_callback<std::function<void()>> forward_;
  std::atomic<bool> own_done_{false}, ending_{false};
  std::exception_ptr failure_;  // of finished_
  std::mutex mutex_;            // guards all below
  std::size_t next_ = 0;        // of todo_
  std::deque<Finished> results_;
  std::optional<Problem> problem_;
};

}  // namespace

Coordinator::~Coordinator() {
  int ranks = 1;
  MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  for (int rank = 1; rank < ranks; ++rank) send_bytes(nullptr, 0, rank, begin);
}

std::optional<Problem> Coordinator::operator()(const SweepPlan& plan, const std::vector<std::int64_t>& todo,
                                               const SweepThreads& threads, const PieceFinished& finished,
                                               const std::stop_token& stop) {
  return Distribution(plan, todo, threads, finished, stop).run();
}

}  // namespace engram::mpi
