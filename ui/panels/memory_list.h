// The memories of a network as a list: names, what they are at the present step, and how much of each is there.
#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <memory>
#include <vector>

#include "core/live/snapshot.h"

namespace engram::ui {

/// What the card of one memory says.
struct MemoryCard {
  QString name;                  // "Memory 1", or as the file calls it
  bool cued = false;             // the run began with it
  QString stimulus;              // "stimulus" while one acts with it; with the side, if on one only
  bool pinned = false;           // in the plots
  std::vector<double> overlaps;  // with each run, A first
};

/// Nothing is computed but for the rows that are asked for.
class MemoryList : public QAbstractListModel {
  Q_OBJECT
 public:
  explicit MemoryList(QObject* parent = nullptr);

  /// The newest state; true if it is another one.
  bool show(std::shared_ptr<const Snapshot> snapshot);
  void setPinned(const std::vector<std::int64_t>& memories);
  [[nodiscard]] const std::vector<std::int64_t>& pinned() const { return pinned_; }

  [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
  [[nodiscard]] bool compares() const { return snapshot_ && snapshot_->b; }
  [[nodiscard]] MemoryCard card(std::int64_t memory) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  /// Names; exact overlaps in words as tooltip and for screen readers.
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  [[nodiscard]] QString nameOf(std::int64_t memory) const;
  [[nodiscard]] QString stimulusWord(std::int64_t memory) const;
  [[nodiscard]] QString overlapsInWords(const MemoryCard& card) const;

  std::shared_ptr<const Snapshot> snapshot_;
  QStringList names_;
  int rows_ = 0;
  std::vector<std::int64_t> pinned_;
};

}  // namespace engram::ui
