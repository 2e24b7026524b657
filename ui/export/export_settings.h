// What was chosen when something was last taken along.
#pragma once

#include "ui/export/picture.h"

namespace engram::ui {

/// The picture as it was last exported; what was never chosen is as PictureOptions have it.
[[nodiscard]] PictureOptions lastPicture();
void rememberPicture(const PictureOptions& options);

/// A file of this name in the folder that was last used, which does not exist yet: a number is added if need be.
/// `title` may have any characters.
[[nodiscard]] QString proposedFile(const QString& title, const QString& suffix);
void rememberFolderOf(const QString& file);

}  // namespace engram::ui
