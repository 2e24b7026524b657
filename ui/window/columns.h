// The columns of the window: parameters, plots, notes.
#pragma once

#include <QSplitter>

namespace engram::ui {

/// They take what height there is, once everything above and below them has what it wants.
class Columns : public QSplitter {
 public:
  using QSplitter::QSplitter;
  [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
};

}  // namespace engram::ui
