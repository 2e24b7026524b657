// What a person looks at closely: one neuron, the inputs of all of them, spikes behind one dot. Exact, by replay.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/observe/firing.h"
#include "core/session/runs.h"

namespace engram {

/// What is asked for, as long as it is asked for.
struct Question {
  struct Neuron {
    Population population = Population::excitatory;
    std::int64_t neuron = 0;
    std::optional<std::int64_t> step;  // absent: the step at which the runs stand
    bool operator==(const Neuron&) const = default;
  };
  /// Spikes of some neurons in some steps.
  struct Spikes {
    Population population = Population::excitatory;
    std::vector<std::int64_t> neurons;
    std::int64_t first = 0, last = 0;
    bool operator==(const Spikes&) const = default;
  };
  std::optional<Neuron> neuron;
  std::optional<Spikes> spikes;
  bool inputs = false;  // h_i of all excitatory neurons in the step that led to where the runs stand
  int recent = 0;       // so many steps up to there, as RecentStep tells them
  bool operator==(const Question&) const = default;
  [[nodiscard]] bool empty() const { return !neuron && !spikes && !inputs && recent == 0; }
};

/// The inputs of all excitatory neurons in one step.
struct Inputs {
  std::int64_t step = 0;     // that it led to
  std::vector<float> h;      // N
  std::vector<float> ideal;  // h as it would be had inhibition been ideal, from the same spikes
  double theta = 0, beta = 0;
  bool operator==(const Inputs&) const = default;
};

/// What one step did, as a whole.
struct RecentStep {
  std::int64_t step = 0;         // that it led to
  double rate = 0;               // mean_j σ_j before it: what ideal inhibition would be
  double acting = 0;             // mean_k σ^I_k as it acted; with ideal inhibition, `rate`
  std::optional<double> energy;  // of the state it led to, per neuron
};

/// The answer for one run.
struct RunInspection {
  std::optional<Firing> neuron;           // absent: it is of the start (step 0), or there is no such neuron
  std::optional<Inputs> inputs;           // absent at step 0
  std::vector<RecentStep> recent;         // ascending
  std::vector<std::vector<bool>> spikes;  // per step of the question, per neuron
};

struct Inspection {
  std::uint64_t epoch = 0;
  Question question;
  std::int64_t step = 0;  // where the runs stood
  RunInspection a;
  std::optional<RunInspection> b;  // in a comparison
  [[nodiscard]] const RunInspection& of(Side side) const { return side == Side::b && b ? *b : a; }
};

/// The runs stay where they are. Steps that they have not reached yet are looked at as they will be.
[[nodiscard]] Inspection inspect(const Runs& runs, const Question& question);

}  // namespace engram
