#include "core/experiment/tables.h"

#include <locale>

#include "core/model/parameter_table.h"
#include "core/version.h"

namespace engram {
namespace {

std::string simulate_with(Side side) { return side == Side::b ? "simulate --side B " : "simulate "; }

}  // namespace

std::string csv_header(const Scenario& scenario, const std::string& command) {
  return "# engram " + std::string(version()) + " " + command +
         "\n# scenario: " + scenario.document.dump(-1, ' ', false, Json::error_handler_t::replace) +
         "\n# seed: " + std::to_string(scenario.parameters.seed) +
         ", noise_seed: " + std::to_string(scenario.parameters.noise()) +
         "\n# Patterns count from 0 in the scenario and from 1 in column names; steps and neurons count from 0.\n";
}

std::string to_cell(const std::optional<double>& rate) { return rate ? to_text(*rate) : std::string(); }

TraceTable::TraceTable(std::ostream& out, const Scenario& scenario, std::vector<std::int64_t> memories, Side side)
    : out_(out), memories_(std::move(memories)) {
  out_.imbue(std::locale::classic());
  out_ << csv_header(scenario, simulate_with(side) + "--out") << "step";
  for (const std::int64_t mu : memories_) out_ << ",overlap_" << mu + 1;
  out_ << ",rate_excitatory,rate_inhibitory,rate_inhibitory_2";
  for (const std::int64_t mu : memories_) out_ << ",hamming_" << mu + 1;
  out_ << '\n';
}

void TraceTable::add(std::int64_t step, const Observables& o) {
  out_ << step;
  for (const std::int64_t mu : memories_) out_ << ',' << to_text(o.overlap(mu));
  out_ << ',' << to_text(o.rate_excitatory()) << ',' << to_cell(o.rate_inhibitory()) << ','
       << to_cell(o.rate_inhibitory_2());
  for (const std::int64_t mu : memories_) out_ << ',' << to_text(o.hamming(mu));
  out_ << '\n';
}

SpikeTable::SpikeTable(std::ostream& out, const Scenario& scenario, Side side) : out_(out) {
  out_.imbue(std::locale::classic());
  out_ << csv_header(scenario, simulate_with(side) + "--spikes") << "step,population,neuron\n";
}

void SpikeTable::add(std::int64_t step, Population population, const SpikeBits& spikes) {
  const char name = "EIJ"[static_cast<std::size_t>(population)];
  for (std::size_t w = 0; w < spikes.words(); ++w)
    for_each_bit(spikes.data()[w], w, [&](std::size_t i) { out_ << step << ',' << name << ',' << i << '\n'; });
}

std::string state_bits(const State& state, const Parameters& p) {
  std::string bits;
  const auto append = [&](const Spikes& spikes) {
    if (!bits.empty()) bits += ' ';
    for (const std::uint8_t spike : spikes) bits += spike != 0 ? '1' : '0';
  };
  append(state.excitatory);
  if (p.has_inhibitory()) append(state.inhibitory.spikes);
  if (p.has_inhibitory_2()) append(state.inhibitory_2.spikes);
  return bits;
}

}  // namespace engram
