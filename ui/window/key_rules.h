// Enter presses the button or turns the check box that has the focus, and opens a list, since Space is play and pause
// everywhere. Home and End are the ends of a slider, list or page that has the focus; elsewhere those of time.
#pragma once

#include <QObject>

class QMainWindow;

namespace engram::ui {

class KeyRules : public QObject {
  Q_OBJECT
 public:
  explicit KeyRules(QMainWindow* window);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QMainWindow* window_;
};

}  // namespace engram::ui
