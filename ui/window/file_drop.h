// Files dragged onto the window: an overlay says what letting go will do, and the drop opens one of them.
#pragma once

#include <QMainWindow>
#include <QObject>
#include <QTimer>

#include "ui/plots/theme.h"

class QMimeData;

namespace engram::ui {

class DropOverlay;

/// Any part of the window takes a drop of files; text dragged onto a field goes to the field.
class FileDrop : public QObject {
  Q_OBJECT
 public:
  explicit FileDrop(QMainWindow* window);

  void setTheme(const Theme& theme);

  /// What is written over the window while a file is dragged over it; empty: nothing is.
  [[nodiscard]] QString shown() const;

 signals:
  /// Files that may hold a scenario, in the order they came in.
  void dropped(const QStringList& files);
  /// Nothing in the drop can be opened; `why` says what can.
  void refused(const QString& why);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void take(const QMimeData& data);

  QMainWindow* window_;
  DropOverlay* overlay_;
  QTimer leave_;  // parts of the window are left for their neighbours all the time
};

}  // namespace engram::ui
