#include "ui/start/scenario_summary.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTextDocument>

#include "ui/panels/parameter_texts.h"

namespace engram::ui {
namespace {

QString words(const char* text) { return QCoreApplication::translate("ScenarioSummary", text); }

QString ruleOf(const Parameters& p) {
  return parameterText("dynamics.update").choices.value(static_cast<int>(p.dynamics.update)).toLower();
}

/// The update rule, of both sides if they are compared.
QString rulesOf(const Scenario& scenario) {
  const QString a = ruleOf(scenario.parameters);
  if (!scenario.comparison) return a;
  const QString b = ruleOf(plan_of(scenario, Side::b).start());
  return a == b ? words("%1, A and B").arg(a) : words("A %1, B %2").arg(a, b);
}

}  // namespace

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
  return {.title = QString::fromStdString(scenario.title),
          .tagline = firstSentence(QString::fromStdString(scenario.notes)),
          .size = words("N %1  ·  M %2  ·  %3")
                      .arg(locale.toString(qlonglong{p.network.excitatory}),
                           locale.toString(qlonglong{p.network.patterns}), rulesOf(scenario))};
}

}  // namespace engram::ui
