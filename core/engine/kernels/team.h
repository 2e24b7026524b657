// Threads that step one large network together.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace engram {

/// How many threads engines to come use for one large network: as many as the machine has, unless set. From any thread.
[[nodiscard]] unsigned team_size();
void set_team_size(unsigned members);

/// The caller and some helpers, who share out jobs of many equal parts: whoever is done with some takes the next, since
/// cores are not equally quick. Helpers sleep when there is nothing to do. One caller at a time.
class Team {
 public:
  /// With the caller; 1: no helpers.
  explicit Team(unsigned members);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  [[nodiscard]] unsigned members() const { return static_cast<unsigned>(helpers_.size()) + 1; }

  [[nodiscard]] std::size_t largest_piece(std::size_t count) const {
    return helpers_.empty() ? count : count / (pieces * members()) + 1;
  }

  /// Calls work(member, begin, end) for pieces of [0, count), none empty and together all of it, and returns when all
  /// are done. The caller is member 0. A piece is at most largest_piece(count). `work` must not throw.
  template <class Work>
  void share(std::size_t count, const Work& work) {
    if (count == 0) return;
    if (helpers_.empty()) return work(0u, std::size_t{0}, count);
    const Job job{[](const void* self, unsigned member, std::size_t begin, std::size_t end) {
                    (*static_cast<const Work*>(self))(member, begin, end);
                  },
                  &work, count};
    run(job);
  }

 private:
  static constexpr std::size_t pieces = 4;  // of a job, for each member

  struct Job {
    void (*call)(const void*, unsigned, std::size_t, std::size_t) = nullptr;
    const void* work = nullptr;
    std::size_t count = 0;
  };
  void run(const Job& job);
  void help(unsigned member);
  void work(unsigned member);

  Job job_;
  std::atomic<std::size_t> next_{0};       // the first of [0, count) that nobody has taken
  std::atomic<std::uint32_t> jobs_{0};     // given so far; the last one when the team is dissolved
  std::atomic<std::uint32_t> working_{0};  // helpers that are not done
  std::atomic<bool> dissolved_{false};
  std::vector<std::thread> helpers_;
};

}  // namespace engram
