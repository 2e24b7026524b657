// How things are shown: theme, notes, full screen.
#pragma once

#include <QActionGroup>
#include <QObject>

class QMenu;
class QMainWindow;

namespace engram::ui {

class ViewActions : public QObject {
  Q_OBJECT
 public:
  enum class ThemeChoice { system, light, dark };

  explicit ViewActions(QMainWindow* window);

  void addTo(QMenu& menu);

  [[nodiscard]] ThemeChoice theme() const { return theme_; }
  void chooseTheme(ThemeChoice choice);
  /// The themes to choose from, once addTo() was called; the one in use is checked.
  [[nodiscard]] QList<QAction*> themes() const { return themes_->actions(); }
  /// The switch for the scenario's notes; the choice is kept. It can be used while there are notes.
  [[nodiscard]] QAction& notes() const { return *notes_; }

 signals:
  void themeChanged();
  void notesChanged();

 private:
  void makeTheme(QMenu& menu);

  QMainWindow* window_;
  QActionGroup* themes_;
  QAction *notes_, *full_screen_;
  ThemeChoice theme_;
};

}  // namespace engram::ui
