// A window that runs, and what tests do with it.
#pragma once

#include <gtest/gtest.h>

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "ui/panels/choice_control.h"
#include "ui/panels/control_label.h"
#include "ui/panels/flag_control.h"
#include "ui/panels/number_control.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/value_field.h"
#include "ui/panels/value_slider.h"
#include "ui/recovery/recovery.h"
#include "ui/window/main_window.h"

namespace engram::ui {

class WindowTest : public testing::Test {
 protected:
  static constexpr int patience_ms = 5000;

  /// Waits until `condition` holds; false after some seconds.
  static bool eventually(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, patience_ms); }

  void SetUp() override {
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    ASSERT_TRUE(eventually([&] { return starts > 0; }));
  }

  /// Discards changes, so that closing asks nothing, and what the window remembered.
  void TearDown() override {
    window.recovery().finish();
    window.bridge().stop();
    QSettings().clear();
  }

  [[nodiscard]] Parameters shown() { return window.bridge().shown(); }
  /// The value that the session has for a path of the parameter table.
  [[nodiscard]] Value value(const std::string& path) { return find_parameter(path)->get(shown()); }

  template <class Control>
  [[nodiscard]] Control& control(const std::string& path) {
    return dynamic_cast<Control&>(*window.panel().control(path));
  }

  /// Types into a field and presses Enter.
  static void type(ValueField& field, const QString& text) {
    field.setFocus();
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Return);
  }

  /// A file of this text in a folder that goes with the test.
  [[nodiscard]] QString fileWith(const QByteArray& text, const QString& name = "test.engram") const {
    QFile file(folder.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return file.fileName();
  }

  QTemporaryDir folder;
  MainWindow window;
  int starts = 0;  // runs that began
  QMetaObject::Connection counting =
      QObject::connect(&window.bridge(), &LiveBridge::started, &window, [this] { ++starts; });
};

}  // namespace engram::ui
