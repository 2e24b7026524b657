// Enter presses the button or turns the check box that has the focus, and opens a list, since Space is play and pause
// everywhere.
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
