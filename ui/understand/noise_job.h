// How the noise of inhibition depends on the number of inhibitory neurons, measured beside the window.
#pragma once

#include <QObject>
#include <QPolygonF>
#include <thread>

#include "core/model/parameters.h"

namespace engram::ui {

/// Begins when it is made: for numbers of inhibitory neurons from 10 to 3000 the deviation of mean_k σ^I_k from
/// mean_j σ_j, for the state `sigma`. Destroying it stops it.
class NoiseJob : public QObject {
  Q_OBJECT
 public:
  NoiseJob(const Spikes& sigma, std::int64_t inputs, std::uint64_t seed, QObject* parent = nullptr);
  ~NoiseJob() override;

 signals:
  /// Points (N_I, deviation), ascending, with `inputs` inputs each and with one.
  void measured(const QPolygonF& with_inputs, const QPolygonF& with_one);

 private:
  std::jthread thread_;
};

}  // namespace engram::ui
