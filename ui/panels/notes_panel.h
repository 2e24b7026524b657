// What to look at in the scenario that runs: its title and notes, to be read beside the plots.
#pragma once

#include <QFrame>

class QLabel;
class QTextBrowser;

namespace engram::ui {

class NotesPanel : public QFrame {
  Q_OBJECT
 public:
  explicit NotesPanel(QWidget* parent = nullptr);

  /// Notes are Markdown. The place of a reader who has scrolled is kept while they stay the same.
  void present(const QString& title, const QString& notes);

  [[nodiscard]] bool hasNotes() const { return !notes_.isEmpty(); }
  [[nodiscard]] QString title() const;
  /// The notes as they are read, without the marks of Markdown.
  [[nodiscard]] QString plainText() const;

  /// It grows with its letters, but not so far that the plots have no room.
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 private:
  QString notes_;
  QLabel* title_;
  QTextBrowser* text_;
};

}  // namespace engram::ui
