// The name of a control: with a dot when the value is not the default, and with ≠ when the sides of a comparison differ
// in it; a double click resets it.
#pragma once

#include "ui/panels/elided_label.h"

namespace engram::ui {

class ControlLabel : public ElidedLabel {
  Q_OBJECT
 public:
  /// `symbol` is written muted behind the name.
  ControlLabel(const QString& name, const QString& symbol, QWidget* parent = nullptr);

  void setOffDefault(bool off);
  [[nodiscard]] bool offDefault() const { return off_default_; }
  void setUnlinked(bool unlinked);
  [[nodiscard]] bool unlinked() const { return unlinked_; }

 signals:
  void clicked();
  void doubleClicked();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  bool off_default_ = false, unlinked_ = false, pressed_ = false;
};

}  // namespace engram::ui
