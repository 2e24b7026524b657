// Above a column of plots: which side of a comparison it shows, and what became of it.
#pragma once

#include <QFrame>
#include <QString>

#include "core/scenario/scenario.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// What is said about a run.
struct ColumnWords {
  QString title;      // "Sequential · θ 0.9"
  QString mechanism;  // "inhibition at once", where it tells the sides apart; may be empty
  QString outcome;    // "memory 1 held"
  QString rule;       // by which the outcome is judged
  /// "inhibition at once: memory 1 held"
  [[nodiscard]] QString sentence() const;
  bool operator==(const ColumnWords&) const = default;
};

/// A badge with the letter of the side, the title, and at the right end the outcome. Where there is no room for both,
/// the mechanism goes first, then each is shortened; the tooltip has them in full.
class ColumnHeader : public QFrame {
  Q_OBJECT

 public:
  ColumnHeader(Side side, QWidget* parent);

  void present(const ColumnWords& words);
  [[nodiscard]] const ColumnWords& words() const { return words_; }
  [[nodiscard]] Side side() const { return side_; }
  void setTheme(const Theme& theme);
  /// At the painter's origin, in logical pixels.
  void drawOn(QPainter& painter) const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QFont font(int size, bool bold) const;
  [[nodiscard]] QColor color() const;

  Side side_;
  ColumnWords words_;
  Theme theme_;
};

}  // namespace engram::ui
