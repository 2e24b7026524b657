// The program's icons: one family of line drawings, coloured for the theme.
#pragma once

#include <QColor>
#include <QIcon>

namespace engram::ui {

/// Icon `name` of resources/icons in `color`; disabled it is paler. Sharp at every size and scale. Empty if there is
/// none of that name. `checked` is its colour on a button that is pressed in, if that is another one.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color, const QColor& checked = {});

}  // namespace engram::ui
