#include "ui/export/data_job.h"

#include <QSaveFile>
#include <optional>

#include "core/experiment/recording.h"
#include "ui/export/device_stream.h"
#include "ui/export/whole_file.h"

namespace engram::ui {
namespace {

/// A table on its way to a file.
struct Table {
  explicit Table(const QString& name) : file(name) {}

  /// Why it cannot be written; empty: it can.
  QString open() {
    if (file.fileName().isEmpty()) return {};
    if (QString problem = targetProblem(file.fileName()); !problem.isEmpty()) return problem;
    if (!file.open(QIODevice::WriteOnly)) return writeProblem(file.fileName(), file.errorString());
    stream.emplace(file);
    return {};
  }
  [[nodiscard]] bool well() const { return !stream || stream->good(); }
  [[nodiscard]] std::ostream* out() { return stream ? &*stream : nullptr; }
  QString commit() {
    if (!stream) return {};
    stream->flush();
    if (stream->good() && file.flush() && file.commit()) return {};  // commit() does not notice a failed flush
    return writeProblem(file.fileName(), file.errorString());
  }

  QSaveFile file;
  std::optional<DeviceStream> stream;
};

}  // namespace

DataJob::DataJob(const Session& session, const DataOptions& options, QObject* parent)
    : QObject(parent), session_(session), options_(options) {
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

DataJob::~DataJob() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void DataJob::work(const std::stop_token& stop) {
  bool complete = false;
  QString problem;
  try {
    problem = write(stop, complete);
  } catch (const std::bad_alloc&) {
    problem = tr("There is not enough memory to run the network a second time. Make it smaller.");
  } catch (const std::exception& error) {
    problem = QString::fromUtf8(error.what());
  }
  QMetaObject::invokeMethod(
      this, [this, complete, problem] { emit finished(complete, problem); }, Qt::QueuedConnection);
}

QString DataJob::write(const std::stop_token& stop, bool& complete) {
  const Scenario scenario = ending_at(session_.scenario(), options_.last);
  std::string refusal;
  const auto memories = chosen_memories(options_.memories.toStdString(), scenario.parameters, refusal);
  if (!memories) return tr("Memories: %1").arg(QString::fromStdString(refusal));
  Table trace(options_.trace), spikes(options_.spikes);
  for (Table* table : {&trace, &spikes})
    if (QString problem = table->open(); !problem.isEmpty()) return problem;
  auto started = Run::start(session_, options_.side, stop);
  if (std::holds_alternative<std::monostate>(started)) return {};
  if (const auto* problem = std::get_if<Problem>(&started)) return QString::fromStdString(problem->message);

  Run& run = *std::get<std::unique_ptr<Run>>(started);
  const auto watch = [&](const Run& now) {
    step_ = now.now();
    return trace.well() && spikes.well();
  };
  const std::int64_t reached =
      record(run, scenario, options_.side, options_.last,
             {.trace = trace.out(), .spikes = spikes.out(), .memories = *memories}, watch, stop);
  for (Table* table : {&trace, &spikes})
    if (!table->well()) return writeProblem(table->file.fileName(), table->file.errorString());
  if (reached < options_.last) return {};  // cancelled; what was written goes with the tables
  for (Table* table : {&trace, &spikes})
    if (QString problem = table->commit(); !problem.isEmpty()) return problem;
  complete = true;
  return {};
}

double estimatedBytes(const DataOptions& options, std::size_t columns, double spikesPerStep) {
  constexpr double number = 18, step_and_rates = 30, spike = 12;
  const auto steps = static_cast<double>(options.last + 1);
  double bytes = 0;
  if (!options.trace.isEmpty()) bytes += steps * (step_and_rates + 2 * number * static_cast<double>(columns));
  if (!options.spikes.isEmpty()) bytes += steps * spikesPerStep * spike;
  return bytes;
}

}  // namespace engram::ui
