// An experiment that runs beside the window: in threads of low priority, one core less than there are.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/experiment/sweep_journal.h"
#include "core/experiment/sweep_piece.h"

namespace engram::ui {

class SweepRunner : public QObject {
  Q_OBJECT
 public:
  explicit SweepRunner(QObject* parent = nullptr);
  /// Stops, and waits until it has stopped. What is finished is in the journal.
  ~SweepRunner() override;

  /// Runs the pieces of `todo` in this order. Each goes to `journal` (may be null), which must outlive the run.
  void start(std::shared_ptr<const SweepPlan> plan, std::vector<std::int64_t> todo, SweepJournal* journal);
  /// Ends soon; ended() follows.
  void stop();
  /// Stops and waits.
  void finish();
  [[nodiscard]] bool running() const { return thread_.has_value(); }
  /// How many threads it uses here.
  [[nodiscard]] static unsigned threads();

 signals:
  void finishedPiece(std::int64_t piece, const PieceResult& result);
  /// All finishedPiece() since the last time are told.
  void advanced();
  /// It has come to its end, was stopped, or failed for the reason in words.
  void ended(const QString& problem);

 private:
  void run(const SweepPlan& plan, const std::vector<std::int64_t>& todo, SweepJournal* journal,
           const std::stop_token& stop);
  void look();

  QTimer timer_;
  std::mutex mutex_;  // guards what the thread leaves
  std::vector<std::pair<std::int64_t, PieceResult>> news_;
  std::optional<QString> end_;
  std::optional<std::jthread> thread_;  // last: it ends before the rest goes
};

}  // namespace engram::ui
