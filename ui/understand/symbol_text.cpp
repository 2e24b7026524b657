#include "ui/understand/symbol_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <map>

#include "core/model/parameter_table.h"
#include "ui/panels/number_format.h"
#include "ui/panels/parameter_texts.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("SymbolText", text); }

const std::map<std::string, SymbolText>& ownSymbols() {
  const QString spike = tr("1: fires, 0: silent");
  static const std::map<std::string, SymbolText> all{
      {"c",
       {tr("Scale c"),
        tr("Scale of all weights, 2/(a(1−a)); it follows from the activity."),
        {},
        {},
        "network.activity"}},
      {"sigma", {tr("Spike σ"), tr("What an excitatory neuron does in a step."), {}, spike, ""}},
      {"sigma_ideal",
       {tr("Spike σ"),
        tr("Ideal inhibition: the mean of all excitatory neurons in place of inhibitory spikes."),
        {},
        spike,
        "network.inhibition"}},
      {"sigma_inhibitory",
       {tr("Inhibitory spike σᴵ"), tr("What an inhibitory neuron does in a step."), {}, spike, "network.inhibition"}},
      {"sigma_inhibitory_2",
       {tr("Spike σᴶ of the second population"),
        tr("What a neuron of the second inhibitory population does in a step."),
        {},
        spike,
        "network.second_inhibitory.enabled"}},
      {"xi",
       {tr("Memory ξ"),
        tr("Whether a neuron belongs to a memory."),
        {},
        tr("1: it does, 0: it does not"),
        "network.pattern_kind"}},
      {"memberships",
       {tr("Memberships n"),
        tr("The number of memories that neuron i belongs to."),
        {},
        tr("0 to M"),
        "network.patterns"}},
      {"wires",
       {tr("Wires S"), tr("The K excitatory neurons that inhibitory neuron k listens to."), {}, {}, "network.wiring"}},
      {"wires_2",
       {tr("Wires S of the second population"),
        tr("The K excitatory neurons that neuron k of the second population "
           "listens to."),
        {},
        {},
        "network.wiring"}},
      {"field", {tr("Input h"), tr("All that reaches excitatory neuron i, with its sign."), {}, tr("any number"), ""}},
      {"field_inhibitory",
       {tr("Input hᴵ"), tr("The share of its inputs that fire, of inhibitory neuron k."), {}, tr("0 to 1"), ""}},
      {"field_2",
       {tr("Input hᴶ"),
        tr("The share of its inputs that fire, of neuron k of the second population."),
        {},
        tr("0 to 1"),
        ""}},
      {"overlap",
       {tr("Overlap m"), tr("How much of a memory the network shows."), {}, tr("1: all of it, 0: none"), ""}},
      {"self",
       {tr("Sum over j"),
        tr("All excitatory neurons; with j ≠ i a neuron does not excite itself."),
        {},
        {},
        "network.self_coupling"}},
      {"reach",
       {tr("Sum over k"),
        tr("The inhibitory neurons that reach neuron i: all of them, or those that listen to it."),
        {},
        {},
        "network.feedback"}},
  };
  return all;
}

QString valueOf(const std::string& path, const Parameters& p) {
  const ParameterText text = parameterText(path);
  if (path == "stimulus.strength" && p.stimulus) return NumberFormat(text, ValueKind::real).text(p.stimulus->strength);
  if (path == "stimulus.pattern" && p.stimulus) return NumberFormat(text, ValueKind::integer).text(p.stimulus->pattern);
  if (path == "stimulus.on" || path == "stimulus.centred")
    return (path == "stimulus.on" ? p.stimulus.has_value() : p.stimulus && p.stimulus->centred) ? tr("on") : tr("off");
  const ParameterInfo* row = find_parameter(path);
  if (row == nullptr) return {};
  Value value = row->get(p);
  if (path == "network.second_inhibitory.threshold") value = p.second_threshold();
  if (const bool* on = std::get_if<bool>(&value)) return *on ? tr("on") : tr("off");
  if (const auto* choice = std::get_if<std::string>(&value)) {
    for (std::size_t n = 0; n < row->choices.size(); ++n)
      if (row->choices[n] == *choice) return text.choices.value(static_cast<int>(n));
    return {};
  }
  return NumberFormat(text, row->kind).text(value);
}

QString choicesOf(const ParameterText& text) { return text.range.isEmpty() ? text.choices.join(", ") : text.range; }

}  // namespace

SymbolText symbolText(const std::string& key, const Parameters& p) {
  const auto found = ownSymbols().find(key);
  if (found != ownSymbols().end()) {
    SymbolText own = found->second;
    const double a = p.network.activity, c = 2 / (a * (1 - a));
    if (key == "c") own.value = QLocale().toString(c, 'f', c < 100 ? 1 : 0);
    return own;
  }
  if (key == "interventions.excitatory" || key == "interventions.inhibitory")
    return {tr("Intervention"), parameterText("interventions.state").tooltip, {}, {}, key};
  const ParameterText text = parameterText(key);
  return {fullName(text), text.tooltip, valueOf(key, p).replace('-', QStringLiteral("−")), choicesOf(text), key};
}

std::string symbolPath(const std::string& key) {
  const auto found = ownSymbols().find(key);
  return found == ownSymbols().end() ? key : found->second.path;
}

std::vector<std::string> symbolKeys() {
  std::vector<std::string> keys;
  for (const auto& [key, text] : ownSymbols()) keys.push_back(key);
  return keys;
}

QString symbolTip(const std::string& key, const Parameters& p, const Parameters* b) {
  const SymbolText text = symbolText(key, p);
  const QString other = b != nullptr ? symbolText(key, *b).value : text.value;
  QStringList facts;
  if (!text.value.isEmpty() && other == text.value) facts << tr("Now %1.").arg(text.value);
  else if (!text.value.isEmpty()) facts << tr("A has %1, B has %2.").arg(text.value, other);
  if (!text.range.isEmpty()) facts << tr("Possible: %1.").arg(text.range);
  if (!text.path.empty()) facts << tr("A click shows its control.");
  return QString("<p><b>%1</b><br>%2</p><p>%3</p>")
      .arg(text.name.toHtmlEscaped(), text.meaning.toHtmlEscaped(), facts.join(' ').toHtmlEscaped());
}

}  // namespace engram::ui
