// What the weights of a block mean, in words.
#pragma once

#include <QString>
#include <QStringList>

#include "core/observe/weights.h"

namespace engram::ui {

/// Whether Dale's law holds among the neurons of the block, counted from its weights.
[[nodiscard]] QString daleText(const WeightBlock& block, const Parameters& p);

/// What the block leaves out, and what else has to be known; empty: nothing.
[[nodiscard]] QString coverageText(const WeightBlock& block, const Parameters& p);

/// One weight: from whom to whom, how much, and why.
[[nodiscard]] QString pairText(const WeightBlock& block, std::size_t row, std::size_t column, const Network& network,
                               const QStringList& memory_names);

}  // namespace engram::ui
