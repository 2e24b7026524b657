#include "core/observe/seen_step.h"

#include <algorithm>
#include <utility>

namespace engram {
namespace {

std::size_t at(Population population) { return static_cast<std::size_t>(population); }

double mean(std::int64_t sum, std::int64_t neurons) { return static_cast<double>(sum) / static_cast<double>(neurons); }

}  // namespace

SeenStep::SeenStep(Engine before)
    : engine_(std::move(before)),
      before_(engine_.state()),
      sums_(engine_.sums()),
      machinery_(engine_.network(), engine_.parameters()) {
  if (asynchronous()) engine_.step([this](const Update& update, const Sums&) { updates_.push_back(update); });
  else engine_.step();
  after_ = engine_.state();
}

/// What the first neuron sees; in the synchronous and the sequential rule, all excitatory ones.
Moment SeenStep::start() const {
  const Parameters& p = parameters();
  const bool sequential = p.dynamics.update == UpdateRule::sequential;
  const bool at_once = sequential || (!asynchronous() && p.dynamics.inhibition_delay == 0);
  const InhibitoryState& first =
      asynchronous() ? before_.inhibitory : acting_inhibition(p.dynamics, before_, after_.inhibitory);
  const InhibitoryState& second = sequential ? after_.inhibitory_2 : before_.inhibitory_2;
  Moment moment;
  moment.spikes[0] = before_.excitatory;
  moment.spikes[1] = first.spikes;
  moment.spikes[2] = second.spikes;
  if (!p.has_inhibitory_2()) moment.spikes[2].setZero();
  moment.sums = sums_;
  moment.sums.inhibitory = first.spikes.cast<std::int64_t>().sum();
  moment.sums.inhibitory_2 = moment.spikes[2].cast<std::int64_t>().sum();
  const std::int64_t late = asynchronous() ? 1 : p.dynamics.inhibition_delay;
  moment.since[0] = before_.step;
  moment.since[1] = at_once ? step() : std::max<std::int64_t>(0, step() - late);
  moment.since[2] = sequential ? step() : before_.step;
  moment.wired_at[0] = first.wired_at;
  moment.wired_at[1] = second.wired_at;
  return moment;
}

void SeenStep::apply(const Update& update, Moment& moment) const {
  const std::size_t population = at(update.population);
  auto& updated = moment.updated[population];
  if (updated.empty()) updated.resize(static_cast<std::size_t>(moment.spikes[population].size()));
  updated[static_cast<std::size_t>(update.neuron)] = true;
  ++moment.turn;
  const int change = static_cast<int>(update.after) - static_cast<int>(update.before);
  if (change == 0) return;
  moment.spikes[population][update.neuron] = update.after ? 1 : 0;
  if (update.population == Population::excitatory) {
    moment.sums.excitatory += change;
    moment.sums.pattern(network().patterns().memories_of(update.neuron)) += change;
  } else {
    (update.population == Population::inhibitory ? moment.sums.inhibitory : moment.sums.inhibitory_2) += change;
  }
}

Moment SeenStep::moment_of(Population population, std::int64_t neuron) {
  Moment moment = start();
  if (!asynchronous()) {
    if (population != Population::excitatory) {  // updated from σ(t) alone
      moment.since[1] = moment.since[2] = before_.step;
      moment.wired_at[0] = moment.wired_at[1] = machinery_.wired_at(step());
    }
    return moment;
  }
  for (const Update& update : updates_) {
    if (update.population == population && update.neuron == neuron) break;
    apply(update, moment);
  }
  ++moment.turn;
  return moment;
}

IndexView SeenStep::wires(Population population, std::int64_t k, const Moment& moment) {
  const auto& updated = moment.updated[at(population)];
  const bool new_ones = !updated.empty() && updated[static_cast<std::size_t>(k)];
  return machinery_.inputs(population, k, new_ones ? machinery_.wired_at(step()) : moment.wired_at[at(population) - 1]);
}

/// What one inhibitory spike adds to x_i of each neuron that it reaches by reciprocal feedback.
double SeenStep::share() const {
  const NetworkParameters& p = parameters().network;
  return static_cast<double>(p.excitatory) /
         (static_cast<double>(p.inputs_per_inhibitory) * static_cast<double>(p.inhibitory));
}

/// x_i, with the rounding of Machinery::inhibition_reaching.
double SeenStep::reaching(std::int64_t i, const Moment& moment) {
  const NetworkParameters& p = parameters().network;
  if (!parameters().has_inhibitory()) return mean(moment.sums.excitatory, p.excitatory);
  if (p.feedback == Feedback::uniform) return mean(moment.sums.inhibitory, p.inhibitory);
  double count = 0;
  for (Eigen::Index k = 0; k < moment.spikes[1].size(); ++k) {
    if (moment.spikes[1][k] == 0) continue;
    const IndexView inputs = wires(Population::inhibitory, k, moment);
    if (std::binary_search(inputs.begin(), inputs.end(), static_cast<std::int32_t>(i))) count += 1;
  }
  return count * share();
}

NeuronInput SeenStep::input(std::int64_t i, const Moment& moment, double x) const {
  const NetworkParameters& p = parameters().network;
  const Patterns& patterns = network().patterns();
  std::int64_t sum = moment.sums.pattern(patterns.memories_of(i)).sum();
  if (!p.self_coupling && moment.spikes[0][i] != 0) sum -= patterns.memberships(i);
  return {sum, x, mean(moment.sums.inhibitory_2, p.inhibitory), mean(moment.sums.excitatory, p.excitatory)};
}

std::vector<NeuronInput> SeenStep::inputs() {
  std::vector<NeuronInput> all(static_cast<std::size_t>(parameters().network.excitatory));
  Moment moment = start();
  const bool reciprocal = parameters().has_inhibitory() && parameters().network.feedback == Feedback::reciprocal;
  Eigen::ArrayXd count;  // Σ_{k: i ∈ S_k} σ^I_k of reciprocal feedback, kept up
  const auto add = [&](std::int64_t k, double sign) { count(wires(Population::inhibitory, k, moment)) += sign; };
  if (reciprocal) {
    count.setZero(parameters().network.excitatory);
    for (Eigen::Index k = 0; k < moment.spikes[1].size(); ++k)
      if (moment.spikes[1][k] != 0) add(k, 1);
  }
  const auto see = [&](std::int64_t i) {
    const double x = reciprocal ? count[i] * share() : reaching(i, moment);
    all[static_cast<std::size_t>(i)] = input(i, moment, x);
  };
  for (const Update& update : updates_) {
    if (update.population == Population::excitatory) see(update.neuron);
    const bool rewires = reciprocal && update.population == Population::inhibitory;
    if (rewires && update.before) add(update.neuron, -1);  // its old spike through its old wires
    apply(update, moment);
    if (rewires && update.after) add(update.neuron, 1);
  }
  if (!asynchronous())
    for (std::size_t i = 0; i < all.size(); ++i) see(static_cast<std::int64_t>(i));
  return all;
}

}  // namespace engram
