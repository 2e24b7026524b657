// Changes a session every few milliseconds and keeps it against a crash, until it is killed. Standard output has a line
// for each change, its number and the steady clock in ns, written after the change was made. The notes of the session
// list all of them; the last one is also the value of a live parameter, changed while the session runs.
//
// changing [FILE]: what the session belongs to; with "large" as a second argument its memories are given bit by bit.
#include <QApplication>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <string>

#include "ui/recovery/keeper.h"
#include "ui/recovery/recovery_folder.h"
#include "ui/bridge/live_bridge.h"

namespace {

using engram::Json;
using engram::Session;

constexpr int every_ms = 5;

Session small() {
  const Json document = {{"engram", 1},
                         {"notes", ""},
                         {"network", {{"excitatory", 40}, {"inhibitory", 10}, {"inputs_per_inhibitory", 8}, {"patterns", 3}}}};
  return Session(engram::read_document(document, 1e9).scenario.value());
}

/// Some 900 kB of memories.
Session large() {
  constexpr std::size_t neurons = 3000, memories = 300;
  Json bits = Json::array();
  for (std::size_t mu = 0; mu < memories; ++mu) {
    std::string pattern(neurons, '0');
    for (std::size_t i = mu % 10; i < neurons; i += 10) pattern[i] = '1';
    bits.push_back(pattern);
  }
  Json document = {{"engram", 1}, {"notes", ""}};
  document["network"] = {{"inhibitory", 10}, {"pattern_bits", bits}};
  return Session(engram::read_document(document, 1e10).scenario.value());
}

void change(engram::ui::LiveBridge& bridge, int number) {
  const auto note = [number](const Session& session) {
    return session.with("notes", session.scenario().notes + std::to_string(number) + ' ');
  };
  if (!bridge.edit("note", note).empty()) std::abort();
  if (number % 10 == 0) bridge.set("dynamics.theta", 1 + number * 1e-6);
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  std::printf("%d %lld\n", number,
              static_cast<long long>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  QCoreApplication::setOrganizationName("Engram");
  QCoreApplication::setApplicationName("engram");
  const QString file = argc > 1 ? argv[1] : "";
  engram::ui::LiveBridge bridge(argc > 2 ? large() : small());
  const engram::ui::Keeper keeper(bridge, {[&] { return file; }, [] { return true; }},
                                  engram::ui::RecoveryFolder::standard());
  bridge.setSpeed(200);
  bridge.start();
  bridge.play();
  int number = 0;
  QTimer timer;
  QObject::connect(&timer, &QTimer::timeout, [&] { change(bridge, ++number); });
  timer.start(every_ms);
  return QApplication::exec();
}
