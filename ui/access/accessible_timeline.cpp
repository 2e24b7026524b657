#include "ui/access/accessible_timeline.h"

#include "ui/timeline/change_words.h"
#include "ui/timeline/timeline_bar.h"

namespace engram::ui {

AccessibleTimeline::AccessibleTimeline(TimelineBar& bar) : QAccessibleWidget(&bar, QAccessible::Slider) {}

void* AccessibleTimeline::interface_cast(QAccessible::InterfaceType type) {
  if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
  return QAccessibleWidget::interface_cast(type);
}

QString AccessibleTimeline::text(QAccessible::Text kind) const {
  if (kind == QAccessible::Value) return TimelineBar::tr("step %1").arg(stepText(bar().step()));
  if (kind == QAccessible::Description) return bar().marksInWords();
  return QAccessibleWidget::text(kind);
}

QVariant AccessibleTimeline::currentValue() const { return qlonglong{bar().step()}; }

void AccessibleTimeline::setCurrentValue(const QVariant& value) {
  bool good = false;
  const qlonglong step = value.toLongLong(&good);
  if (good) bar().goTo(step);
}

QVariant AccessibleTimeline::maximumValue() const { return qlonglong{bar().layoutOfBar().scale().end()}; }

TimelineBar& AccessibleTimeline::bar() const { return static_cast<TimelineBar&>(*object()); }

}  // namespace engram::ui
