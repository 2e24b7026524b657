// Files that are there whole or not at all.
#pragma once

#include <QByteArray>
#include <QString>

namespace engram::ui {

/// Writes `bytes` under another name first and then renames. Why it could not be written, with the file and what to do;
/// empty: it was. A file that was there before is as it was then.
[[nodiscard]] QString writeWhole(const QString& file, const QByteArray& bytes);

/// Why nothing should be renamed to `file`: something is there that is no file, such as a folder or a device. Empty:
/// nothing speaks against it.
[[nodiscard]] QString targetProblem(const QString& file);

/// The same words for a file that another part could not write because of `reason`.
[[nodiscard]] QString writeProblem(const QString& file, const QString& reason);

}  // namespace engram::ui
