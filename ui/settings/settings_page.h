// What people choose once: theme, language, frame rate, what is seen at the start. Everything acts at once.
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QComboBox;
class QFormLayout;
class QPushButton;

namespace engram::ui {

class SettingsPage : public QDialog {
  Q_OBJECT
 public:
  /// `themes`: the actions that choose a theme; the one in use is checked.
  explicit SettingsPage(const QList<QAction*>& themes, QWidget* parent = nullptr);

  [[nodiscard]] QComboBox& theme() const { return *theme_; }
  [[nodiscard]] QComboBox& language() const { return *language_; }
  [[nodiscard]] QComboBox& frameRate() const { return *frame_rate_; }
  [[nodiscard]] QComboBox& atStart() const { return *at_start_; }
  [[nodiscard]] QPushButton& resetButton() const { return *reset_; }

  /// Shows what is kept now.
  void refresh();

 signals:
  /// The most frames per second; 0: as the display.
  void frameLimitChosen(int frames_per_second);
  /// Everything is to be as it was at first.
  void resetChosen();

 private:
  QComboBox* addChoice(QFormLayout& form, const QString& name, const QString& hint);
  void fillTheme();
  void fillOthers();

  QList<QAction*> themes_;
  QComboBox *theme_ = nullptr, *language_ = nullptr, *frame_rate_ = nullptr, *at_start_ = nullptr;
  QPushButton* reset_ = nullptr;
};

}  // namespace engram::ui
