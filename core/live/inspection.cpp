#include "core/live/inspection.h"

#include <algorithm>

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
