// Both values of a control in which the sides of a comparison differ, and the way to make them equal.
#pragma once

#include <QWidget>

#include "core/scenario/scenario.h"

class QToolButton;

namespace engram::ui {

class SideRow : public QWidget {
  Q_OBJECT
 public:
  explicit SideRow(QWidget* parent = nullptr);

  /// The values in words, and the side that the control sets; nothing: both. `name` is that of the control.
  void present(const QString& name, const QString& a, const QString& b, std::optional<Side> sets);

  /// Shows the value of one side; checked if that is the one that the control sets.
  [[nodiscard]] QToolButton& chip(Side side) const { return *chips_[side == Side::b]; }
  /// Makes both sides equal.
  [[nodiscard]] QToolButton& equal() const { return *equal_; }

 signals:
  void picked(Side side);
  void equalWanted();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showWords();

  QString words_[2];
  QToolButton* chips_[2];
  QToolButton* equal_;
};

}  // namespace engram::ui
