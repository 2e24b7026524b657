// What the page of the theory says.
#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/theory/validity.h"
#include "ui/bridge/live_bridge.h"
#include "ui/panels/parameter_texts.h"
#include "ui/understand/theory_view.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

/// What theory says of a run, in one line.
QString verdict(const TheoryOfSide& theory) {
  const auto& point = theory.retrieval;
  switch (class_of(point)) {
    case RegionClass::recalled:
      return TheoryView::tr("Theory: retrieves, <i>m</i> = %1").arg(valueText(*point.overlap, 2));
    case RegionClass::missed:
      return TheoryView::tr("Theory: a memory would stay (<i>m</i> = %1), but this cue misses it")
          .arg(valueText(*point.overlap, 2));
    case RegionClass::none:
      break;
  }
  return TheoryView::tr("Theory: no retrieval");
}

QString listOf(const std::vector<std::string>& texts, const QString& between) {
  QStringList list;
  for (const std::string& each : texts) list += QString::fromStdString(each).toHtmlEscaped();
  return list.join(between);
}

}  // namespace

void TheoryView::presentWords(const Part& part) {
  part.words_row->setVisible(part.theory != nullptr);
  part.badge->setVisible(parts_[1].theory != nullptr);
  if (!part.theory) return;
  part.words->setText(verdict(*part.theory));
  const auto left_out = left_out_of_theory(part.theory->parameters);
  part.left_out->setVisible(!left_out.empty());
  part.left_out->setText(tr("Not in the theory: %1.").arg(listOf(left_out, QStringLiteral(", "))));
}

void TheoryView::presentLimits() {
  std::vector<std::string> limits = limits_of_theory(parts_[0].theory->parameters);
  if (parts_[1].theory)
    for (const std::string& each : limits_of_theory(parts_[1].theory->parameters))
      if (std::find(limits.begin(), limits.end(), each) == limits.end()) limits.push_back(each);
  QString text = tr("A theory of the first steps and of many neurons.");
  if (!limits.empty())
    text += QStringLiteral("<ul style=\"margin:4px 0 0 -24px\"><li>%1</li></ul>")
                .arg(listOf(limits, QStringLiteral("</li><li>")));
  limits_->setText(text);
}

void TheoryView::setBoth(std::optional<Side> side, const RegionGrid& grid, double x, double y) {
  const auto json = [](const RegionAxis& axis, double value) {
    return axis.whole ? Json(static_cast<std::int64_t>(std::llround(value))) : Json(value);
  };
  const QString a = parameterText(grid.axes[0].path).symbol, b = parameterText(grid.axes[1].path).symbol;
  const LiveBridge::Values values{{std::string(grid.axes[0].path), json(grid.axes[0], x)},
                                  {std::string(grid.axes[1].path), json(grid.axes[1], y)}};
  const Problems problems =
      bridge_.setAll(tr("change of %1 and %2").arg(a, b), values, bridge_.compares() ? side : std::nullopt);
  if (!problems.empty()) return emit message(tr("Not possible: %1").arg(QString::fromStdString(problems[0].message)));
  const QLocale locale;
  QString words = tr("%1 = %2 and %3 = %4").arg(a, locale.toString(x, 'g', 6), b, locale.toString(y, 'g', 6));
  if (grid.axes[0].whole) words += tr(": a new network with the same seeds, from step 0");
  else if (bridge_.compares() && side) words += tr(" on side %1").arg(*side == Side::a ? 'A' : 'B');
  emit message(words + '.');
}

}  // namespace engram::ui
