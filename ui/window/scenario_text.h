// Reading a scenario from any file that holds one, and writing it without ever leaving half a file behind.
#pragma once

#include <QString>

#include "core/scenario/scenario.h"

namespace engram::ui {

/// The scenario of an .engram file, or of a table or picture that carries one (core/scenario/carrier.h). `file` may be
/// a resource. A file that cannot be read is a problem too.
[[nodiscard]] ScenarioRead readScenarioFile(const QString& file);

/// Why the scenario could not be written; empty: it was.
[[nodiscard]] QString writeScenarioFile(const QString& file, const Scenario& scenario);

}  // namespace engram::ui
