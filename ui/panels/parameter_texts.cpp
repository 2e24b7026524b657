#include "ui/panels/parameter_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>
#include <limits>
#include <map>
#include <string>

#include "core/model/parameter_table.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("ParameterTexts", text); }

using Table = std::map<std::string, ParameterText, std::less<>>;

void addDynamics(Table& t) {
  t["dynamics.beta"] = {
      .name = tr("Steepness"),
      .symbol = "β",
      .tooltip = tr("How sharply an excitatory neuron decides: it fires with probability ½ (1 + tanh β(h − θ))."),
      .low = 0.1,
      .high = 40,
      .logarithmic = true,
      .decimals = 1};
  t["dynamics.theta"] = {
      .name = tr("Threshold"),
      .symbol = "θ",
      .tooltip = tr("The input h at which an excitatory neuron fires with probability ½, in ½ (1 + tanh β(h − θ))."),
      .low = -1,
      .high = 3,
      .decimals = 2};
  t["dynamics.inhibition_gain"] = {
      .name = tr("Inhibition gain"),
      .symbol = "g",
      .tooltip = tr("Factor on all inhibition of the first population, in − g c a nᵢ · mean(σᴵ), with c = 2/(a(1−a))."),
      .low = 0,
      .high = 3,
      .decimals = 2};
  t["dynamics.inhibition_delay"] = {
      .name = tr("Inhibition delay"),
      .symbol = "d",
      .tooltip = tr("hᵢ uses σᴵ(t+1−d): 1 is the synchronous rule, 0 gives the spikes of the sequential one; other "
                    "values need the synchronous rule."),
      .low = 0,
      .high = 20};
  t["dynamics.inhibitory_transfer"] = {
      .name = tr("Response of I"),
      .symbol = "f",
      .tooltip = tr("An inhibitory neuron fires with probability f(hᴵ), hᴵ being the mean of its K inputs: f(x) = x or "
                    "f(x) = tanh x."),
      .choices = {tr("linear"), tr("tanh")}};
  t["dynamics.order"] = {
      .name = tr("Sweep order"),
      .tooltip =
          tr("Order in which the asynchronous rule visits the neurons: a fresh random permutation in each sweep, "
             "or 0 … N−1 and then the inhibitory ones."),
      .choices = {tr("random"), tr("typewriter")}};
  t["dynamics.update"] = {
      .name = tr("Update rule"),
      .tooltip = tr(
          "What one step is: all neurons at once, σ(t+1) from σ(t) and σᴵ(t); inhibition first, σ(t+1) from σᴵ(t+1); "
          "or one neuron at a time."),
      .choices = {tr("Synchronous"), tr("Sequential"), tr("Asynchronous")}};
}

