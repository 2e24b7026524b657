// What the mouse and keys do without being in a menu. A new gesture is one new row in gestures.cpp.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace engram::ui {

/// One line of the page of keys: what is pressed or done, and what happens then.
struct KeyLine {
  QStringList keys;  // alternatives, as they are read: "Ctrl+S", "Double-click"
  QString what;
};

struct KeyGroup {
  QString title;
  std::vector<KeyLine> lines;
};

/// The groups of gestures, in the order of the page.
[[nodiscard]] std::vector<KeyGroup> gestures();

}  // namespace engram::ui
