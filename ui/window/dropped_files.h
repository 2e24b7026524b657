// Files dropped on the window, to be opened.
#pragma once

#include <QObject>

class QWidget;

namespace engram::ui {

/// One local file at a time: a window has one run.
class DroppedFiles : public QObject {
  Q_OBJECT
 public:
  explicit DroppedFiles(QWidget* window);

 signals:
  void dropped(const QString& file);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace engram::ui
