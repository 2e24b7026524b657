// How things are shown: theme, size of the text, notes, memories, full screen.
#pragma once

#include <QActionGroup>
#include <QObject>
#include <optional>

#include "ui/plots/theme.h"
#include "ui/window/system_theme.h"

class QMenu;
class QMainWindow;

namespace engram::ui {

class ViewActions : public QObject {
  Q_OBJECT
 public:
  enum class ThemeChoice { system, light, dark, projector };

  explicit ViewActions(QMainWindow* window);

  void addTo(QMenu& menu);

  [[nodiscard]] ThemeChoice theme() const { return theme_; }
  void chooseTheme(ThemeChoice choice);
  /// The themes to choose from, once addTo() was called; the one in use is checked.
  [[nodiscard]] QList<QAction*> themes() const { return themes_->actions(); }
  /// Size of all letters, in percent of the theme's; 100 is the size that the system asks for.
  [[nodiscard]] int textPercent() const { return text_percent_; }
  void chooseTextPercent(int percent);
  /// Colours and sizes in force: choice, system, size of the text. themeChanged() says when they change.
  [[nodiscard]] Theme shownTheme() const;
  /// Draws the icons anew.
  void setTheme(const Theme& theme);
  /// Enters or leaves full screen; Esc leaves it too, where nothing else wants Esc. The menus stay on the screen, so
  /// that their keys work.
  [[nodiscard]] QAction& fullScreen() const { return *full_screen_; }
  /// The switch for the scenario's notes; the choice is kept. It can be used while there are notes.
  [[nodiscard]] QAction& notes() const { return *notes_; }
  /// The switch for the list of memories; the choice is kept.
  [[nodiscard]] QAction& memories() const { return *memories_; }

 signals:
  void themeChanged();
  void notesChanged();
  void memoriesChanged();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeNotes();
  void makeMemories();
  void makeFullScreen();
  void showFullScreen();
  void makeTheme(QMenu& menu);
  void makeTextSize(QMenu& menu);

  QMainWindow* window_;
  SystemTheme system_;
  QActionGroup *themes_, *text_sizes_;
  QAction *notes_, *memories_, *full_screen_;
  ThemeChoice theme_;
  int text_percent_;
  std::optional<Theme> icons_for_;
};

}  // namespace engram::ui
