// One of the files used last: its name, and below it the folder.
#pragma once

#include <QAbstractButton>

#include "ui/plots/theme.h"

namespace engram::ui {

class RecentRow : public QAbstractButton {
  Q_OBJECT
 public:
  /// `name` tells it apart from the others; `file` is its absolute path.
  RecentRow(const QString& name, const QString& file, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  [[nodiscard]] const QString& file() const { return file_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QFont textFont(int pixels, QFont::Weight weight = QFont::Normal) const;

  QString file_;
  bool there_;
  Theme theme_;
};

}  // namespace engram::ui
