// What stands behind an outcome: how inhibition answered to the excitatory neurons in the steps that were judged.
#pragma once

#include <QString>
#include <vector>

#include "core/live/inspection.h"
#include "core/observe/outcome.h"

namespace engram::ui {

/// One or two sentences about one run, in rich text: when its inhibition acts, how far it was from what the excitatory
/// neurons called for in `recent`, and what follows for an oscillating or silent run. Empty without steps.
[[nodiscard]] QString reasonWords(const Parameters& parameters, const Outcome& outcome,
                                  const std::vector<RecentStep>& recent);

/// Where to look closer, with links to pages ("page:inhibition"), and how to test the reason if it is the delay.
[[nodiscard]] QString closerWords(bool late);

/// Whether inhibitory neurons act later than the excitatory ones they answer to.
[[nodiscard]] bool actsLate(const Parameters& parameters);

}  // namespace engram::ui
