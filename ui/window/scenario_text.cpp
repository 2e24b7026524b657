#include "ui/window/scenario_text.h"

#include <QFile>
#include <QSaveFile>

namespace engram::ui {

ScenarioRead readScenarioFile(const QString& name) {
  QFile file(name);
  if (!file.open(QIODevice::ReadOnly))
    return {.scenario = {}, .problems = {{"file", file.errorString().toStdString()}}};
  const QByteArray bytes = file.readAll();
  return read_scenario(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                       default_memory_limit());
}

QString writeScenarioFile(const QString& name, const Scenario& scenario) {
  QSaveFile file(name);
  const QByteArray text = QByteArray::fromStdString(write_scenario(scenario));
  // commit() alone would not notice that the last bytes find no room.
  if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() && file.commit()) return {};
  return file.errorString();
}

}  // namespace engram::ui
