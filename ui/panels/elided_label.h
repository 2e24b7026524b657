// A line of plain text that ends in "…" where it has no room.
#pragma once

#include <QLabel>

namespace engram::ui {

/// It never widens what it lies in. The whole text should be in its tooltip.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

  /// What is shown of the text.
  [[nodiscard]] QString shownText() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace engram::ui
