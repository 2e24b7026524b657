// A window that compares two sides, and what tests do with it.
#pragma once

#include <QLabel>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/panels/side_row.h"
#include "ui/panels/side_selector.h"
#include "ui/window/compare_actions.h"
#include "ui/window/edit_actions.h"
#include "ui/window/run_actions.h"

namespace engram::ui {

class ComparingTest : public WindowTest {
 protected:
  LiveBridge& bridge() { return window.bridge(); }
  SideChoice& sides() { return window.sides(); }
  QAction& compare() { return window.comparison().compare(); }
  QAction& undo() { return window.edits().undo(); }
  QAction& redo() { return window.edits().redo(); }
  SideSelector& selector() { return *window.findChild<SideSelector*>("sideSelector"); }
  [[nodiscard]] const Json& document() { return bridge().session().scenario().document; }

  [[nodiscard]] Value valueOf(const std::string& path, Side side) {
    return find_parameter(path)->get(bridge().shown(side));
  }
  /// Two sides that are equal.
  void compareEqual() {
    EXPECT_TRUE(bridge().edit("comparison", [](const Session& s) { return s.compared(Json::object()); }).empty());
    EXPECT_TRUE(bridge().compares());
  }
  static QToolButton& chip(const ParameterControl& control, Side side) { return control.sideRow()->chip(side); }
  static void click(QToolButton& button) { QTest::mouseClick(&button, Qt::LeftButton); }
  static bool rowShown(const ParameterControl& control) {
    return control.sideRow() != nullptr && !control.sideRow()->isHidden();
  }
  /// A pause long enough that the next change of the same control is one of its own.
  static void pause() { QTest::qWait(850); }
};

}  // namespace engram::ui
