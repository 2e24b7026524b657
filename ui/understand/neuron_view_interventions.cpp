// What is done to the neuron that is shown, and to others of its dot or of its memories.
#include <QMenu>

#include "ui/bridge/intervention_json.h"
#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/bridge/side_choice.h"
#include "ui/understand/neuron_view.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {
constexpr int most_memories = 6;  // whose neurons the menu offers
}

void NeuronView::fillInterventions() {
  interventions_->clear();
  const QString where = bridge_.compares() ? inBrackets(sides_.choice()) : QString();
  interventions_->addAction(tr("From step %1 on%2").arg(countText(bridge_.stepNow() + 1), where))->setEnabled(false);
  const auto add = [this](const QString& whom, const std::vector<std::int32_t>& neurons) {
    interventions_->addAction(tr("Silence %1").arg(whom), this, [=, this] { intervene(neurons, Clamp::silent); });
    interventions_->addAction(tr("Make %1 fire").arg(whom), this, [=, this] { intervene(neurons, Clamp::firing); });
    QAction* let_go =
        interventions_->addAction(tr("Let go of %1").arg(whom), this, [=, this] { intervene(neurons, std::nullopt); });
    let_go->setEnabled(held(neurons));
    interventions_->addSeparator();
  };
  add(neuronText(shown_.population, shown_.neuron), {static_cast<std::int32_t>(shown_.neuron)});
  if (pick_ && pick_->neurons.size() > 1)
    add(tr("the %1 neurons of the dot").arg(countText(static_cast<std::int64_t>(pick_->neurons.size()))),
        {pick_->neurons.begin(), pick_->neurons.end()});
  const auto newest = bridge_.newest();
  if (shown_.population != Population::excitatory || !newest) return;
  const QStringList names = patternNames(newest->a.parameters);
  for (const std::int32_t mu : newest->network->patterns().memories_of(shown_.neuron)) {
    if (interventions_->actions().size() > 4 * most_memories) return;
    std::vector<std::int32_t> neurons;
    const Spikes pattern = newest->network->patterns().pattern(mu);
    for (Eigen::Index i = 0; i < pattern.size(); ++i)
      if (pattern[i] != 0) neurons.push_back(static_cast<std::int32_t>(i));
    add(tr("all neurons of %1").arg(memoryText(mu, names)), neurons);
  }
}

bool NeuronView::held(const std::vector<std::int32_t>& neurons) const {
  const auto holds = [&](Side side) {
    const auto& all = bridge_.shown(side).interventions;
    return !(withNeurons(all, shown_.population, neurons, std::nullopt) == all);
  };
  return holds(Side::a) || (bridge_.compares() && holds(Side::b));
}

void NeuronView::intervene(const std::vector<std::int32_t>& neurons, std::optional<Clamp> state) {
  const auto only = bridge_.compares() ? sides_.choice() : std::nullopt;
  std::optional<Json> lists[2];
  for (const Side side : {Side::a, Side::b}) {
    if (only && *only != side) continue;
    if (side == Side::b && !bridge_.compares()) continue;
    lists[side == Side::b ? 1 : 0] =
        toJson(withNeurons(bridge_.shown(side).interventions, shown_.population, neurons, state));
  }
  const Problems problems = bridge_.setEach("interventions", lists[0], lists[1]);
  if (!problems.empty()) {
    emit message(tr("Not possible: %1").arg(QString::fromStdString(problems.front().message)));
    return;
  }
  const QString count = countText(static_cast<std::int64_t>(neurons.size()));
  const QString side = bridge_.compares() ? inBrackets(only) : QString();
  emit message((!state                    ? tr("%1 neurons let go")
                : *state == Clamp::silent ? tr("%1 neurons silent from the next step on")
                                          : tr("%1 neurons fire from the next step on"))
                   .arg(count) +
               side);
}

}  // namespace engram::ui
