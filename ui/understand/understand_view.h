// One way to look closely at the runs: a page of the panel "Understand".
#pragma once

#include <QWidget>

#include "core/live/inspection.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// A page gets no frames while it is not in sight.
class UnderstandView : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;

  virtual void setTheme(const Theme& theme) = 0;
  /// Adds what it needs to know while it is in sight (LiveBridge::inspection() has the answers).
  virtual void addTo(Question& question) const { static_cast<void>(question); }
  /// Shows what there is now: some twenty times a second while it is in sight, and at once when it comes in sight.
  virtual void refresh() = 0;

 signals:
  /// A click wants to be told in the bottom line.
  void message(const QString& text);
};

}  // namespace engram::ui
