#include "core/engine/kernels/team.h"

#include <algorithm>
#include <chrono>

namespace engram {
namespace {

std::atomic<unsigned> chosen_size{0};  // 0: not chosen

constexpr unsigned most_members = 16;  // more wait for the memory rather than help
// How long a thread looks before it goes to sleep: longer than what one thread does alone between two jobs, since
// waking a sleeping one takes as long as a job.
constexpr std::chrono::microseconds patience{150};

void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

/// Waits until `number` is no longer `old`.
std::uint32_t wait_for_change(const std::atomic<std::uint32_t>& number, std::uint32_t old) {
  const auto begin = std::chrono::steady_clock::now();
  do {
    for (int look = 0; look < 64; ++look, pause())
      if (const std::uint32_t now = number.load(std::memory_order_acquire); now != old) return now;
  } while (std::chrono::steady_clock::now() - begin < patience);
  number.wait(old, std::memory_order_acquire);
  return number.load(std::memory_order_acquire);
}

}  // namespace

unsigned team_size() {
  const unsigned chosen = chosen_size.load(std::memory_order_relaxed);
  return chosen != 0 ? chosen : std::clamp(std::thread::hardware_concurrency(), 1u, most_members);
}

void set_team_size(unsigned members) { chosen_size.store(members, std::memory_order_relaxed); }

Team::Team(unsigned members) {
  for (unsigned member = 1; member < members; ++member) helpers_.emplace_back([this, member] { help(member); });
}

Team::~Team() {
  dissolved_.store(true, std::memory_order_relaxed);
  jobs_.fetch_add(1, std::memory_order_release);
  jobs_.notify_all();
  for (std::thread& each : helpers_) each.join();
}

void Team::work(unsigned member) {
  const std::size_t piece = largest_piece(job_.count);
  for (std::size_t begin; (begin = next_.fetch_add(piece, std::memory_order_relaxed)) < job_.count;)
    job_.call(job_.work, member, begin, std::min(begin + piece, job_.count));
}

void Team::run(const Job& job) {
  job_ = job;
  next_.store(0, std::memory_order_relaxed);
  working_.store(static_cast<std::uint32_t>(helpers_.size()), std::memory_order_relaxed);
  jobs_.fetch_add(1, std::memory_order_release);
  jobs_.notify_all();
  work(0);
  std::uint32_t left = working_.load(std::memory_order_acquire);
  while (left != 0) left = wait_for_change(working_, left);
}

void Team::help(unsigned member) {
  std::uint32_t seen = 0;
  while (true) {
    seen = wait_for_change(jobs_, seen);
    if (dissolved_.load(std::memory_order_relaxed)) return;
    work(member);
    if (working_.fetch_sub(1, std::memory_order_acq_rel) == 1) working_.notify_all();
  }
}

}  // namespace engram
