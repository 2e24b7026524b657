// The program's icons: one family of line drawings, coloured for the theme.
#pragma once

#include <QColor>
#include <QIcon>

namespace engram::ui {

/// Icon `name` of resources/icons in `color`; disabled it is paler. Empty if there is none of that name.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

}  // namespace engram::ui
