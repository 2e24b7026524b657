#include <atomic>
#include <chrono>
#include <cstring>
#include <mutex>
#include <thread>

#include "app/mpi/messages.h"
#include "app/mpi/ranks.h"

namespace engram::mpi {
namespace {

std::string wait_for_message(int& tag) {
  constexpr auto patience = std::chrono::microseconds(500);
  for (;; std::this_thread::sleep_for(patience))
    if (const auto status = next_message(0)) {
      tag = status->MPI_TAG;
      return receive(*status);
    }
}

void send_problem(const Problem& found) {
  send_text(Json::object({{"path", found.path}, {"message", found.message}}).dump(), 0, problem);
}

/// Runs the pieces; each result goes out as it comes, by the thread that MPI belongs to.
void run_batch(const SweepPlan& plan, const std::vector<std::int64_t>& batch, const SweepThreads& threads) {
  std::mutex mutex;
  std::vector<Finished> results;
  std::optional<Problem> found;
  std::atomic<bool> done{false};
  std::jthread runner([&] {
    try {
      found = run_pieces(plan, batch, threads, [&](std::int64_t piece, const PieceResult& each) {
        const std::lock_guard lock(mutex);
        results.push_back({piece, each});
      });
    } catch (const std::exception& error) {
      found = Problem{"failed", error.what()};
    }
    done = true;
  });
  for (bool last = false; !last; std::this_thread::sleep_for(std::chrono::microseconds(200))) {
    last = done;
    std::vector<Finished> now;
    {
      const std::lock_guard lock(mutex);
      now.swap(results);
    }
    for (const Finished& each : now) send_bytes(&each, sizeof each, 0, result);
  }
  if (found) send_problem(*found);
  else send_bytes(nullptr, 0, 0, free_now);
}

void run_sweep(const SweepPlan& plan, const Beginning& beginning) {
  const SweepThreads threads{.all = beginning.threads, .pieces = beginning.pieces};
  for (int tag = 0;;) {
    const std::string numbers = wait_for_message(tag);
    if (numbers.empty()) return;
    std::vector<std::int64_t> batch(numbers.size() / sizeof(std::int64_t));
    std::memcpy(batch.data(), numbers.data(), numbers.size());
    run_batch(plan, batch, threads);
  }
}

}  // namespace

void work() {
  for (int tag = 0;;) {
    const std::string text = wait_for_message(tag);
    if (text.empty()) return;
    Beginning beginning;
    std::memcpy(&beginning, text.data(), sizeof beginning);
    const SweepRead read = SweepPlan::read(Json::parse(text.substr(sizeof beginning)), beginning.memory_limit);
    run_sweep(read.plan.value(), beginning);
  }
}

}  // namespace engram::mpi
