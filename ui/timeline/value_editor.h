// An editor for one live value, of the kind that fits it.
#pragma once

#include <QWidget>
#include <string>
#include <variant>

#include "core/scenario/scenario.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace engram::ui {

/// Numbers, choices, flags, and a stimulus have fields; interventions are text as in a scenario file.
class ValueEditor : public QWidget {
  Q_OBJECT
 public:
  ValueEditor(const std::string& path, const Json& value, QWidget* parent = nullptr);

  [[nodiscard]] const std::string& path() const { return path_; }
  /// What is there, or why it is no value. Ranges are not looked at.
  [[nodiscard]] std::variant<Json, QString> value() const;
  /// The field that is typed into first.
  [[nodiscard]] QWidget& first() const { return *first_; }

 signals:
  void edited();

 private:
  void addStimulus(const Json& value);
  void addSingle(const Json& value);
  QLineEdit* addLine(const QString& text, const QString& name);
  void add(QWidget* widget, const QString& name);
  [[nodiscard]] std::variant<Json, QString> single() const;
  [[nodiscard]] std::variant<Json, QString> stimulus() const;
  [[nodiscard]] std::variant<Json, QString> written() const;

  std::string path_;
  QWidget* first_ = nullptr;
  QLineEdit *line_ = nullptr, *memory_ = nullptr, *strength_ = nullptr;
  QComboBox* choice_ = nullptr;
  QCheckBox *flag_ = nullptr, *on_ = nullptr, *centred_ = nullptr;
};

/// The value of `p` at a live path, as a scenario file has it.
[[nodiscard]] Json liveValue(const Parameters& p, const std::string& path);

}  // namespace engram::ui
