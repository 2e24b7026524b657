#include "ui/access/accessible_plot.h"

#include <QGraphicsView>

#include "ui/plots/live_plot.h"

namespace engram::ui {

AccessiblePlot::AccessiblePlot(LivePlot& plot) : QAccessibleWidget(&plot, QAccessible::Chart) {}

QString AccessiblePlot::text(QAccessible::Text kind) const {
  if (kind == QAccessible::Value || kind == QAccessible::Description) {
    const QString newest = static_cast<const LivePlot*>(object())->newestInWords();
    if (!newest.isEmpty()) return newest;
  }
  return QAccessibleWidget::text(kind);
}

QList<QWidget*> AccessiblePlot::controls() const {
  QList<QWidget*> result;
  for (QWidget* each : object()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
    if (!each->isWindow() && qobject_cast<QGraphicsView*>(each) == nullptr) result << each;
  return result;
}

int AccessiblePlot::childCount() const { return static_cast<int>(controls().size()); }

QAccessibleInterface* AccessiblePlot::child(int index) const {
  return QAccessible::queryAccessibleInterface(controls().value(index));
}

int AccessiblePlot::indexOfChild(const QAccessibleInterface* child) const {
  return child == nullptr ? -1 : static_cast<int>(controls().indexOf(qobject_cast<QWidget*>(child->object())));
}

}  // namespace engram::ui
