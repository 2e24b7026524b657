#include "ui/understand/weight_words.h"

#include <QCoreApplication>
#include <array>

#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("WeightWords", text); }

struct Deeds {  // of the neurons of one population
  std::int64_t all = 0, excite = 0, inhibit = 0, mixed = 0;
};

std::array<Deeds, 3> deedsOf(const WeightBlock& block) {
  std::array<Deeds, 3> deeds;
  const std::vector<SignCount> counts = dale(block);
  for (std::size_t j = 0; j < counts.size(); ++j) {
    Deeds& own = deeds[static_cast<std::size_t>(block.from[j].population)];
    ++own.all;
    own.mixed += counts[j].mixed();
    own.excite += counts[j].positive > 0 && !counts[j].mixed();
    own.inhibit += counts[j].negative > 0 && !counts[j].mixed();
  }
  return deeds;
}

QString lawOf(std::size_t population, const Deeds& deeds) {
  const QString name = populationText(static_cast<Population>(population));
  const QString all = countText(deeds.all);
  if (deeds.excite == deeds.all) return tr("each of the %1 %2 neurons only excites").arg(all, name);
  if (deeds.inhibit == deeds.all) return tr("each of the %1 %2 neurons only inhibits").arg(all, name);
  const std::int64_t none = deeds.all - deeds.excite - deeds.inhibit;
  if (none == deeds.all) return tr("the %1 %2 neurons have no weights here").arg(all, name);
  const QString some =
      deeds.excite > 0 ? tr("%1 of the %2 %3 neurons only excite") : tr("%1 of the %2 %3 neurons only inhibit");
  return some.arg(countText(deeds.excite + deeds.inhibit), all, name) + tr(", the others have no weights here");
}

QString memoriesOf(const Network& network, const NeuronName& name, const QStringList& names) {
  constexpr int most_listed = 3;
  const IndexView memories = network.patterns().memories_of(name.neuron);
  QStringList list;
  for (const std::int32_t mu : memories.head(std::min<Eigen::Index>(memories.size(), most_listed)))
    list << memoryText(mu, names);
  if (memories.size() == 0) return tr("of no memory");
  const QString more =
      memories.size() > most_listed ? tr(" and %1 more").arg(memories.size() - most_listed) : QString();
  return list.join(", ") + more;
}

QString nameOf(const Network& network, const NeuronName& name, const QStringList& names) {
  const QString neuron = neuronText(name.population, name.neuron);
  if (name.population != Population::excitatory) return neuron;
  return neuron + " (" + memoriesOf(network, name, names) + ')';
}

}  // namespace

QString daleText(const WeightBlock& block, const Parameters& p) {
  const std::array<Deeds, 3> deeds = deedsOf(block);
  const std::int64_t mixed = deeds[0].mixed + deeds[1].mixed + deeds[2].mixed;
  if (mixed > 0) {
    QString text = tr("Dale's law does not hold: %1 of %2 excitatory neurons excite some and inhibit others")
                       .arg(countText(mixed), countText(deeds[0].all));
    if (deeds[0].inhibit > 0) text += tr(", %1 only inhibit").arg(countText(deeds[0].inhibit));
    text += '.';
    if (!p.has_inhibitory()) text += ' ' + tr("Ideal inhibition has no inhibitory neurons that could do it.");
    return text;
  }
  QStringList laws;
  for (std::size_t population = 0; population < deeds.size(); ++population)
    if (deeds[population].all > 0) laws << lawOf(population, deeds[population]);
  return tr("Dale's law holds: %1.").arg(laws.join(", "));
}

QString coverageText(const WeightBlock& block, const Parameters& p) {
  QStringList parts;
  const std::int64_t inhibitory = p.has_inhibitory() + p.has_inhibitory_2();
  const std::int64_t all = p.network.excitatory + inhibitory * p.network.inhibitory;
  const auto shown = static_cast<std::int64_t>(block.from.size());
  if (shown < all) parts << tr("Shown and counted: %1 of %2 neurons.").arg(countText(shown), countText(all));
  if (inhibitory > 0 && p.network.wiring == WiringKind::redrawn)
    parts << tr("The wires are drawn afresh in each step: these are their means.");
  return parts.join(' ');
}

QString pairText(const WeightBlock& block, std::size_t row, std::size_t column, const Network& network,
                 const QStringList& memory_names) {
  const NeuronName &to = block.to[row], &from = block.from[column];
  const double weight = block.weight(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
  QString text = tr("From %1 to %2: %3")
                     .arg(nameOf(network, from, memory_names), nameOf(network, to, memory_names),
                          weight == 0 ? tr("no weight") : signedText(weight, 4));
  if (from.population == Population::excitatory && to.population == Population::excitatory)
    text += ", " + tr("shared memories: %1").arg(countText(shared_memories(network, to.neuron, from.neuron)));
  return text;
}

}  // namespace engram::ui