void addCueAndStimulus(Table& t) {
  t["cue.pattern"] = {.name = tr("Memory"),
                      .symbol = "μ",
                      .tooltip = tr("The memory ξ^μ that the run starts from, with some of its neurons changed."),
                      .low = 1,
                      .high = 10,
                      .offset = 1};
  t["cue.kind"] = {.name = tr("Corruption"),
                   .tooltip = tr("How the cue differs from the memory: any neurons flipped; active ones silenced; or "
                                 "active ones silenced and as many silent ones activated."),
                   .choices = {tr("flipped"), tr("silenced"), tr("moved")}};
  t["cue.fraction"] = {.name = tr("Changed neurons"),
                       .symbol = "f",
                       .unit = "%",
                       .tooltip = tr("Share f of the neurons that the cue changes: round(f N) when flipped, round(f A) "
                                     "of the memory's A active neurons when silenced or moved."),
                       .low = 0,
                       .high = 100,
                       .factor = 100};
  t["stimulus.on"] = {.name = tr("Stimulus on"),
                      .tooltip = tr("Adds J ξᵢ^μ to the input hᵢ of every excitatory neuron while it is on.")};
  t["stimulus.pattern"] = {
      .name = tr("Memory"),
      .symbol = "μ",
      .tooltip = tr("The memory ξ^μ that the stimulus shows to the network: it adds J ξᵢ^μ to hᵢ."),
      .low = 1,
      .high = 10,
      .offset = 1};
  t["stimulus.strength"] = {.name = tr("Strength"),
                            .symbol = "J",
                            .tooltip = tr("The stimulus adds J ξᵢ^μ to the input hᵢ of every excitatory neuron."),
                            .low = 0,
                            .high = 5,
                            .decimals = 1};
  t["stimulus.centred"] = {.name = tr("Centred"),
                           .tooltip = tr("Adds J (ξᵢ^μ − nᵢ/M) instead of J ξᵢ^μ, nᵢ being the number of memories that "
                                         "neuron i belongs to.")};
  t["interventions.state"] = {.name = tr("State"),
                              .tooltip = tr("Chosen neurons stay silent or fire all the time, whatever their input."),
                              .choices = {tr("free"), tr("silent"), tr("firing")}};
  t["interventions.fraction"] = {.name = tr("Share"),
                                 .unit = "%",
                                 .tooltip = tr("Share of the population that is chosen, by the seed: a larger share "
                                               "contains a smaller one."),
                                 .low = 0,
                                 .high = 100,
                                 .factor = 100};
}

void addNetwork(Table& t) {
  t["network.excitatory"] = {.name = tr("Excitatory neurons"),
                             .symbol = "N",
                             .tooltip = tr("Number of excitatory neurons; N divides the weights (c/N) Σ ξᵢ^μ ξⱼ^μ."),
                             .low = 10,
                             .high = 100000,
                             .logarithmic = true};
  t["network.inhibitory"] = {
      .name = tr("Inhibitory neurons"),
      .symbol = "N_I",
      .tooltip = tr("Neurons in each inhibitory population; their weights are g (c a/N_I) nᵢ, so more of them make "
                    "inhibition less noisy."),
      .low = 10,
      .high = 100000,
      .logarithmic = true};
  t["network.inputs_per_inhibitory"] = {
      .name = tr("Inputs per I neuron"),
      .symbol = "K",
      .tooltip = tr("Excitatory neurons, all distinct, that each inhibitory neuron listens to: hᴵ = (1/K) Σ σⱼ."),
      .low = 1,
      .high = 10000,
      .logarithmic = true};
  t["network.patterns"] = {.name = tr("Memories"),
                           .symbol = "M",
                           .tooltip = tr("Number of memories ξ^μ stored in the weights (c/N) Σ ξᵢ^μ ξⱼ^μ."),
                           .low = 1,
                           .high = 1000,
                           .logarithmic = true};
  t["network.activity"] = {.name = tr("Activity"),
                           .symbol = "a",
                           .tooltip = tr("Share of active neurons in a memory, P(ξ = 1) = a; it also sets the scale "
                                         "c = 2/(a(1−a))."),
                           .low = 0.01,
                           .high = 0.5,
                           .decimals = 2};
  t["network.pattern_kind"] = {.name = tr("Pattern kind"),
                               .tooltip = tr("Each neuron belongs to a memory with probability a, or every memory has "
                                             "exactly round(aN) active neurons."),
                               .choices = {tr("by chance"), tr("exactly aN")}};
}

