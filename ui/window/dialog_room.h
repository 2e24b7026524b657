// Dialogs are never larger than the screen, nor outside it.
#pragma once

#include <QObject>

class QMainWindow;

namespace engram::ui {

/// Looks after the dialogs of `window` as they are shown.
class DialogRoom : public QObject {
  Q_OBJECT
 public:
  explicit DialogRoom(QMainWindow* window);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QMainWindow* window_;
};

}  // namespace engram::ui
