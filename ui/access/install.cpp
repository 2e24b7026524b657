#include "ui/access/install.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "ui/access/accessible_plot.h"
#include "ui/access/accessible_slider.h"
#include "ui/access/accessible_timeline.h"
#include "ui/panels/value_slider.h"
#include "ui/plots/live_plot.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/understand/formula_sheet.h"
#include "ui/understand/weight_picture.h"

namespace engram::ui {
namespace {

QAccessibleInterface* interfaceFor(const QString&, QObject* object) {
  if (auto* slider = qobject_cast<ValueSlider*>(object)) return new AccessibleSlider(*slider);
  if (auto* plot = qobject_cast<LivePlot*>(object)) return new AccessiblePlot(*plot);
  if (auto* timeline = qobject_cast<TimelineBar*>(object)) return new AccessibleTimeline(*timeline);
  if (auto* sheet = qobject_cast<FormulaSheet*>(object)) return new QAccessibleWidget(sheet, QAccessible::Equation);
  if (auto* weights = qobject_cast<WeightPicture*>(object)) return new QAccessibleWidget(weights, QAccessible::Graphic);
  return nullptr;
}

}  // namespace

void installAccessibility() { QAccessible::installFactory(interfaceFor); }

}  // namespace engram::ui
