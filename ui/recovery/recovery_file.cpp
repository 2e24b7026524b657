#include "ui/recovery/recovery_file.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>

#include "core/scenario/json.h"
#include "engram_version.h"

namespace engram::ui {
namespace {

constexpr int format = 1;
const char* const mark = "engram_recovery";

QString words(const char* text) { return QCoreApplication::translate("RecoveryFile", text); }

/// The value under `key`, or `otherwise` if there is none of this kind.
std::int64_t wholeNumber(const Json& document, const char* key, std::int64_t otherwise) {
  const Json* value = find_in(document, key);
  return value != nullptr && value->is_number_integer() ? value->get<std::int64_t>() : otherwise;
}
QString text(const Json& document, const char* key) {
  const Json* value = find_in(document, key);
  return value != nullptr && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
}

KeptState stateOf(const Json& document) {
  KeptState state;
  state.file = text(document, "file");
  const Json* modified = find_in(document, "modified");
  state.modified = modified == nullptr || *modified != false;
  state.changes = static_cast<int>(std::clamp<std::int64_t>(wholeNumber(document, "changes", 0), 0, 1 << 30));
  state.place.step = std::max<std::int64_t>(0, wholeNumber(document, "step", 0));
  state.place.reached = std::max(state.place.step, wholeNumber(document, "reached", 0));
  state.written = QDateTime::fromString(text(document, "written"), Qt::ISODateWithMs);
  return state;
}

/// Why the document is none that this program can read; empty: nothing speaks against it.
QString problemOf(const Json& document) {
  const std::int64_t version = document.is_object() ? wholeNumber(document, mark, 0) : 0;
  if (version > format) return words("it was written by a newer version of Engram");
  if (version < 1 || !document.contains("scenario")) return words("it does not hold a session");
  return {};
}

QString inWords(const Problems& problems) {
  if (problems.empty()) return words("it does not hold a session");
  const Problem& first = problems.front();
  return QString::fromStdString(first.path.empty() ? first.message : first.path + ": " + first.message);
}

}  // namespace

QByteArray recoveryText(const KeptState& state, const Session& session) {
  Json document = Json::object();
  document[mark] = format;
  document["version"] = ENGRAM_VERSION;
  document["written"] = state.written.toUTC().toString(Qt::ISODateWithMs).toStdString();
  document["file"] = state.file.toStdString();
  document["modified"] = state.modified;
  document["changes"] = state.changes;
  document["step"] = state.place.step;
  document["reached"] = state.place.reached;
  document["scenario"] = session.scenario().document;
  return QByteArray::fromStdString(document.dump());
}

RecoveryRead readRecovery(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {.state = {}, .session = {}, .problem = file.errorString()};
  const QByteArray bytes = file.readAll();
  Problems problems;
  const Json document =
      parse_json(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), problems);
  if (!problems.empty()) return {.state = {}, .session = {}, .problem = words("it is damaged: ") + inWords(problems)};
  if (QString problem = problemOf(document); !problem.isEmpty())
    return {.state = {}, .session = {}, .problem = problem};
  ScenarioRead read = read_document(document["scenario"], default_memory_limit());
  RecoveryRead result{.state = stateOf(document), .session = {}, .problem = {}};
  if (read.scenario) result.session = Session(std::move(*read.scenario));
  else result.problem = inWords(read.problems);
  return result;
}

}  // namespace engram::ui
