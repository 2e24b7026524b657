// What a card says about a scenario.
#pragma once

#include <QString>

#include "core/scenario/scenario.h"

namespace engram::ui {

struct ScenarioSummary {
  QString title;    // may be empty
  QString tagline;  // the first sentence of the notes, plain
  QString size;     // "N 3,000 · M 60 · synchronous"; of a comparison "… · A synchronous, B sequential"
};

[[nodiscard]] ScenarioSummary summaryOf(const Scenario& scenario);

/// The first sentence of a Markdown text, without its marks.
[[nodiscard]] QString firstSentence(const QString& markdown);

}  // namespace engram::ui
