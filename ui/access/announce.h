// Tells screen readers what happens.
#pragma once

#include <QAccessible>
#include <QString>
#include <QVariant>
#include <functional>

class QWidget;

namespace engram::ui {

/// `widget` now shows `text`, which matters now. Empty text is not told.
void announce(QWidget& widget, const QString& text);

/// The value of `widget` is another one, whoever changed it.
void announceValue(QWidget& widget, const QVariant& value);

/// Who else is told, beside screen readers; none: nobody.
using AnnouncementListener = std::function<void(QAccessible::Event, const QObject*)>;
void listenToAnnouncements(AnnouncementListener listener);

}  // namespace engram::ui
