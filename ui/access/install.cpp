#include "ui/access/install.h"

#include <QAccessible>

#include "ui/access/accessible_plot.h"
#include "ui/access/accessible_slider.h"
#include "ui/panels/value_slider.h"
#include "ui/plots/live_plot.h"

namespace engram::ui {
namespace {

QAccessibleInterface* interfaceFor(const QString&, QObject* object) {
  if (auto* slider = qobject_cast<ValueSlider*>(object)) return new AccessibleSlider(*slider);
  if (auto* plot = qobject_cast<LivePlot*>(object)) return new AccessiblePlot(*plot);
  return nullptr;
}

}  // namespace

void installAccessibility() { QAccessible::installFactory(interfaceFor); }

}  // namespace engram::ui
