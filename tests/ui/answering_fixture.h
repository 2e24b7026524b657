// A window with no settings of earlier tests, and answers to the dialogs it opens.
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTimer>

#include "tests/ui/window_fixture.h"

namespace engram::ui {

/// Comes before the window among the bases of a fixture.
struct FreshSettings {
  FreshSettings() { QSettings().clear(); }
  ~FreshSettings() { QSettings().clear(); }
};

class AnsweringTest : private FreshSettings, public WindowTest {
 protected:
  /// Answers the next dialog of this kind by `act`; `answered` counts.
  template <class Dialog>
  void answer(std::function<void(Dialog&)> act) {
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, timer, [this, timer, act] {
      auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
      if (dialog == nullptr) return;
      ++answered;
      timer->deleteLater();
      timer->stop();
      act(*dialog);
    });
    timer->start(10);
  }
  void press(QMessageBox::StandardButton button) {
    answer<QMessageBox>([button](QMessageBox& box) { box.button(button)->click(); });
  }
  /// Types a name into the next file dialog and accepts it; `proposed` becomes what stood there.
  void name(const QString& file, QString* proposed = nullptr) {
    answer<QFileDialog>([file, proposed](QFileDialog& dialog) {
      auto* field = dialog.findChild<QLineEdit*>("fileNameEdit");
      ASSERT_NE(field, nullptr);
      if (proposed != nullptr) *proposed = field->text();
      field->setText(file);
      QTest::keyClick(field, Qt::Key_Return);
    });
  }
  /// A change that is not saved.
  void change() { type(control<NumberControl>("dynamics.theta").field(), "0.8"); }

  int answered = 0;
};

}  // namespace engram::ui
