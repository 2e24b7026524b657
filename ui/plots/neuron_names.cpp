#include "ui/plots/neuron_names.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <iterator>

namespace engram::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("NeuronNames", text); }

QString numberText(std::int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); }

/// "neuron 7", "neurons 7, 9", "neurons 120–180", "12 neurons, 7–245".
QString neuronsText(const std::vector<std::int64_t>& neurons) {
  if (neurons.size() == 1) return tr("neuron %1").arg(numberText(neurons[0]));
  const QString span = numberText(neurons.front()) + QStringLiteral("–") + numberText(neurons.back());
  const auto count = static_cast<std::int64_t>(neurons.size());
  if (neurons.back() - neurons.front() + 1 == count) return tr("neurons %1").arg(span);
  if (count > NeuronNames::most_listed) return tr("%1 neurons, %2").arg(numberText(count), span);
  QStringList each;
  for (const auto neuron : neurons) each += numberText(neuron);
  return tr("neurons %1").arg(each.join(QStringLiteral(", ")));
}

bool bitAt(std::span<const std::uint64_t> bits, std::int32_t row) {
  const auto word = static_cast<std::size_t>(row / 64);
  return word < bits.size() && (bits[word] >> (row % 64) & 1U) != 0;
}

}  // namespace

NeuronNames::NeuronNames(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network,
                         const QStringList& memoryNames)
    : layout_(std::move(layout)), network_(std::move(network)), names_(memoryNames) {}

QVector<Readout::Row> NeuronNames::describe(const RasterRows& rows, std::int32_t from, std::int32_t to,
                                            std::span<const std::uint64_t> bits) const {
  if (!layout_) return {};
  const std::size_t population = rows.population(from);
  Neurons all, firing;
  for (std::int32_t row = from; row < to; ++row) {
    const Neurons here = neuronsOf(population, row, row + 1);
    all.insert(all.end(), here.begin(), here.end());
    if (bitAt(bits, row)) firing.insert(firing.end(), here.begin(), here.end());
  }
  if (all.empty()) return {};
  Neurons& told = firing.empty() ? all : firing;
  std::sort(told.begin(), told.end());
  const QString kind = population == 0   ? tr("excitatory")
                       : population == 1 ? tr("inhibitory")
                                         : tr("second inhibitory");
  const QString does = firing.empty() ? tr("silent") : firing.size() == 1 ? tr("fires") : tr("fire");
  QVector<Readout::Row> said{{{}, neuronsText(told), does, true}};
  if (firing.size() == 1 && all.size() > 1)
    said.push_back(
        {{}, tr("the only one of %1 here").arg(numberText(static_cast<std::int64_t>(all.size()))), {}, false});
  said.push_back({{}, kind, {}, false});
  if (population == 0 && network_) said.push_back({{}, memoriesText(told), {}, false});
  return said;
}

NeuronNames::Neurons NeuronNames::neuronsOf(std::size_t population, std::int32_t from, std::int32_t to) const {
  if (!layout_) return {};
  const int p = static_cast<int>(population);
  std::int32_t above = 0;
  for (int i = 0; i < p; ++i) above += layout_->rows(i);
  const std::int64_t rows = layout_->rows(p), neurons = layout_->neurons(p);
  const auto place = [&](std::int64_t row) { return (row * neurons + rows - 1) / rows; };  // the first one of a row
  Neurons found;
  for (std::int64_t i = place(from - above); i < std::min(place(to - above), neurons); ++i)
    found.push_back(p == 0 ? layout_->order()[static_cast<std::size_t>(i)] : i);
  return found;
}

QString NeuronNames::memoriesText(const Neurons& neurons) const {
  std::vector<std::int32_t> common;
  for (std::size_t i = 0; i < neurons.size(); ++i) {
    const IndexView of = network_->patterns().memories_of(neurons[i]);
    const std::vector<std::int32_t> own(of.data(), of.data() + of.size());
    if (i == 0) {
      common = own;
      continue;
    }
    std::vector<std::int32_t> both;
    std::set_intersection(common.begin(), common.end(), own.begin(), own.end(), std::back_inserter(both));
    common = std::move(both);
  }
  if (common.empty()) return neurons.size() == 1 ? tr("of no memory") : tr("of no common memory");
  QStringList listed;
  for (const auto memory : common) {
    if (listed.size() == most_listed) {
      listed.back() += QStringLiteral(" …");
      break;
    }
    const bool named = memory < names_.size() && !names_[memory].isEmpty();
    listed += named ? names_[memory] : numberText(memory + 1);
  }
  return (common.size() == 1 ? tr("of memory %1") : tr("of memories %1")).arg(listed.join(QStringLiteral(", ")));
}

}  // namespace engram::ui
