// Engram in the comparison: builds a network, writes it for the peers, and runs trials of it (trials.h).
//
//     engram_steps SIZE [SEED] [--export FOLDER]
//
// FOLDER then holds network.json, patterns.u8 (M × N bytes) and wiring.i32 (N_I × K integers).
#include <fstream>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "tests/bench/peers/trials.h"
#include "tests/bench/sizes.h"

namespace {

using namespace engram;
using namespace engram::bench;

const std::map<std::string, UpdateRule> rules = {{"synchronous", UpdateRule::synchronous},
                                                 {"sequential", UpdateRule::sequential},
                                                 {"asynchronous", UpdateRule::asynchronous}};

/// How to run trials: RULE[/THREADS[/LEVEL]], as "sequential", "sequential/2" or "sequential/1/avx2".
struct Turn {
  std::string rule;
  unsigned threads = 1;
  std::string level = "auto";

  explicit Turn(const std::string& text) {
    std::istringstream parts(text);
    std::getline(parts, rule, '/');
    if (std::string number; std::getline(parts, number, '/'))
      threads = static_cast<unsigned>(std::strtoul(number.c_str(), nullptr, 10));
    std::getline(parts, level, '/');
  }
  /// Engines to come, and draws, use its level; false if there is no such thing.
  [[nodiscard]] bool prepare() const {
    return rules.contains(rule) && threads >= 1 && threads <= 64 && !set_kernel_level(level);
  }
};

std::vector<std::string_view> levels() {
  std::vector<std::string_view> names;
  for (const auto level : {KernelLevel::plain, KernelLevel::baseline, KernelLevel::avx2, KernelLevel::avx512})
    if (kernel_level_available(level)) names.push_back(name_of(level));
  return names;
}

nlohmann::json description(const Parameters& p) {
  return {{"excitatory", p.network.excitatory},
          {"inhibitory", p.network.inhibitory},
          {"patterns", p.network.patterns},
          {"inputs_per_inhibitory", p.network.inputs_per_inhibitory},
          {"activity", p.network.activity},
          {"beta", p.dynamics.beta},
          {"theta", p.dynamics.theta},
          {"seed", p.seed},
          {"levels", levels()}};
}

template <class Value>
void append(std::ofstream& file, const Value* values, std::int64_t count) {
  file.write(reinterpret_cast<const char*>(values), count * static_cast<std::int64_t>(sizeof(Value)));
}

void write_network(const Network& network, const std::string& folder) {
  const Parameters& p = network.parameters();
  std::ofstream(folder + "/network.json") << description(p);
  std::ofstream patterns(folder + "/patterns.u8", std::ios::binary);
  for (std::int64_t mu = 0; mu < p.network.patterns; ++mu)
    append(patterns, network.patterns().pattern(mu).data(), p.network.excitatory);
  std::ofstream wires(folder + "/wiring.i32", std::ios::binary);
  const Wiring& wiring = network.wiring(Population::inhibitory);
  for (std::int64_t k = 0; k < p.network.inhibitory; ++k)
    append(wires, wiring.inputs_of(k).data(), p.network.inputs_per_inhibitory);
  if (!patterns.flush() || !wires.flush()) throw std::runtime_error("cannot write to " + folder);
}

/// Trials with the noise seeds 1, 2, 3, … of each kind of turn. What a trace needs, all overlaps and the rates of every
/// step, is computed and kept, and its time counts.
class Trials {
 public:
  Trials(std::shared_ptr<const Network> network, Parameters p) : network_(std::move(network)), p_(std::move(p)) {}

  Trial run(const std::string& text, int steps) {
    const Turn turn(text);
    p_.dynamics.update = rules.at(turn.rule);
    p_.noise_seed = ++noise_seeds_[text];
    Engine engine(network_, p_, std::get<State>(start_state(*network_, p_)), 1, kernel_level(), turn.threads);
    overlaps_.resize(p_.network.patterns, steps);
    rates_.resize(2, steps);
    const Stopwatch watch;
    for (int t = 0; t < steps; ++t) {
      engine.step();
      keep(engine.sums(), t);
    }
    Trial trial{.seconds = watch.seconds()};
    for (int t = 0; t < steps; ++t) trial.add_step(overlaps_(0, t), rates_(0, t), rates_(1, t), steps);
    return trial;
  }

 private:
  void keep(const Sums& sums, int t) {
    const double a = p_.network.activity, n = static_cast<double>(p_.network.excitatory);
    const double fired = static_cast<double>(sums.excitatory);
    overlaps_.col(t) = (sums.pattern.cast<double>() - a * fired) * (1 / (n * a * (1 - a)));
    rates_(0, t) = fired / n;
    rates_(1, t) = static_cast<double>(sums.inhibitory) / static_cast<double>(p_.network.inhibitory);
  }

  std::shared_ptr<const Network> network_;
  Parameters p_;
  std::map<std::string, std::uint64_t> noise_seeds_;  // the last of each
  Eigen::ArrayXXd overlaps_, rates_;                  // M × steps; 2 × steps
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  auto p = parameters_of(arguments.empty() ? "" : arguments[0]);
  if (!p) {
    std::cerr << "engram_steps tiny|A|B|C|D [SEED] [--export FOLDER]\n";
    return 2;
  }
  if (arguments.size() % 2 == 0) p->seed = std::stoull(arguments[1]);
  const std::shared_ptr<const Network> network = Network::build(*p);
  (void)network->wiring(Population::inhibitory);
  if (arguments.size() > 2 && arguments[arguments.size() - 2] == "--export") write_network(*network, arguments.back());
  Trials trials(network, *p);
  serve(
      description(*p), [](const std::string& turn) { return Turn(turn).prepare(); },
      [&](const std::string& turn, int steps) { return trials.run(turn, steps); });
  return 0;
}
