#include <algorithm>

#include "core/observe/outcome.h"

namespace engram {

std::string to_text(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::silent:
      return "silent";
    case OutcomeKind::oscillating:
      return "oscillating";
    case OutcomeKind::runaway:
      return "runaway";
    case OutcomeKind::mixture:
      return "mixture";
    case OutcomeKind::retrieved:
      return "retrieved";
    case OutcomeKind::partial:
      return "partial";
    case OutcomeKind::spurious:
      return "spurious";
    case OutcomeKind::wandering:
      return "wandering";
  }
  return {};
}

std::string to_text(const Outcome& outcome) {
  std::string text = to_text(outcome.kind);
  if (outcome.kind == OutcomeKind::oscillating) return text + " with period " + std::to_string(outcome.period);
  constexpr std::size_t most_named = 4;
  const std::size_t named = std::min(outcome.memories.size(), most_named);
  for (std::size_t i = 0; i < named; ++i) {
    const bool last = i + 1 == outcome.memories.size();
    if (i == 0) text += named == 1 ? " memory " : " of memories ";
    else text += last ? " and " : ", ";
    text += std::to_string(outcome.memories[i] + 1);
  }
  if (outcome.memories.size() > named) text += " and " + std::to_string(outcome.memories.size() - named) + " more";
  return text;
}

std::string to_cell(const Outcome& outcome) {
  std::string text = to_text(outcome.kind);
  if (outcome.kind == OutcomeKind::oscillating) text += ' ' + std::to_string(outcome.period);
  std::vector<std::int64_t> memories = outcome.memories;
  std::sort(memories.begin(), memories.end());
  for (const std::int64_t mu : memories) text += ' ' + std::to_string(mu + 1);
  return text;
}

}  // namespace engram
