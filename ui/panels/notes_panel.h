// What to look at in the scenario that runs: its title and notes, to be read beside the plots.
#pragma once

#include <QColor>
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
  /// Of links in the notes.
  void setLinkColor(const QColor& color);

  [[nodiscard]] bool hasNotes() const { return !notes_.isEmpty(); }
  [[nodiscard]] QString title() const;
  /// The notes as they are read, without the marks of Markdown.
  [[nodiscard]] QString plainText() const;

  /// It grows with its letters, but not so far that the plots have no room.
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// A link like [Theory](engram:theory) was followed: that page of "Understand" is wanted.
  void pageWanted(const QString& page);

 private:
  void colorLinks();

  QString notes_;
  QColor link_;
  QLabel* title_;
  QTextBrowser* text_;
};

}  // namespace engram::ui
