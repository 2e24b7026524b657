#include "ui/understand/formula_text.h"

#include <QCoreApplication>

#include "ui/understand/formula_writer.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

using math::fraction;
using math::letter;
using math::op;
using math::row;
using math::scripts;
using math::sum;
using math::text;
using With = FormulaWriter::With;
using Writer = FormulaWriter;
using Equations = std::vector<Equation>;

QString tr(const char* text) { return QCoreApplication::translate("FormulaText", text); }

Math equals(Math m) { return row({text(QStringLiteral("= ")), std::move(m)}); }
Math overMemories(const Writer& w) { return sum(row({letter(QStringLiteral("μ")), text("=1")}), w.memories()); }
Math over(const char* index) { return sum(letter(index)); }
const Math mu = letter(QStringLiteral("μ"));

/// The sum over the inputs of an inhibitory neuron.
Math overInputs(const Writer& w, bool second) {
  return sum(row({letter("j"), text(QStringLiteral("∈")), w.wires(second)}));
}

bool hasNumbers(const Math& m) {
  if (m.number) return true;
  for (const Math& part : m.parts)
    if (hasNumbers(part)) return true;
  return false;
}

// --- The input of an excitatory neuron -----------------------------------------------------------------------------

Math excitation(const Writer& w) {
  const bool self = w.parameters().network.self_coupling;
  Math index = self ? letter("j", "self") : row({letter("j"), text(QStringLiteral("≠")), letter("i")});
  index.key = "self";
  return row({fraction(w.scale(), w.excitatory()), overMemories(w), w.xi("i", mu), text(QStringLiteral("\u2009")),
              sum(index), w.xi("j", mu), w.sigma("j", "t")});
}

/// The mean of the inhibitory spikes that reach neuron i.
Math reaching(const Writer& w) {
  const NetworkParameters& network = w.parameters().network;
  if (network.inhibition == Inhibition::ideal)
    return row({fraction(text("1"), w.excitatory()), over("j"), w.sigma("j", "t", "sigma_ideal")});
  const Math spikes = w.sigmaInhibitory("k", w.acting());
  if (network.feedback == Feedback::uniform)
    return row({fraction(text("1"), w.inhibitory()), sum(letter("k", "reach")), spikes});
  Math those = row(
      {letter("k"), text(": "), letter("i"), text(QStringLiteral("∈")), scripts(letter("S"), letter("k"), row({}))});
  those.key = "reach";
  const Math all = w.numbers() ? row({w.inputs(), text(QStringLiteral("·")), w.inhibitory()})
                               : row({w.inputs(), text(QStringLiteral("\u2009")), w.inhibitory()});
  return row({fraction(w.excitatory(), all), sum(those), spikes});
}

Math inhibition(const Writer& w) {
  return w.product({w.gain(), w.scale(), w.activity(), w.memberships(), reaching(w)});
}

Math secondInhibition(const Writer& w) {
  const Math when = w.sequential() ? w.next() : w.asynchronous() ? row({}) : w.now();
  return w.product(
      {w.scale(), w.activity(), row({fraction(text("1"), w.inhibitory()), over("k"), w.sigmaSecond("k", when)})});
}

Math stimulus(const Writer& w) {
  const Math shown = w.xi("i", w.stimulated());
  if (!w.parameters().stimulus->centred) return w.product({w.strength(), shown});
  const std::string key = "stimulus.centred";
  return w.product({w.strength(), row({text("(", key), shown, text(QStringLiteral(" − "), key),
                                       fraction(w.memberships(), w.memories()), text(")", key)})});
}

Equations input(const Writer& w) {
  const Math minus = text(QStringLiteral("− "));
  Equations lines{{"excitation", w.field(), equals(excitation(w))}, {"inhibition", {}, row({minus, inhibition(w)})}};
  if (w.parameters().has_inhibitory_2()) lines.push_back({"second", {}, row({minus, secondInhibition(w)})});
  if (w.parameters().stimulus) lines.push_back({"stimulus", {}, row({text("+ "), stimulus(w)})});
  return lines;
}

// --- Inhibitory neurons, firing, what is measured -------------------------------------------------------------------

Equations inhibitoryInput(const Writer& w) {
  const auto mean = [&](bool second) {
    return equals(row({fraction(text("1"), w.inputs()), overInputs(w, second), w.sigma("j", "t")}));
  };
  Equations lines;
  if (w.parameters().has_inhibitory()) lines.push_back({"first", w.inhibitoryField(false), mean(false)});
  if (w.parameters().has_inhibitory_2()) lines.push_back({"second", w.inhibitoryField(true), mean(true)});
  return lines;
}

Math probability(const Math& spike) { return row({text("P{"), spike, text(QStringLiteral(" = 1}"))}); }

