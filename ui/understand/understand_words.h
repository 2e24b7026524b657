// How the pages of "Understand" write numbers and names.
#pragma once

#include <QString>
#include <QStringList>

#include "core/model/parameters.h"

namespace engram::ui {

/// "1.83", in the user's locale.
[[nodiscard]] QString valueText(double value, int decimals = 3);
/// "+1.83", "−0.42".
[[nodiscard]] QString signedText(double value, int decimals = 3);
/// "12,000"
[[nodiscard]] QString countText(std::int64_t count);
/// "93 %", "0.02 %"
[[nodiscard]] QString percentText(double share);
/// "memory 4", or its name. `memory` counts from 0.
[[nodiscard]] QString memoryText(std::int64_t memory, const QStringList& names);
/// "excitatory neuron 17"
[[nodiscard]] QString neuronText(Population population, std::int64_t neuron);
[[nodiscard]] QString populationText(Population population);

}  // namespace engram::ui
