// A line for a typed value: Enter applies, Esc reverts, arrow keys step.
#pragma once

#include <QLineEdit>

namespace engram::ui {

class ValueField : public QLineEdit {
  Q_OBJECT
 public:
  explicit ValueField(QWidget* parent = nullptr);

  /// Makes it as wide as the longest of these texts needs, whatever the font; `bold`: also in bold letters.
  void setRoomFor(const QStringList& texts, bool bold = true);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  /// Enter, or the focus went elsewhere after something was typed.
  void committed(const QString& text);
  void reverted();
  /// Up and Down give ±1, Page Up and Page Down ±10.
  void stepped(int steps);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  QStringList room_for_;
  bool bold_ = true;
};

}  // namespace engram::ui
