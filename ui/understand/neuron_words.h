// What is said about one update of one neuron.
#pragma once

#include <QString>
#include <optional>

#include "core/observe/firing.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {

/// "It fired.", bold, and what held it if anything did.
[[nodiscard]] QString verdictWords(const Firing& firing);
/// How the draw decided, in one or two sentences.
[[nodiscard]] QString storyWords(const Firing& firing);
/// Rich text with a link for each presynaptic neuron that fired, of each kind at most `most`.
[[nodiscard]] QString sourceWords(const Firing& firing, int most);

/// A link to an update, and back; nothing if it is none. Updates of step 0 are the start and have no link.
[[nodiscard]] QString linkTo(const NeuronAt& at);
[[nodiscard]] std::optional<NeuronAt> neuronOfLink(const QString& link);

}  // namespace engram::ui
