// Which neurons some rows of the raster stand for, in words.
#pragma once

#include <QStringList>
#include <QVector>
#include <memory>
#include <span>

#include "core/live/sample.h"
#include "ui/plots/raster_columns.h"
#include "ui/plots/readout.h"

namespace engram::ui {

/// Neurons count from 0, as in files; memories from 1, or bear their names.
class NeuronNames {
 public:
  static constexpr int most_listed = 4;  // neurons or memories that are named one by one

  NeuronNames() = default;
  /// Without a network memories are not told; without a layout nothing is.
  NeuronNames(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network,
              const QStringList& memoryNames);

  /// Of raster rows from … to − 1 (of one population): those that fire if any do, else all of them; their population,
  /// whether they fire, and the memories to which all of them belong. `bits` has one bit per row.
  [[nodiscard]] QVector<Readout::Row> describe(const RasterRows& rows, std::int32_t from, std::int32_t to,
                                               std::span<const std::uint64_t> bits) const;

  using Neurons = std::vector<std::int64_t>;
  /// The neurons of raster rows from … to − 1 of a population, in the order of display; none without a layout.
  [[nodiscard]] Neurons neuronsOf(std::size_t population, std::int32_t from, std::int32_t to) const;

 private:
  [[nodiscard]] QString memoriesText(const Neurons& neurons) const;

  std::shared_ptr<const RasterLayout> layout_;
  std::shared_ptr<const Network> network_;
  QStringList names_;
};

}  // namespace engram::ui
