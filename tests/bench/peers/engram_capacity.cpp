// Engram in the comparison of capacity studies, on one core: for each number of memories many dictionaries, each a
// network of its own, with every memory cued in turn. Prints one line of JSON.
//
//     engram_capacity DICTIONARIES FIRST_M LAST_M
#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "core/observe/observables.h"
#include "core/random/draws.h"
#include "tests/bench/peers/trials.h"
#include "tests/bench/sizes.h"

namespace {

using namespace engram;
using namespace engram::bench;

constexpr int steps = 50;

/// How many memories of one dictionary are retrieved, by the overlap rule and by the Hamming rule.
std::pair<int, int> retrieved(Parameters p) {
  const std::shared_ptr<const Network> network = Network::build(p);
  std::pair<int, int> count;
  for (p.cue.pattern = 0; p.cue.pattern < p.network.patterns; ++p.cue.pattern) {
    p.noise_seed = Draws(p.seed).derived_seed(1, static_cast<std::uint32_t>(p.cue.pattern));
    Engine engine(network, p, std::get<State>(start_state(*network, p)), 1, kernel_level(), 1);
    for (int t = 0; t < steps; ++t) engine.step();
    const Observables seen(*network, p, engine.sums());
    count.first += seen.retrieved_overlap(p.cue.pattern) ? 1 : 0;
    count.second += seen.retrieved_hamming(p.cue.pattern) ? 1 : 0;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "engram_capacity DICTIONARIES FIRST_M LAST_M\n";
    return 2;
  }
  const int dictionaries = std::stoi(argv[1]), first = std::stoi(argv[2]), last = std::stoi(argv[3]);
  Parameters p = *parameters_of("A");
  p.cue.fraction = 0.05;
  nlohmann::json overlap, hamming;
  std::uint32_t trials = 0, seed = 0;
  const Stopwatch watch;
  for (int m = first; m <= last; ++m) {
    p.network.patterns = m;
    std::vector<int> by_overlap, by_hamming;
    for (int d = 0; d < dictionaries; ++d) {
      p.seed = Draws(1).derived_seed(0, seed++);
      const auto [o, h] = retrieved(p);
      by_overlap.push_back(o);
      by_hamming.push_back(h);
      trials += static_cast<std::uint32_t>(m);
    }
    overlap[std::to_string(m)] = by_overlap;
    hamming[std::to_string(m)] = by_hamming;
  }
  const double seconds = watch.seconds();
  std::cout << nlohmann::json{{"seconds", seconds}, {"trials", trials}, {"overlap", overlap}, {"hamming", hamming}}
            << std::endl;
  return 0;
}