void addOptions(Table& t) {
  t["network.wiring"] = {
      .name = tr("Wiring of I"),
      .tooltip = tr(
          "The K inputs S_k of each inhibitory neuron, in hᴵ = (1/K) Σ σⱼ over S_k, are drawn once, or afresh in each "
          "step."),
      .choices = {tr("fixed"), tr("redrawn")}};
  t["network.feedback"] = {.name = tr("Feedback of I"),
                           .tooltip = tr("Inhibitory neurons reach all excitatory ones with weight g (c a/N_I) nᵢ, or "
                                         "only their own inputs S_k with N/K times that."),
                           .choices = {tr("uniform"), tr("reciprocal")}};
  t["network.inhibition"] = {.name = tr("Inhibition"),
                             .tooltip = tr("By spiking neurons, − g c a nᵢ · mean(σᴵ), or ideal: mean(σᴵ) replaced by "
                                           "mean(σ), without noise or delay."),
                             .choices = {tr("by neurons"), tr("ideal")}};
  t["network.self_coupling"] = {
      .name = tr("Self-coupling"),
      .tooltip = tr("Whether a neuron excites itself: i = j counts in W = (c/N) Σ ξᵢ^μ ξⱼ^μ.")};
  t["network.second_inhibitory.enabled"] = {
      .name = tr("Second inhibitory population"),
      .tooltip = tr("N_I more neurons that fire only while mean(σ) is above their threshold and inhibit every neuron "
                    "with weight c a/N_I.")};
  t["network.second_inhibitory.threshold"] = {
      .name = tr("Its threshold"),
      .tooltip = tr("The second population can fire only in steps with mean(σ) above this; left empty, it is a."),
      .low = 0,
      .high = 0.5,
      .decimals = 2};
  t["seed"] = {.name = tr("Seed"),
               .tooltip = tr("Rules memories, wiring, cue and inhibitory start: the same seed gives the same network."),
               .low = 0,
               .high = 0};
  t["noise_seed"] = {.name = tr("Noise seed"),
                     .tooltip = tr("Rules all chance within steps; left empty, it is the seed. Another one shows the "
                                   "same network with new noise."),
                     .low = 0,
                     .high = 0};
  t["steps"] = {.name = tr("Steps"),
                .symbol = "T",
                .tooltip = tr("Where a simulation on the command line or a picture ends; the window runs on."),
                .low = 10,
                .high = 100000,
                .logarithmic = true};
}

/// The table's row that rules a path; stimulus and interventions are checked like the cue.
const ParameterInfo* rowOf(std::string_view path) {
  if (path == "stimulus.pattern") return find_parameter("cue.pattern");
  if (path == "interventions.fraction") return find_parameter("cue.fraction");
  return find_parameter(path);
}

QString rangeOf(std::string_view path, const ParameterText& text) {
  if (path == "stimulus.strength") return tr("any number");
  const ParameterInfo* row = rowOf(path);
  if (row == nullptr) return {};
  if (row->kind == ValueKind::seed)
    return tr("whole numbers from 0 to %1").arg(QLocale().toString(std::numeric_limits<qulonglong>::max()));
  if (row->kind != ValueKind::integer && row->kind != ValueKind::real) return {};
  const auto shown = [&](double limit) {
    const QString unit = text.unit.isEmpty() ? QString() : ' ' + text.unit;
    return QLocale().toString(limit * text.factor + text.offset, 'f', 0) + unit;
  };
  const bool bound_below = std::isfinite(row->minimum), bound_above = std::isfinite(row->maximum);
  if (!bound_below) return tr("any number");
  if (!bound_above)
    return row->above_minimum ? tr("above %1").arg(shown(row->minimum)) : tr("%1 or more").arg(shown(row->minimum));
  // The network's own size is the limit that people meet.
  if (row->path == "cue.pattern") return tr("1 to M");
  if (path == "network.inputs_per_inhibitory") return tr("1 to N");
  if (row->above_minimum) return tr("between %1 and %2").arg(shown(row->minimum), shown(row->maximum));
  return tr("%1 to %2").arg(shown(row->minimum), shown(row->maximum));
}

}  // namespace

ParameterText parameterText(std::string_view path) {
  Table table;
  addDynamics(table);
  addCueAndStimulus(table);
  addNetwork(table);
  addOptions(table);
  const auto found = table.find(path);
  if (found != table.end()) {
    ParameterText text = found->second;
    text.range = rangeOf(path, text);
    return text;
  }
  return {.name = QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()))};
}

QString fullName(const ParameterText& text) {
  return text.symbol.isEmpty() ? text.name : text.name + ' ' + text.symbol;
}

}  // namespace engram::ui
