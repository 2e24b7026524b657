#include "ui/panels/memory_list.h"

#include <QLocale>
#include <algorithm>

#include "core/observe/observables.h"
#include "ui/bridge/pattern_names.h"

namespace engram::ui {

MemoryList::MemoryList(QObject* parent) : QAbstractListModel(parent) {}

bool MemoryList::show(std::shared_ptr<const Snapshot> snapshot) {
  if (snapshot == snapshot_) return false;
  const bool same = snapshot && snapshot_ && snapshot->network == snapshot_->network;
  if (!same) beginResetModel();
  snapshot_ = std::move(snapshot);
  if (!same) {
    rows_ = snapshot_ ? static_cast<int>(snapshot_->network->patterns().count()) : 0;
    names_ = snapshot_ ? patternNames(snapshot_->a.parameters) : QStringList();
    endResetModel();
  }
  return true;
}

void MemoryList::setPinned(const std::vector<std::int64_t>& memories) {
  if (memories == pinned_) return;
  pinned_ = memories;
  if (rows_ > 0) emit dataChanged(index(0), index(rows_ - 1));
}

int MemoryList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }

QString MemoryList::nameOf(std::int64_t memory) const {
  if (memory < names_.size() && !names_[memory].isEmpty()) return names_[memory];
  return tr("Memory %1").arg(QLocale().toString(qlonglong{memory + 1}));
}

QString MemoryList::stimulusWord(std::int64_t memory) const {
  const auto acts = [&](const RunSnapshot& run) {
    const std::optional<Stimulus>& stimulus = run.parameters.stimulus;
    return stimulus && stimulus->strength != 0 && stimulus->pattern == memory;
  };
  const bool a = acts(snapshot_->a);
  if (!snapshot_->b) return a ? tr("stimulus") : QString();
  const bool b = acts(*snapshot_->b);
  if (a && b) return tr("stimulus");
  return a ? tr("stimulus in A") : b ? tr("stimulus in B") : QString();
}

MemoryCard MemoryList::card(std::int64_t memory) const {
  MemoryCard card{.name = nameOf(memory), .stimulus = {}, .overlaps = {}};
  card.pinned = std::find(pinned_.begin(), pinned_.end(), memory) != pinned_.end();
  if (!snapshot_) return card;
  const Parameters& p = snapshot_->a.parameters;
  card.cued = !p.initial_state && p.cue.pattern == memory;
  card.stimulus = stimulusWord(memory);
  const auto add = [&](const RunSnapshot& run) {
    card.overlaps.push_back(Observables(*snapshot_->network, run.parameters, run.sums).overlap(memory));
  };
  add(snapshot_->a);
  if (snapshot_->b) add(*snapshot_->b);
  return card;
}

QString MemoryList::overlapsInWords(const MemoryCard& card) const {
  const auto number = [](double x) { return QLocale().toString(x, 'f', 3); };
  if (card.overlaps.size() == 2)
    return tr("overlap A %1, B %2").arg(number(card.overlaps[0]), number(card.overlaps[1]));
  return card.overlaps.empty() ? QString() : tr("overlap %1").arg(number(card.overlaps[0]));
}

QVariant MemoryList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rows_) return {};
  if (role == Qt::DisplayRole) return nameOf(index.row());
  if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
  const MemoryCard card = this->card(index.row());
  QStringList words{card.name};
  if (card.cued) words << tr("cue");
  if (!card.stimulus.isEmpty()) words << card.stimulus;
  words << overlapsInWords(card);
  if (card.pinned) words << tr("pinned in the plots");
  if (role == Qt::AccessibleTextRole) return words.join(", ");
  return words.join(", ") + '\n' + tr("Click: pin it in the plots. Right click: use it as cue, stimulate it.");
}

}  // namespace engram::ui
