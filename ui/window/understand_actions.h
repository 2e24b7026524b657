// The panel "Understand": shown or hidden, and its pages.
#pragma once

#include <QAction>
#include <QObject>
#include <array>

#include "ui/plots/theme.h"
#include "ui/understand/understand_page.h"

class QMainWindow;
class QMenu;

namespace engram::ui {

class UnderstandPanel;

class UnderstandActions : public QObject {
  Q_OBJECT
 public:
  explicit UnderstandActions(QMainWindow* window);

  /// From now on the actions are about this panel; it is shown if it was when the program was closed.
  void attach(UnderstandPanel& panel);
  void addTo(QMenu& menu);
  /// Shows or hides the panel; the choice is kept.
  [[nodiscard]] QAction& shown() const { return *shown_; }
  /// Shows the panel at this page.
  [[nodiscard]] QAction& page(UnderstandPage page) const { return *pages_[static_cast<std::size_t>(page)]; }
  void open(UnderstandPage page);
  /// Draws the icon anew.
  void setTheme(const Theme& theme);

 signals:
  void shownChanged(bool shown);

 private:
  void show(bool on);

  UnderstandPanel* panel_ = nullptr;
  QAction* shown_;
  std::array<QAction*, understand_pages> pages_{};
};

}  // namespace engram::ui
