// Words over the whole window while a file is dragged over it.
#pragma once

#include <QWidget>

#include "ui/plots/theme.h"

namespace engram::ui {

class DropOverlay : public QWidget {
  Q_OBJECT
 public:
  explicit DropOverlay(QWidget* window);

  void setTheme(const Theme& theme);

  /// Letting go does what `text` says; or does nothing, and `text` says why.
  void invite(const QString& text);
  void refuse(const QString& text);
  [[nodiscard]] QString text() const { return text_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void present(const QString& text, bool welcome);

  Theme theme_;
  QString text_;
  bool welcome_ = true;
};

}  // namespace engram::ui
