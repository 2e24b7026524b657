// One axis of an experiment: which parameter, from where to where, in how many steps.
#pragma once

#include <QLocale>
#include <QWidget>

#include "ui/experiments/experiment_choice.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace engram::ui {

class RangeEditor : public QWidget {
  Q_OBJECT
 public:
  /// `name` is what a screen reader calls it. `optional`: it may have no parameter at all.
  RangeEditor(const QString& name, bool optional, QWidget* parent = nullptr);

  /// The network that ranges are suggested for.
  void setNetwork(const Parameters& p) { network_ = p; }
  void setRange(const std::optional<RangeChoice>& range);
  /// Nothing: no parameter is chosen, or what is typed is no range, which problem() says.
  [[nodiscard]] std::optional<RangeChoice> range() const;
  [[nodiscard]] QString problem() const;

  [[nodiscard]] QComboBox& parameter() const { return *parameter_; }
  [[nodiscard]] QLineEdit& from() const { return *from_; }
  [[nodiscard]] QLineEdit& to() const { return *to_; }
  [[nodiscard]] QSpinBox& count() const { return *count_; }
  [[nodiscard]] QComboBox& scale() const { return *scale_; }

 signals:
  void changed();

 private:
  void suggest();
  void follow();
  [[nodiscard]] static std::optional<double> numberIn(const QLineEdit& edit);

  Parameters network_;
  QComboBox *parameter_, *scale_;
  QLineEdit *from_, *to_;
  QSpinBox* count_;
  QWidget* values_;
};

}  // namespace engram::ui