Equations firing(const Writer& w) {
  const Math next = w.next();
  const Math spike = row({scripts(letter(QStringLiteral("σ")), letter("i"), row({}), "sigma"), next});
  const Math distance = row({text("("), w.field(), text(QStringLiteral(" − ")), w.theta(), text(")")});
  const Math argument =
      w.numbers() ? row({w.beta(), text(QStringLiteral(" · ")), distance}) : row({w.beta(), distance});
  return {{"firing", probability(spike), equals(row({text(QStringLiteral("½ (1 + tanh ")), argument, text(")")}))}};
}

Equations inhibitoryFiring(const Writer& w) {
  const Parameters& p = w.parameters();
  const Math next = w.next();
  const std::string key = "dynamics.inhibitory_transfer";
  const bool linear = p.dynamics.inhibitory_transfer == Transfer::linear;
  Equations lines;
  const Math response = letter("f", key);
  if (p.has_inhibitory())
    lines.push_back({"first", probability(w.sigmaInhibitory("k", next)),
                     equals(row({response, text("("), w.inhibitoryField(false), text(")")}))});
  if (p.has_inhibitory_2()) {
    lines.push_back({"second", probability(w.sigmaSecond("k", next)),
                     equals(row({response, text("("), w.inhibitoryField(true), text(")")}))});
    lines.push_back({"gate",
                     {},
                     row({Writer::phrase(tr("only while")), text(" "), fraction(text("1"), w.excitatory()), over("j"),
                          w.sigma("j", "t"), op(">"), w.secondThreshold()})});
  }
  if (lines.empty()) return {};
  lines.push_back({"response", row({response, text("("), letter("x"), text(")")}),
                   equals(linear ? letter("x", key) : row({text("tanh ", key), letter("x")}))});
  return lines;
}

Equations scale(const Writer& w) {
  const Math a = w.activity();
  const Math definition = fraction(text("2"), row({a, text(QStringLiteral(" (1 − ")), a, text(")")}));
  const Math symbol = letter("c", "c");
  return {{"scale", symbol, w.numbers() ? row({equals(definition), op("="), w.scale()}) : equals(definition)}};
}

Equations overlap(const Writer& w) {
  const Math a = w.activity(), m = scripts(letter("m"), row({}), mu, "overlap");
  const Math below = w.product({w.excitatory(), a, row({text(QStringLiteral("(1 − ")), a, text(")")})});
  return {{"overlap", m,
           equals(row({fraction(text("1"), below), over("j"), text("("), w.xi("j", mu), text(QStringLiteral(" − ")), a,
                       text(") "), w.sigma("j", "t")}))}};
}

Equations memberships(const Writer& w) {
  return {{"memberships", w.memberships(), equals(row({overMemories(w), w.xi("i", mu)}))}};
}

// --- The order of updates --------------------------------------------------------------------------------------------

Equations sweep(const Writer& w) {
  const Parameters& p = w.parameters();
  std::vector<Math> count{w.excitatory()};
  for (int i = 0; i < p.has_inhibitory() + p.has_inhibitory_2(); ++i) {
    count.push_back(text(" + "));
    count.push_back(w.inhibitory());
  }
  const bool random = p.dynamics.order == Order::permutation;
  const QString order =
      random ? tr("a fresh random order in each step") : tr("first to last: excitatory, then inhibitory ones");
  return {{"count",
           {},
           row({row(std::move(count)),
                {.kind = Math::Kind::space},
                Writer::phrase(tr("updates make one step,"), "dynamics.update"),
                {.kind = Math::Kind::space},
                Writer::phrase(tr("one neuron at a time"), "dynamics.update")})},
          {"order", {}, Writer::phrase(order, "dynamics.order")}};
}

/// A spike of any neuron of a population.
Math spikes(const char* above, const std::string& key, const Math& when) {
  return row({scripts(letter(QStringLiteral("σ")), row({}), *above == 0 ? row({}) : letter(above), key), when});
}

Equations order(const Writer& w) {
  if (w.asynchronous()) return sweep(w);
  const Parameters& p = w.parameters();
  const Math arrow = text(QStringLiteral("← "), "dynamics.update"), comma = text(", ");
  const Math now = spikes("", "sigma", w.now()), next = spikes("", "sigma", w.next());
  std::vector<Math> sources{arrow, now};
  if (p.has_inhibitory()) sources.insert(sources.end(), {comma, spikes("I", "sigma_inhibitory", w.acting())});
  if (p.has_inhibitory_2())
    sources.insert(sources.end(), {comma, spikes("J", "sigma_inhibitory_2", w.sequential() ? w.next() : w.now())});
  Equations lines;
  if (p.has_inhibitory()) lines.push_back({"inhibitory", spikes("I", "sigma_inhibitory", w.next()), row({arrow, now})});
  if (p.has_inhibitory_2()) lines.push_back({"second", spikes("J", "sigma_inhibitory_2", w.next()), row({arrow, now})});
  const bool last = w.sequential() || (p.has_inhibitory() && p.dynamics.inhibition_delay == 0);
  lines.insert(last ? lines.end() : lines.begin(), {"excitatory", next, row(std::move(sources))});
  return lines;
}

