#include "ui/window/scenario_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QImageReader>
#include <QSaveFile>

#include "ui/window/render.h"

namespace engram::ui {

ScenarioRead readScenarioFile(const QString& name) {
  QFile file(name);
  if (!file.open(QIODevice::ReadOnly))
    return {.scenario = {}, .problems = {{"file", file.errorString().toStdString()}}};
  QByteArray bytes = file.readAll();
  if (bytes.startsWith("\x89PNG")) {
    file.seek(0);
    bytes = QImageReader(&file, "png").text(scenario_key).toUtf8();
    if (bytes.isEmpty())
      return {.scenario = {},
              .problems = {{"file", QCoreApplication::translate("ScenarioText",
                                                                "this picture holds no scenario; only "
                                                                "pictures written by engram do")
                                        .toStdString()}}};
  }
  return read_scenario(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                       default_memory_limit());
}

QString writeScenarioFile(const QString& name, const Scenario& scenario) {
  QSaveFile file(name);
  const QByteArray text = QByteArray::fromStdString(write_scenario(scenario));
  if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) return {};
  return file.errorString();
}

}  // namespace engram::ui
