#include "ui/understand/noise_job.h"

#include <algorithm>

#include "core/observe/inhibition_noise.h"

namespace engram::ui {
namespace {
constexpr double most_draws = 2e6;  // wires drawn for each point
constexpr int most_trials = 400, least_trials = 12;
}  // namespace

NoiseJob::NoiseJob(const Spikes& sigma, std::int64_t inputs, std::uint64_t seed, QObject* parent) : QObject(parent) {
  thread_ = std::jthread([this, sigma, inputs, seed](const std::stop_token& stop) {
    QPolygonF with_inputs, with_one;
    for (const std::int64_t inhibitory : {10, 30, 100, 300, 1000, 3000}) {
      for (auto [points, wires] : {std::pair{&with_inputs, inputs}, std::pair{&with_one, std::int64_t{1}}}) {
        const double trials = most_draws / static_cast<double>(inhibitory * wires);
        const InhibitionNoise noise = measured_inhibition_noise(
            sigma, inhibitory, wires, static_cast<int>(std::clamp(trials, 1.0 * least_trials, 1.0 * most_trials)), seed,
            stop);
        if (stop.stop_requested()) return;
        *points << QPointF(static_cast<double>(inhibitory), noise.deviation);
      }
    }
    QMetaObject::invokeMethod(this, [this, with_inputs, with_one] { emit measured(with_inputs, with_one); });
  });
}

NoiseJob::~NoiseJob() {
  thread_.request_stop();
  thread_.join();
}

}  // namespace engram::ui
