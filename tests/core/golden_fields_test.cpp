// tests/golden/fields.json: small networks with every pattern, wire and spike given.
#include "core/model/probability.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

std::vector<std::vector<std::int32_t>> wires(const Json& json) {
  return json.is_null() ? std::vector<std::vector<std::int32_t>>{} : json.get<std::vector<std::vector<std::int32_t>>>();
}

Spikes spikes(const Json& json) {
  const auto bits = json.get<std::vector<std::uint8_t>>();
  return Eigen::Map<const Spikes>(bits.data(), static_cast<Eigen::Index>(bits.size()));
}

Parameters parameters_of(const Json& c) {
  auto given = std::make_shared<GivenNetwork>();
  for (const Json& pattern : c["patterns"]) given->patterns.push_back(spikes(pattern));
  given->wiring = wires(c["wiring"]);
  given->wiring_2 = wires(c["wiring_2"]);
  Parameters p;
  p.network.excitatory = given->patterns[0].size();
  p.network.patterns = static_cast<std::int64_t>(given->patterns.size());
  p.network.inhibitory = static_cast<std::int64_t>(given->wiring.size());
  p.network.inputs_per_inhibitory = static_cast<std::int64_t>(given->wiring[0].size());
  p.network.activity = c["activity"];
  p.network.feedback = c["feedback"] == "uniform" ? Feedback::uniform : Feedback::reciprocal;
  p.network.inhibition = c["inhibition"] == "ideal" ? Inhibition::ideal : Inhibition::population;
  p.network.self_coupling = c["self_coupling"];
  p.network.second_inhibitory.enabled = c["second_inhibitory"];
  p.network.given = given;
  p.dynamics.beta = c["beta"];
  p.dynamics.theta = c["theta"];
  p.dynamics.inhibition_gain = c["inhibition_gain"];
  p.dynamics.inhibitory_transfer = c["inhibitory_transfer"] == "tanh" ? Transfer::tanh : Transfer::linear;
  if (!c["stimulus"].is_null())
    p.stimulus = Stimulus{c["stimulus"]["pattern"], c["stimulus"]["strength"], c["stimulus"]["centred"]};
  return p;
}

void expect_near(const Json& expected, double found, const std::string& what) {
  const double x = expected;
  EXPECT_NEAR(found, x, std::max(1e-12, 1e-5 * std::abs(x))) << what;
}

void expect_inhibitory(const Json& c, const char* suffix, const Network& network, const Parameters& p,
                       Population population, const Spikes& sigma, bool may_fire) {
  const Json& fields = c["expect"][std::string("field_inhibitory") + suffix];
  const Json& probabilities = c["expect"][std::string("probability_inhibitory") + suffix];
  for (std::size_t k = 0; k < fields.size(); ++k) {
    const IndexView inputs = network.wiring(population).inputs_of(static_cast<std::int64_t>(k));
    const double h = sigma(inputs).cast<double>().sum() / static_cast<double>(inputs.size());
    expect_near(fields[k], h, "h^I");
    const double probability = !may_fire ? 0 : p.dynamics.inhibitory_transfer == Transfer::tanh ? portable_tanh(h) : h;
    expect_near(probabilities[k], probability, "P^I");
  }
}

TEST(GoldenFields, EveryCase) {
  const Json golden = read_json("tests/golden/fields.json");
  ASSERT_EQ(golden["cases"].size(), 9u);
  for (const Json& c : golden["cases"]) {
    SCOPED_TRACE(c["name"].get<std::string>());
    const Parameters p = parameters_of(c);
    const auto network = Network::build(p);
    State state;
    state.excitatory = spikes(c["sigma"]);
    state.inhibitory.spikes = spikes(c["sigma_inhibitory"]);
    state.inhibitory_2.spikes = spikes(c["sigma_inhibitory_2"]);
    const Sums sums = sums_of(*network, state);
    Machinery machinery(*network, p);

    const Observables observables(*network, p, sums);
    for (std::int64_t mu = 0; mu < p.network.patterns; ++mu) {
      expect_near(c["expect"]["overlap"][static_cast<std::size_t>(mu)], observables.overlap(mu), "overlap");
      expect_near(c["expect"]["hamming"][static_cast<std::size_t>(mu)], observables.hamming(mu), "hamming");
    }
    const double mean = observables.rate_excitatory();
    const Eigen::ArrayXd x = p.has_inhibitory() ? machinery.inhibition_reaching(state.inhibitory)
                                                : Eigen::ArrayXd::Constant(p.network.excitatory, mean);
    const double y = observables.rate_inhibitory_2().value_or(0);
    for (std::int64_t i = 0; i < p.network.excitatory; ++i) {
      const double h = machinery.input()(i, sums.pattern, state.excitatory[i] != 0, x[i], y);
      expect_near(c["expect"]["field_excitatory"][static_cast<std::size_t>(i)], h, "h");
      expect_near(c["expect"]["probability_excitatory"][static_cast<std::size_t>(i)],
                  firing_probability(p.dynamics.beta * (h - p.dynamics.theta)), "P");
    }
    if (p.has_inhibitory()) expect_inhibitory(c, "", *network, p, Population::inhibitory, state.excitatory, true);
    if (p.has_inhibitory_2())
      expect_inhibitory(c, "_2", *network, p, Population::inhibitory_2, state.excitatory,
                        machinery.second_may_fire(sums.excitatory));
  }
}

}  // namespace
}  // namespace engram::test
