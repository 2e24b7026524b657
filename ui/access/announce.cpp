#include "ui/access/announce.h"

#include <QWidget>

namespace engram::ui {
namespace {

AnnouncementListener& listener() {
  static AnnouncementListener one;
  return one;
}

void tell(QAccessibleEvent& event) {
  if (listener()) listener()(event.type(), event.object());
  if (QAccessible::isActive()) QAccessible::updateAccessibility(&event);
}

}  // namespace

void announce(QWidget& widget, const QString& text) {
  if (text.isEmpty()) return;
  QAccessibleEvent event(&widget, QAccessible::Alert);
  tell(event);
}

void announceValue(QWidget& widget, const QVariant& value) {
  QAccessibleValueChangeEvent event(&widget, value);
  tell(event);
}

void listenToAnnouncements(AnnouncementListener each) { listener() = std::move(each); }

}  // namespace engram::ui
