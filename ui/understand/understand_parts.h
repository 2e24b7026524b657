// Pieces that the pages of "Understand" share.
#pragma once

#include <QLabel>
#include <QWidget>

#include "core/scenario/scenario.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// A label for sentences: they wrap, and may be rich text.
[[nodiscard]] QLabel* wrappedLabel(QWidget* parent, bool muted = false);

/// The letter of a side in its colour; hidden at first, since without a comparison there are no sides.
[[nodiscard]] QLabel* sideBadge(Side side, QWidget* parent);

/// A small picture in the theme's colours and letters.
class SmallPicture : public QWidget {
 public:
  explicit SmallPicture(QWidget* parent);

  void setTheme(const Theme& theme);

 protected:
  [[nodiscard]] const Theme& theme() const { return theme_; }
  /// Of numbers and names.
  [[nodiscard]] QFont smallFont() const;

 private:
  Theme theme_;
};

}  // namespace engram::ui
