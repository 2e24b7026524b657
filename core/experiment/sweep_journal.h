// The finished pieces of a sweep on disk, as they come: what an interruption leaves, and what a resumed sweep goes on
// from.
#pragma once

#include <map>
#include <string>

#include "core/experiment/sweep_piece.h"

namespace engram {

/// A text file beside the output: a line with the version and the sweep, then a line for each finished piece, each with
/// its checksum. A line that was torn by a crash is cut off when the journal is opened again. One process at a time.
class SweepJournal {
 public:
  /// Makes a new journal, or with `resume` goes on with the one that is there. Problems: one is there but `resume` is
  /// not asked for; it is of another sweep or version; it is damaged before its end; another process has it; it cannot
  /// be written.
  [[nodiscard]] static std::variant<SweepJournal, Problem> open(const std::string& path, const SweepPlan& plan,
                                                                bool resume);
  SweepJournal(SweepJournal&&) noexcept;
  SweepJournal& operator=(SweepJournal&&) = delete;
  ~SweepJournal();

  /// Piece -> result, of what was finished before it was opened.
  [[nodiscard]] const std::map<std::int64_t, PieceResult>& found() const { return found_; }
  /// On disk, as far as other processes see, when it returns. Throws std::runtime_error if it cannot be written.
  void add(std::int64_t piece, const PieceResult& result);
  /// Takes the file away: the sweep is done.
  void remove();

 private:
  SweepJournal(std::string path, int file) : path_(std::move(path)), file_(file) {}
  [[nodiscard]] std::optional<Problem> read(const SweepPlan& plan, const std::string& text, bool resume);

  std::string path_;
  int file_ = -1;
  std::map<std::int64_t, PieceResult> found_;
};

/// results.csv -> results.csv.journal
[[nodiscard]] std::string journal_beside(const std::string& out);

}  // namespace engram
