#include "core/live/inspection.h"

#include <algorithm>

#include "core/observe/energy.h"

namespace engram {
namespace {

Inputs inputs_of(SeenStep& seen) {
  const std::vector<NeuronInput> all = seen.inputs();
  Inputs inputs;
  inputs.step = seen.step();
  inputs.theta = seen.parameters().dynamics.theta;
  inputs.beta = seen.parameters().dynamics.beta;
  inputs.h.reserve(all.size());
  inputs.ideal.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    NeuronInput input = all[i];
    inputs.h.push_back(static_cast<float>(seen.h(static_cast<std::int64_t>(i), input)));
    input.x = input.q;
    inputs.ideal.push_back(static_cast<float>(seen.h(static_cast<std::int64_t>(i), input)));
  }
  return inputs;
}

std::vector<std::vector<bool>> spikes_of(const Run& run, const Question::Spikes& asked) {
  std::vector<std::vector<bool>> spikes;
  Engine engine = run.engine_at(std::max<std::int64_t>(asked.first, 0));
  while (true) {
    const SpikeBits& bits = engine.spikes(asked.population);
    std::vector<bool>& step = spikes.emplace_back();
    for (const std::int64_t i : asked.neurons)
      step.push_back(static_cast<std::size_t>(i) < 64 * bits.words() && bits[static_cast<std::size_t>(i)]);
    if (engine.now() >= asked.last) return spikes;
    engine.set(run.plan().at(engine.now()));
    engine.step();
  }
}

/// In the asynchronous rule inhibition changes within a step; what is told is its state after it.
std::vector<RecentStep> recent_steps(const Run& run, int count) {
  const std::int64_t now = run.now(), first = std::max<std::int64_t>(1, now - count + 1);
  std::vector<RecentStep> recent;
  if (first > now) return recent;
  const std::int64_t delay = run.plan().largest_delay();
  const std::int64_t begin = std::max<std::int64_t>(0, first - 1 - delay);
  Engine engine = run.engine_at(begin);
  std::vector<double> inhibitory;  // rates from `begin` on
  const auto neurons = static_cast<double>(engine.parameters().network.excitatory);
  const auto inhibitors = static_cast<double>(engine.parameters().network.inhibitory);
  while (true) {
    inhibitory.push_back(static_cast<double>(engine.sums().inhibitory) / inhibitors);
    if (engine.now() == now) return recent;
    const double rate = static_cast<double>(engine.sums().excitatory) / neurons;
    engine.set(run.plan().at(engine.now()));
    const Parameters& p = engine.parameters();
    engine.step();
    if (engine.now() < first) continue;
    const bool late = p.dynamics.update == UpdateRule::synchronous && p.dynamics.inhibition_delay > 0;
    const std::int64_t of = std::max(begin, engine.now() - (late ? p.dynamics.inhibition_delay : 0));
    const double acting = !p.has_inhibitory()  ? rate
                          : of == engine.now() ? static_cast<double>(engine.sums().inhibitory) / inhibitors
                                               : inhibitory[static_cast<std::size_t>(of - begin)];
    recent.push_back({engine.now(), rate, acting, energy_per_neuron(p, engine.sums())});
  }
}

RunInspection look_at(const Run& run, const Question& question) {
  RunInspection answer;
  const std::int64_t now = run.now();
  std::optional<SeenStep> seen;  // of the present step, which two questions may ask for
  const auto see = [&](std::int64_t step) -> SeenStep& {
    if (!seen || seen->step() != step) seen.emplace(run.engine_at(step - 1));
    return *seen;
  };
  if (question.inputs && now > 0) answer.inputs = inputs_of(see(now));
  if (question.neuron) {
    const std::int64_t step = question.neuron->step.value_or(now);
    if (step > 0) answer.neuron = firing_of(see(step), question.neuron->population, question.neuron->neuron);
  }
  if (question.recent > 0) answer.recent = recent_steps(run, question.recent);
  if (question.spikes) answer.spikes = spikes_of(run, *question.spikes);
  return answer;
}

}  // namespace

Inspection inspect(const Runs& runs, const Question& question) {
  Inspection inspection;
  inspection.question = question;
  inspection.step = runs.now();
  inspection.a = look_at(runs.a(), question);
  if (runs.b() != nullptr) inspection.b = look_at(*runs.b(), question);
  return inspection;
}

}  // namespace engram
