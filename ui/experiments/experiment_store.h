// The experiment of the window on disk, so that it goes on after a restart.
#pragma once

#include <QLockFile>
#include <QString>
#include <memory>
#include <optional>

#include "core/experiment/sweep_journal.h"

namespace engram::ui {

/// A folder with the sweep and the journal of its finished pieces. Several windows of the program at once have one
/// each.
class ExperimentStore {
 public:
  /// Takes the first place of `folder` that no other window has.
  explicit ExperimentStore(const QString& folder);

  /// The experiment that is there, with what is finished of it; null if there is none, or if it cannot be read any
  /// more (it is left as it is until another one begins).
  [[nodiscard]] std::shared_ptr<const SweepPlan> restore();
  /// Puts another experiment in its place. Why that is not possible; empty: it is.
  [[nodiscard]] QString begin(const SweepPlan& plan);
  /// Takes the experiment away.
  void clear();
  /// Null: nothing is kept.
  [[nodiscard]] SweepJournal* journal() { return journal_ ? &*journal_ : nullptr; }

 private:
  [[nodiscard]] QString file() const;
  QString open(const SweepPlan& plan, bool resume);

  QString folder_;
  int number_ = 0;
  std::unique_ptr<QLockFile> lock_;
  std::optional<SweepJournal> journal_;
};

/// Where this user's experiments are kept.
[[nodiscard]] QString experimentFolder();

}  // namespace engram::ui
