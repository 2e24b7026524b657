// A small dialog with one or two typed values. It stays open while what was typed is refused, and says why.
#pragma once

#include <QDialog>
#include <QStringList>
#include <functional>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace engram::ui {

class FieldsDialog : public QDialog {
  Q_OBJECT

 public:
  /// Takes what was typed; what is wrong with it in words, or empty if it was taken.
  using Take = std::function<QString(const QStringList& typed)>;

  FieldsDialog(const QString& title, Take take, QWidget* parent);

  QLineEdit* addField(const QString& label, const QString& text);
  /// What can be typed, in a sentence below the fields; a refusal takes its place.
  void setHint(const QString& hint);
  /// What was refused, or the hint.
  [[nodiscard]] QString message() const;

  void accept() override;

 private:
  void say(const QString& text, bool error);

  Take take_;
  QFormLayout* form_;
  QLabel* message_;
  QString hint_;
  std::vector<QLineEdit*> fields_;
};

}  // namespace engram::ui
