#include "ui/understand/formula_sections.h"

#include <algorithm>

namespace engram::ui {
namespace {

template <class T>
using Pairs = std::vector<std::pair<const T*, const T*>>;

/// What has the same key side by side, in the order of both lists; null where a side has nothing.
template <class T>
Pairs<T> paired(const std::vector<T>& a, const std::vector<T>& b) {
  Pairs<T> pairs;
  for (const T& each : a) pairs.push_back({&each, nullptr});
  auto next = pairs.begin();
  for (const T& each : b) {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
      return pair.first != nullptr && pair.first->key == each.key;
    });
    if (found == pairs.end()) next = pairs.insert(next, {nullptr, &each});
    else (next = found)->second = &each;
    ++next;
  }
  return pairs;
}

void addLines(FormulaSection& section, const std::vector<Equation>& a, const std::vector<Equation>& b, bool numbers) {
  for (const auto& [of_a, of_b] : paired(a, b)) {
    if (of_a != nullptr && of_b != nullptr && *of_a == *of_b) {
      section.lines.push_back({*of_a, numbers, {}});
      continue;
    }
    const std::size_t first = section.lines.size();
    if (of_a != nullptr) section.lines.push_back({*of_a, numbers, Side::a});
    if (of_b != nullptr) section.lines.push_back({*of_b, numbers, Side::b});
    if (of_a == nullptr || of_b == nullptr) continue;
    markDifferences(section.lines[first].equation.left, section.lines[first + 1].equation.left);
    markDifferences(section.lines[first].equation.right, section.lines[first + 1].equation.right);
  }
}

/// A formula that only one side has.
FormulaSection oneSided(const Formula& formula, std::optional<Side> side) {
  FormulaSection section{formula.key, formula.title, {}, {}};
  for (const Equation& each : formula.symbols) section.lines.push_back({each, false, side});
  for (const Equation& each : formula.numbers) section.lines.push_back({each, true, side});
  if (!formula.words.isEmpty()) section.words.push_back({formula.words, side});
  return section;
}

FormulaSection twoSided(const Formula& a, const Formula& b) {
  FormulaSection section{a.key, a.title, {}, {}};
  addLines(section, a.symbols, b.symbols, false);
  addLines(section, a.numbers, b.numbers, true);
  const bool same = a.words == b.words;
  if (!a.words.isEmpty()) section.words.push_back({a.words, same ? std::nullopt : std::optional(Side::a)});
  if (!b.words.isEmpty() && !same) section.words.push_back({b.words, Side::b});
  return section;
}

QString inBrackets(std::optional<Side> side) {
  return !side ? QString() : *side == Side::a ? QStringLiteral("A: ") : QStringLiteral("B: ");
}

}  // namespace

bool FormulaSection::hasSides() const {
  return std::any_of(lines.begin(), lines.end(), [](const FormulaLine& line) { return line.side.has_value(); }) ||
         std::any_of(words.begin(), words.end(), [](const FormulaWords& each) { return each.side.has_value(); });
}

std::vector<FormulaSection> formulaSections(const Parameters& a, const Parameters* b) {
  const std::vector<Formula> of_a = formulasOf(a);
  std::vector<FormulaSection> sections;
  if (b == nullptr) {
    for (const Formula& each : of_a) sections.push_back(oneSided(each, {}));
    return sections;
  }
  const std::vector<Formula> of_b = formulasOf(*b);
  for (const auto& [first, second] : paired(of_a, of_b)) {
    if (first == nullptr) sections.push_back(oneSided(*second, Side::b));
    else if (second == nullptr) sections.push_back(oneSided(*first, Side::a));
    else sections.push_back(twoSided(*first, *second));
  }
  return sections;
}

QString plainText(const std::vector<FormulaSection>& sections) {
  QString all;
  for (const FormulaSection& section : sections) {
    all += section.title + '\n';
    for (const FormulaLine& line : section.lines)
      all +=
          (inBrackets(line.side) + plainText(line.equation.left) + ' ' + plainText(line.equation.right)).simplified() +
          '\n';
    for (const FormulaWords& words : section.words) all += inBrackets(words.side) + words.text + '\n';
  }
  return all;
}

}  // namespace engram::ui
