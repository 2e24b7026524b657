// Where a file goes: its name with the folder, typed or chosen.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace engram::ui {

class TargetField : public QWidget {
  Q_OBJECT
 public:
  /// `suffixes`: as ".png"; the first is added to a name without one of them. Empty: a folder's name, with none.
  explicit TargetField(QWidget* parent = nullptr);

  void setSuffixes(const QStringList& suffixes);
  void setFile(const QString& file);
  /// With the suffix; empty if nothing was typed.
  [[nodiscard]] QString file() const;
  /// Asks whether a file that is there may be replaced, unless that was asked when it was chosen. True: go ahead.
  [[nodiscard]] bool mayWrite();

  [[nodiscard]] QLineEdit& edit() const { return *edit_; }

 signals:
  void changed();

 private:
  void choose();

  QLineEdit* edit_;
  QPushButton* button_;
  QStringList suffixes_;
  QString replaceable_;
};

}  // namespace engram::ui
