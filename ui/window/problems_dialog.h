// Why a file cannot be opened: every problem with its place, readable and to be copied.
#pragma once

#include <QDialog>

#include "core/model/problem.h"

namespace engram::ui {

class ProblemsDialog : public QDialog {
  Q_OBJECT
 public:
  ProblemsDialog(const QString& file, const Problems& problems, QWidget* parent = nullptr);

  /// The list as plain text, one problem a line: "path: message".
  [[nodiscard]] static QString plainText(const Problems& problems);
};

}  // namespace engram::ui