QString orderWords(const Parameters& p) {
  if (p.dynamics.update == UpdateRule::asynchronous)
    return tr("Every σ is that of the moment: a neuron sees what the others did before it in the same step.");
  if (p.dynamics.update == UpdateRule::sequential)
    return p.has_inhibitory() ? tr("First the inhibitory neurons, then the excitatory ones: inhibition acts at once.")
                              : tr("Ideal inhibition acts at once.");
  if (!p.has_inhibitory()) return tr("All neurons at once. Ideal inhibition acts at once.");
  const std::int64_t d = p.dynamics.inhibition_delay;
  if (d == 0) return tr("Without delay inhibition acts at once: the spikes of the sequential rule.");
  return d == 1 ? tr("All neurons at once, from the state at t: inhibition comes one step late.")
                : tr("All neurons at once; inhibition comes %1 steps late.").arg(d);
}

QString wiringWords(const Parameters& p) {
  if (p.network.wiring == WiringKind::fixed || !(p.has_inhibitory() || p.has_inhibitory_2())) return {};
  return p.dynamics.update == UpdateRule::asynchronous ? tr("The wires S are drawn afresh at each update.")
                                                       : tr("The wires S are drawn afresh in each step.");
}

QString inputWords(const Parameters& p) {
  const bool reciprocal = p.has_inhibitory() && p.network.feedback == Feedback::reciprocal;
  if (!reciprocal || p.network.wiring == WiringKind::fixed) return {};
  return tr("The wires are those with which the inhibitory neurons were drawn last.");
}

// --- What holds neurons, and what is not there
// -------------------------------------------------------------------------

Equations interventions(const Writer& w) {
  Equations lines;
  for (const Intervention& each : w.parameters().interventions) {
    const bool excitatory = each.population == Population::excitatory;
    const std::string key = excitatory ? "interventions.excitatory" : "interventions.inhibitory";
    const char* above = excitatory ? "" : each.population == Population::inhibitory ? "I" : "J";
    const QString who = each.fraction ? tr("for %1 of them").arg(percentText(*each.fraction))
                                      : tr("for %1 chosen ones").arg(each.neurons.size());
    const Math value = Writer::number(each.state == Clamp::firing ? "1" : "0", key);
    lines.push_back({"held " + std::to_string(lines.size()),
                     scripts(letter(QStringLiteral("σ")), row({}), *above == 0 ? row({}) : letter(above), key),
                     row({text("= "), value, {.kind = Math::Kind::space}, Writer::phrase(who, key)})});
  }
  return lines;
}

Equations absent(const Writer& w) {
  const Parameters& p = w.parameters();
  std::vector<Math> parts;
  const auto add = [&](bool is_there, const QString& name, const std::string& key) {
    if (is_there) return;
    if (!parts.empty()) parts.push_back(op(QStringLiteral("·")));
    parts.push_back(Writer::phrase(name, key));
  };
  add(p.stimulus.has_value(), tr("stimulus"), "stimulus.on");
  add(p.has_inhibitory_2(), tr("second inhibitory population"), "network.second_inhibitory.enabled");
  add(!p.interventions.empty(), tr("interventions"), "interventions.inhibitory");
  if (parts.empty()) return {};
  return {{"absent", {}, row(std::move(parts))}};
}

void add(std::vector<Formula>& all, const Parameters& p, const char* key, const QString& title,
         Equations (*write)(const Writer&), const QString& words = {}) {
  Formula formula{key, title, write(Writer(p, With::symbols)), write(Writer(p, With::numbers)), words};
  if (formula.symbols.empty()) return;
  const bool differ = formula.symbols != formula.numbers;
  std::erase_if(formula.numbers, [](const Equation& e) { return !hasNumbers(e.left) && !hasNumbers(e.right); });
  if (!differ) formula.numbers.clear();
  all.push_back(std::move(formula));
}

}  // namespace

std::vector<Formula> formulasOf(const Parameters& p) {
  std::vector<Formula> all;
  add(all, p, "input", tr("Input of an excitatory neuron"), input, inputWords(p));
  add(all, p, "firing", tr("It fires with probability"), firing);
  add(all, p, "inhibitory_input", tr("Input of an inhibitory neuron"), inhibitoryInput, wiringWords(p));
  add(all, p, "inhibitory_firing", tr("It fires with probability"), inhibitoryFiring);
  add(all, p, "order", tr("One step"), order, orderWords(p));
  add(all, p, "overlap", tr("Overlap with a memory"), overlap);
  add(all, p, "scale", tr("Scale of the weights"), scale);
  add(all, p, "memberships", tr("Memories of a neuron"), memberships);
  add(all, p, "interventions", tr("Held, whatever the draw"), interventions);
  add(all, p, "absent", tr("Not in force"), absent);
  return all;
}

}  // namespace engram::ui
