// The equations of every rule and option: each option changes its term, and nothing else.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "ui/understand/formula_sections.h"
#include "ui/understand/symbol_text.h"

namespace engram::ui {
namespace {

using Change = std::function<void(Parameters&)>;

/// Every line in letters, by formula and line: "input/inhibition".
std::map<std::string, std::string> linesOf(const Parameters& p, bool numbers = false) {
  std::map<std::string, std::string> lines;
  for (const Formula& formula : formulasOf(p))
    for (const Equation& each : numbers ? formula.numbers : formula.symbols)
      lines[formula.key + '/' + each.key] =
          (plainText(each.left) + ' ' + plainText(each.right)).simplified().remove(QChar(0x2009)).toStdString();
  return lines;
}

std::set<std::string> changedBy(const Change& change, const Parameters& base = {}) {
  Parameters p = base;
  change(p);
  const auto before = linesOf(base), after = linesOf(p);
  std::set<std::string> changed;
  for (const auto& [key, line] : before)
    if (!after.contains(key) || after.at(key) != line) changed.insert(key);
  for (const auto& [key, line] : after)
    if (!before.contains(key)) changed.insert(key);
  return changed;
}

void collectKeys(const Math& m, std::set<std::string>& keys) {
  if (!m.key.empty()) keys.insert(m.key);
  for (const Math& part : m.parts) collectKeys(part, keys);
}

using Set = std::set<std::string>;

TEST(UnderstandFormulas, TheCourseNetworkIsWrittenAsInTheSpecification) {
  auto lines = linesOf({});
  EXPECT_EQ(lines["input/excitation"], "h_i = c/N Σ_(μ=1)^M ξ_i^μ Σ_j ξ_j^μσ_j(t)");
  EXPECT_EQ(lines["input/inhibition"], "− g c a n_i 1/N_I Σ_k σ_k^I(t)");
  EXPECT_EQ(lines["firing/firing"], "P{σ_i(t+1) = 1} = ½ (1 + tanh β(h_i − θ))");
  EXPECT_EQ(lines["inhibitory_input/first"], "h_k^I = 1/K Σ_(j∈S_k) σ_j(t)");
  EXPECT_EQ(lines["inhibitory_firing/first"], "P{σ_k^I(t+1) = 1} = f(h_k^I)");
  EXPECT_EQ(lines["inhibitory_firing/response"], "f(x) = x");
  EXPECT_EQ(lines["order/excitatory"], "σ(t+1) ← σ(t), σ^I(t)");
  EXPECT_EQ(lines["overlap/overlap"], "m^μ = 1/(N a (1 − a)) Σ_j (ξ_j^μ − a) σ_j(t)");
}

TEST(UnderstandFormulas, NumbersOfNowStandInPlaceOfTheSymbols) {
  auto lines = linesOf({}, true);
  EXPECT_EQ(lines["input/excitation"], "h_i = 22.2/300 Σ_(μ=1)^10 ξ_i^μ Σ_j ξ_j^μσ_j(t)");
  EXPECT_EQ(lines["input/inhibition"], "− 1.00 · 22.2 · 0.10 · n_i · 1/80 Σ_k σ_k^I(t)");
  EXPECT_EQ(lines["firing/firing"], "P{σ_i(t+1) = 1} = ½ (1 + tanh 4.0 · (h_i − 1.00))");
  EXPECT_EQ(lines["scale/scale"], "c = 2/(0.10 (1 − 0.10)) = 22.2");
}

TEST(UnderstandFormulas, NegativeNumbersStandInBrackets) {
  Parameters p;
  p.dynamics.theta = -0.5;
  EXPECT_EQ(linesOf(p, true)["firing/firing"], "P{σ_i(t+1) = 1} = ½ (1 + tanh 4.0 · (h_i − (−0.50)))");
}

TEST(UnderstandFormulas, EachOptionChangesItsTermAndOnlyIt) {
  EXPECT_EQ(changedBy([](Parameters& p) { p.network.self_coupling = false; }), Set{"input/excitation"});
  EXPECT_EQ(changedBy([](Parameters& p) { p.network.feedback = Feedback::reciprocal; }), Set{"input/inhibition"});
  EXPECT_EQ(changedBy([](Parameters& p) { p.dynamics.inhibitory_transfer = Transfer::tanh; }),
            Set{"inhibitory_firing/response"});
  EXPECT_EQ(changedBy([](Parameters& p) { p.network.wiring = WiringKind::redrawn; }), Set{"inhibitory_input/first"});
  EXPECT_EQ(changedBy([](Parameters& p) {
              p.stimulus = Stimulus{3, 2.0, false};
            }),
            (Set{"input/stimulus", "absent/absent"}));
  EXPECT_EQ(changedBy([](Parameters& p) { p.stimulus->centred = true; },
                      [] {
                        Parameters p;
                        p.stimulus = Stimulus{3, 2.0, false};
                        return p;
                      }()),
            Set{"input/stimulus"});
  EXPECT_EQ(changedBy([](Parameters& p) { p.network.inhibition = Inhibition::ideal; }),
            (Set{"input/inhibition", "inhibitory_input/first", "inhibitory_firing/first", "inhibitory_firing/response",
                 "order/inhibitory", "order/excitatory"}));
  EXPECT_EQ(changedBy([](Parameters& p) { p.network.second_inhibitory.enabled = true; }),
            (Set{"input/second", "inhibitory_input/second", "inhibitory_firing/second", "inhibitory_firing/gate",
                 "order/second", "order/excitatory", "absent/absent"}));
  EXPECT_EQ(changedBy([](Parameters& p) {
              p.interventions.push_back({Population::inhibitory, Clamp::silent, 0.3, {}});
            }),
            (Set{"interventions/held 0", "absent/absent"}));
  for (const auto& change :
       std::vector<Change>{[](Parameters& p) { p.dynamics.beta = 9; }, [](Parameters& p) { p.dynamics.theta = 0; },
                           [](Parameters& p) { p.network.excitatory = 900; },
                           [](Parameters& p) { p.dynamics.order = Order::typewriter; }})
    EXPECT_EQ(changedBy(change), Set{}) << "numbers change, symbols do not";
}

TEST(UnderstandFormulas, TheDelayAndTheRuleSayWhichInhibitionActs) {
  Parameters p;
  const auto acting = [&] { return linesOf(p)["input/inhibition"]; };
  p.dynamics.inhibition_delay = 0;
  EXPECT_TRUE(acting().ends_with("σ_k^I(t+1)")) << acting();
  p.dynamics.inhibition_delay = 3;
  EXPECT_TRUE(acting().ends_with("σ_k^I(t+1−d)")) << acting();
  EXPECT_TRUE(linesOf(p, true)["input/inhibition"].ends_with("σ_k^I(t−2)"));
  p.dynamics.inhibition_delay = 1;
  p.dynamics.update = UpdateRule::sequential;
  EXPECT_TRUE(acting().ends_with("σ_k^I(t+1)")) << acting();
  EXPECT_EQ(linesOf(p)["order/excitatory"], "σ(t+1) ← σ(t), σ^I(t+1)");
  p.network.second_inhibitory.enabled = true;
  EXPECT_TRUE(linesOf(p)["input/second"].ends_with("σ_k^J(t+1)"));
  p.dynamics.update = UpdateRule::asynchronous;
  EXPECT_TRUE(acting().ends_with("σ_k^I")) << acting();
  EXPECT_EQ(linesOf(p)["order/count"], "N + N_I + N_I updates make one step, one neuron at a time");
  p.dynamics.order = Order::typewriter;
  EXPECT_EQ(linesOf(p)["order/order"], "first to last: excitatory, then inhibitory ones");
}

TEST(UnderstandFormulas, TheSecondPopulationHasItsOwnThreshold) {
  Parameters p;
  p.network.second_inhibitory.enabled = true;
  EXPECT_TRUE(linesOf(p)["inhibitory_firing/gate"].ends_with("> a"));
  p.network.second_inhibitory.threshold = 0.2;
  EXPECT_TRUE(linesOf(p)["inhibitory_firing/gate"].ends_with("> θ_J"));
  EXPECT_TRUE(linesOf(p, true)["inhibitory_firing/gate"].ends_with("> 0.20"));
}

TEST(UnderstandFormulas, EverySymbolOfEveryOptionIsExplained) {
  std::set<std::string> keys;
  for (const UpdateRule rule : {UpdateRule::synchronous, UpdateRule::sequential, UpdateRule::asynchronous})
    for (const Inhibition inhibition : {Inhibition::population, Inhibition::ideal})
      for (const Feedback feedback : {Feedback::uniform, Feedback::reciprocal})
        for (const bool more : {false, true}) {
          Parameters p;
          p.dynamics.update = rule;
          p.network.inhibition = inhibition;
          p.network.feedback = feedback;
          p.network.second_inhibitory.enabled = more;
          if (more) p.stimulus = Stimulus{2, 1.0, true};
          if (more) p.interventions = {{Population::excitatory, Clamp::firing, 0.1, {}}};
          for (const Formula& formula : formulasOf(p))
            for (const Equation& each : formula.symbols)
              for (const Math* side : {&each.left, &each.right}) collectKeys(*side, keys);
        }
  for (const std::string& key : symbolKeys()) EXPECT_TRUE(keys.contains(key)) << key << " is in no formula";
  for (const std::string& key : keys) {
    const SymbolText text = symbolText(key, {});
    EXPECT_FALSE(text.name.isEmpty() || text.meaning.isEmpty()) << key;
    EXPECT_NE(text.name.toStdString(), key) << "not named";
    EXPECT_TRUE(symbolTip(key, {}, nullptr).contains(text.meaning.toHtmlEscaped())) << key;
  }
}

TEST(UnderstandFormulas, AComparisonShowsOnceWhatIsEqualAndMarksWhatDiffers) {
  Parameters a, b;
  b.dynamics.update = UpdateRule::sequential;
  b.dynamics.beta = 6;
  std::map<std::string, std::pair<int, int>> sides;  // lines of A and B
  for (const FormulaSection& section : formulaSections(a, &b)) {
    int differing_numbers = 0;
    for (const FormulaLine& line : section.lines) {
      if (line.side) ++(*line.side == Side::a ? sides[section.key].first : sides[section.key].second);
      if (line.side && line.numbers) ++differing_numbers;
    }
    if (section.key == "firing") {
      EXPECT_EQ(differing_numbers, 2);
    }
  }
  EXPECT_EQ(sides["input"], std::pair(2, 2)) << "the inhibition alone, in symbols and in numbers";
  EXPECT_EQ(sides["overlap"], std::pair(0, 0));
  EXPECT_EQ(sides["order"], std::pair(1, 1));
  for (const FormulaSection& section : formulaSections(a, &a)) EXPECT_FALSE(section.hasSides()) << section.key;
}

TEST(UnderstandFormulas, OnlyTheDifferentLettersAreMarked) {
  Math a = math::row({math::letter("x"), math::text(" + "), math::text("1")});
  Math b = math::row({math::letter("x"), math::text(" + "), math::text("2")});
  markDifferences(a, b);
  EXPECT_FALSE(a.parts[0].differs || a.parts[1].differs);
  EXPECT_TRUE(a.parts[2].differs && b.parts[2].differs);
}

TEST(UnderstandFormulas, ATermOfOneSideStandsAloneWithItsSide) {
  Parameters a, b;
  b.stimulus = Stimulus{4, 1.5, false};
  for (const FormulaSection& section : formulaSections(a, &b)) {
    if (section.key != "input") continue;
    for (const FormulaLine& line : section.lines)
      EXPECT_EQ(line.side == Side::b, line.equation.key == "stimulus") << line.equation.key;
  }
}

}  // namespace
}  // namespace engram::ui
