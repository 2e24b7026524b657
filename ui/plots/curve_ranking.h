// Which curves have a name and a colour, chosen so that the legend does not dance.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace engram::ui {

/// Four places with fixed colours. A memory keeps its place until another is clearly stronger, and places change
/// hands at most twice a second.
class CurveRanking {
 public:
  static constexpr std::size_t places = 4;
  static constexpr std::int64_t pause_ms = 500;
  static constexpr float margin = 0.05F;  // by which a newcomer must be stronger

  struct Strength {
    std::int64_t memory = 0;
    float overlap = 0;
  };

  /// All places are free; what is pinned stays pinned.
  void clear();
  /// These have a place whatever their strength; at most `places` of them count.
  void setPinned(std::vector<std::int64_t> memories);
  [[nodiscard]] const std::vector<std::int64_t>& pinned() const { return pinned_; }
  /// Places may change hands at once.
  void wake() { changed_.reset(); }

  /// Chooses among `strengths` all but `cued`, at time `now` (milliseconds, never running back). True if a place
  /// changed hands.
  bool update(std::span<const Strength> strengths, std::int64_t cued, std::int64_t now);

  /// The memory in each place.
  [[nodiscard]] const std::array<std::optional<std::int64_t>, places>& holders() const { return holders_; }
  [[nodiscard]] std::optional<std::size_t> placeOf(std::int64_t memory) const;
  [[nodiscard]] bool isPinned(std::int64_t memory) const;

 private:
  std::array<std::optional<std::int64_t>, places> holders_;
  std::vector<std::int64_t> pinned_;
  std::optional<std::int64_t> changed_;  // when places last changed hands
};

}  // namespace engram::ui
