// The CSV files of engram-cli: C locale, shortest exact numbers, and a header that restores the run.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "core/engine/spike_bits.h"
#include "core/observe/observables.h"
#include "core/scenario/scenario.h"

namespace engram {

/// The lines starting with # that every CSV begins with: version, command, the whole scenario, and
/// its seeds (also where it leaves them to their defaults).
[[nodiscard]] std::string csv_header(const Scenario&, const std::string& command);

/// "0.103", or nothing if the population is absent.
[[nodiscard]] std::string to_cell(const std::optional<double>& rate);

/// trace.csv: one row for each step. Columns count memories from 1.
class TraceTable {
 public:
  /// `memories`: which overlaps and Hamming distances get columns, counted from 0.
  TraceTable(std::ostream& out, const Scenario&, std::vector<std::int64_t> memories, Side = Side::a);
  void add(std::int64_t step, const Observables&);

 private:
  std::ostream& out_;
  std::vector<std::int64_t> memories_;
};

/// spikes.csv: one row for each spike.
class SpikeTable {
 public:
  SpikeTable(std::ostream& out, const Scenario&, Side = Side::a);
  /// Those of one population; populations in their order, then the next step.
  void add(std::int64_t step, Population, const SpikeBits&);

 private:
  std::ostream& out_;
};

/// The bits of a state as ensemble files give them: "E…E I…I J…J", absent populations left out.
[[nodiscard]] std::string state_bits(const State&, const Parameters&);

}  // namespace engram
