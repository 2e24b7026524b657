// Every key and gesture of the program on one page that can be searched.
#pragma once

#include <QDialog>
#include <QList>

#include "ui/plots/theme.h"
#include "ui/window/gestures.h"

class QLabel;
class QLineEdit;
class QMenuBar;
class QScrollArea;

namespace engram::ui {

class ShortcutsPage : public QDialog {
  Q_OBJECT
 public:
  /// The keys of `menus` as they are now, and the gestures.
  ShortcutsPage(const QMenuBar& menus, const Theme& theme, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  [[nodiscard]] QLineEdit& search() const { return *search_; }
  /// "Ctrl+S  Save", a line for each that the search leaves, in the order of the page.
  [[nodiscard]] QStringList shownLines() const;

 private:
  struct Row {
    QWidget* widget;
    QString text;
  };
  struct Card {
    QWidget* widget;
    QList<Row> rows;
  };
  void addGroup(const KeyGroup& group, QLayout& column);
  Row addLine(const KeyLine& line, QWidget* card);
  void filter(const QString& text);

  Theme theme_;
  QLineEdit* search_;
  QScrollArea* area_;
  QLabel* nothing_;
  QList<Card> cards_;
};

/// The keys of all actions in the menus, grouped by menu; actions without a key are left out.
[[nodiscard]] std::vector<KeyGroup> keysOf(const QMenuBar& menus);

}  // namespace engram::ui
