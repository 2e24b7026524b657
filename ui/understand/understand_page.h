// The pages of the panel "Understand", in their order.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <array>
#include <optional>

namespace engram::ui {

enum class UnderstandPage { outcome, neuron, state, theory, formulas, inhibition, energy, weights };
inline constexpr std::size_t understand_pages = 8;

struct UnderstandText {
  QString name;      // on its button
  QString question;  // that it answers, as the menu has it
  QString tip;       // one sentence
};
[[nodiscard]] UnderstandText understandText(UnderstandPage page);
/// "neuron", as settings remember it.
[[nodiscard]] QString understandKey(UnderstandPage page);
/// The page of such a word; nothing if it is none.
[[nodiscard]] std::optional<UnderstandPage> understandPageOf(const QString& key);

}  // namespace engram::ui
