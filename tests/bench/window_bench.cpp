// Does the window stay fluid at full speed? The real window at 1280×800 runs as fast as it can for some seconds;
// printed are paints per second, the intervals between them, and how long a change takes from the input until the first
// paint after the thread took it up. Needs a display (xvfb-run) or runs on the offscreen platform.
//
//     window_bench [seconds]
#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

#include "ui/window/main_window.h"

namespace {

using namespace engram;
using namespace engram::ui;

/// Notes when the window was painted, and how long it took from an input to the paint that shows its effect.
class PaintWatch : public QObject {
 public:
  explicit PaintWatch(MainWindow& window) : window_(window) {
    clock_.start();
    window.installEventFilter(this);
  }

  void input() {
    if (input_at_ >= 0) return;
    input_at_ = now_ms();
    theta_ = theta_ > 1 ? 0.99 : 1.01;
    window_.bridge().set("dynamics.theta", theta_);
  }

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::UpdateRequest) return false;
    event->accept();
    window_.removeEventFilter(this);
    QCoreApplication::sendEvent(watched, event);  // the paint itself, so that its end is timed
    window_.installEventFilter(this);
    painted();
    return true;
  }

  std::vector<double> intervals, latencies;

 private:
  [[nodiscard]] double now_ms() const { return static_cast<double>(clock_.nsecsElapsed()) * 1e-6; }

  void painted() {
    constexpr double within_one_frame = 4;  // the plots of a frame are painted one after the other
    const double now = now_ms();
    if (last_ < 0 || now - last_ > within_one_frame) {
      if (last_ >= 0) intervals.push_back(now - last_);
      last_ = now;
    }
    if (input_at_ >= 0 && window_.bridge().session().pending().empty()) {
      latencies.push_back(now - input_at_);
      input_at_ = -1;
    }
  }

  MainWindow& window_;
  QElapsedTimer clock_;
  double last_ = -1, input_at_ = -1, theta_ = 1;
};

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

void wait(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

void measure(const char* name, const char* text, double seconds, double speed) {
  MainWindow window(Session(read_scenario(std::string_view(text), default_memory_limit()).scenario.value()));
  window.resize(1280, 800);
  window.show();
  window.bridge().setSpeed(speed);
  window.play();
  wait(1500);
  PaintWatch watch(window);
  QTimer inputs;
  QObject::connect(&inputs, &QTimer::timeout, [&] { watch.input(); });
  inputs.start(173);
  const auto before = window.bridge().stepNow();
  wait(static_cast<int>(1000 * seconds));
  inputs.stop();
  const auto steps = static_cast<double>(window.bridge().stepNow() - before);
  const auto& t = watch.intervals;
  const double under = static_cast<double>(std::count_if(t.begin(), t.end(), [](double x) { return x < 33; }));
  QElapsedTimer closing;
  closing.start();
  window.bridge().stop();  // close() would ask about the unsaved changes
  const double closed = static_cast<double>(closing.nsecsElapsed()) * 1e-6;
  std::printf(
      "%-28s %8.0f steps/s  %5.1f paints/s  under 33 ms %5.1f %%  interval p50 %4.1f p99 %4.1f max %4.1f ms  "
      "input to paint p50 %4.1f p99 %4.1f ms  closing %.1f ms\n",
      name, steps / seconds, static_cast<double>(t.size()) / seconds, 100 * under / static_cast<double>(t.size()),
      quantile(t, 0.5), quantile(t, 0.99), quantile(t, 1), quantile(watch.latencies, 0.5),
      quantile(watch.latencies, 0.99), closed);
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  QApplication::setStyle("Fusion");
  const double seconds = argc > 1 ? std::max(1.0, std::atof(argv[1])) : 10;
  constexpr double unlimited = std::numeric_limits<double>::infinity();
  constexpr const char* small = R"({"engram": 1})";
  constexpr const char* large = R"({"engram": 1, "network": {"excitatory": 3000, "inhibitory": 800,
    "inputs_per_inhibitory": 600, "patterns": 100}, "dynamics": {"update": "sequential"}})";
  measure("N = 300, M = 10, 60/s", small, seconds, 60);
  measure("N = 300, M = 10, full speed", small, seconds, unlimited);
  measure("N = 3000, M = 100, 60/s", large, seconds, 60);
  measure("N = 3000, M = 100, full speed", large, seconds, unlimited);
  constexpr const char* both = R"({"engram": 1, "comparison": {"dynamics": {"update": "sequential"}}})";
  constexpr const char* large_both = R"({"engram": 1, "network": {"excitatory": 3000, "inhibitory": 800,
    "inputs_per_inhibitory": 600, "patterns": 100}, "comparison": {"dynamics": {"update": "sequential"}}})";
  measure("N = 300, two runs, full speed", both, seconds, unlimited);
  measure("N = 3000, two runs, full speed", large_both, seconds, unlimited);
  constexpr const char* huge = R"({"engram": 1, "network": {"excitatory": 100000, "inhibitory": 25000,
    "inputs_per_inhibitory": 600, "patterns": 1000}, "dynamics": {"update": "sequential"}})";
  measure("N = 100,000, full speed", huge, seconds, unlimited);
  return 0;
}
