// What is said about the runs of a session: their titles, and what became of them.
#pragma once

#include <QString>
#include <QStringList>

#include "core/live/snapshot.h"
#include "ui/plots/column_header.h"

namespace engram::ui {

class RunPair;

/// "memory 1 held", "silent", "oscillating with period 4", "wandering". `cued` counts from 0; memories without a name
/// are numbers from 1.
[[nodiscard]] QString outcomeWords(const Outcome& outcome, std::int64_t cued, const QStringList& names);
/// Why it is called so: the rule with the numbers that decided, "held: overlap 0.93 ≥ 0.7 on average of …".
[[nodiscard]] QString outcomeRule(const Outcome& outcome, const QStringList& names);
/// The update rule's name, and every live value in which the runs differ.
[[nodiscard]] QString sideTitle(const Parameters& here, const Parameters& other);
/// The header of a side: where the runs differ in when inhibition acts, its outcome begins with that.
[[nodiscard]] ColumnWords columnWords(const Snapshot& snapshot, Side side, const QStringList& names);

/// Headers and first difference of `pair` as in `snapshot`.
void presentRuns(RunPair& pair, const Snapshot& snapshot);

}  // namespace engram::ui
