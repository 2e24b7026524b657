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

/// The caller and some helpers, who share out jobs of many equal parts. Helpers sleep between jobs. One caller at a
/// time.
class Team {
 public:
  /// With the caller; 1: no helpers.
  explicit Team(unsigned members);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  [[nodiscard]] unsigned members() const { return static_cast<unsigned>(helpers_.size()) + 1; }

  /// Calls work(member, begin, end), each member for a part of [0, count) unless it is empty, and returns when all are
  /// done. `work` must not throw.
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
  struct Job {
    void (*call)(const void*, unsigned, std::size_t, std::size_t) = nullptr;
    const void* work = nullptr;
    std::size_t count = 0;
  };
  void run(const Job& job);
  void help(unsigned member);
  void do_part(unsigned member) const;

  Job job_;
  std::atomic<std::uint32_t> jobs_{0};     // given so far; the last one when the team is dissolved
  std::atomic<std::uint32_t> working_{0};  // helpers that are not done
  std::atomic<bool> dissolved_{false};
  std::vector<std::thread> helpers_;
};

}  // namespace engram
