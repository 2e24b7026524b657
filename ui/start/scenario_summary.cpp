#include "ui/start/scenario_summary.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTextDocument>

#include "ui/panels/parameter_texts.h"

namespace engram::ui {

QString firstSentence(const QString& markdown) {
  QTextDocument document;
  document.setMarkdown(markdown);
  const QString text = document.toPlainText().section('\n', 0, 0).simplified();
  // A full stop ends a sentence where a capital letter follows: "e.g. 5 %" does not.
  static const QRegularExpression end("[.!?](?=\\s+\\p{Lu})");
  const auto found = end.match(text);
  return found.hasMatch() ? text.left(found.capturedEnd()) : text;
}

ScenarioSummary summaryOf(const Scenario& scenario) {
  const Parameters& p = scenario.parameters;
  const QLocale locale;
  const QString rule = parameterText("dynamics.update").choices.value(static_cast<int>(p.dynamics.update)).toLower();
  return {.title = QString::fromStdString(scenario.title),
          .tagline = firstSentence(QString::fromStdString(scenario.notes)),
          .size = QCoreApplication::translate("ScenarioSummary", "N %1  ·  M %2  ·  %3")
                      .arg(locale.toString(qlonglong{p.network.excitatory}),
                           locale.toString(qlonglong{p.network.patterns}), rule)};
}

}  // namespace engram::ui
