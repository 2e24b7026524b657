#include "ui/timeline/value_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

#include "ui/bridge/intervention_json.h"
#include "ui/bridge/value_json.h"
#include "ui/panels/number_format.h"
#include "ui/timeline/change_words.h"

namespace engram::ui {
namespace {

NumberFormat formatOf(const char* path, ValueKind kind) { return {parameterText(path), kind}; }

bool isWritten(const std::string& path) { return path == "interventions" || path == "network.second_inhibitory"; }

/// The value of a file as a value of the parameter table.
Value tableValue(const ParameterInfo& row, const Json& json) {
  Parameters p;
  Problems none;
  apply_live(p, std::string(row.path), json, {}, none);
  return row.get(p);
}

}  // namespace

Json liveValue(const Parameters& p, const std::string& path) {
  if (path == "stimulus") {
    if (!p.stimulus) return nullptr;
    return {{"pattern", p.stimulus->pattern}, {"strength", p.stimulus->strength}, {"centred", p.stimulus->centred}};
  }
  if (path == "interventions") {
    Json list = Json::array();
    for (const Intervention& each : p.interventions) list.push_back(toJson(each));
    return list;
  }
  const ParameterInfo* row = find_parameter(path);
  return row == nullptr ? Json() : toJson(row->get(p));
}

ValueEditor::ValueEditor(const std::string& path, const Json& value, QWidget* parent) : QWidget(parent), path_(path) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  if (path == "stimulus") addStimulus(value);
  else if (isWritten(path)) line_ = addLine(QString::fromStdString(value.dump()), nameOfChange(path));
  else addSingle(value);
  setFocusProxy(first_);
}

void ValueEditor::add(QWidget* widget, const QString& name) {
  widget->setAccessibleName(name);
  layout()->addWidget(widget);
  if (first_ == nullptr) first_ = widget;
}

QLineEdit* ValueEditor::addLine(const QString& text, const QString& name) {
  auto* line = new QLineEdit(text, this);
  add(line, name);
  connect(line, &QLineEdit::textEdited, this, &ValueEditor::edited);
  return line;
}

void ValueEditor::addStimulus(const Json& value) {
  Parameters p;
  Problems none;
  apply_live(p, path_, value, {}, none);
  const Stimulus shown = p.stimulus.value_or(Stimulus{.pattern = 0, .strength = 2, .centred = false});
  on_ = new QCheckBox(tr("On"), this);
  add(on_, tr("Stimulus on"));
  on_->setChecked(p.stimulus.has_value());
  auto* memory_name = new QLabel(tr("memory"), this);
  layout()->addWidget(memory_name);
  memory_ = addLine(formatOf("stimulus.pattern", ValueKind::integer).text(shown.pattern), tr("Memory of the stimulus"));
  auto* strength_name = new QLabel(tr("strength"), this);
  layout()->addWidget(strength_name);
  strength_ = addLine(formatOf("stimulus.strength", ValueKind::real).text(shown.strength), tr("Strength J"));
  centred_ = new QCheckBox(tr("centred"), this);
  add(centred_, tr("Centred"));
  centred_->setChecked(shown.centred);
  for (QLineEdit* each : {memory_, strength_}) each->setMaximumWidth(each->fontMetrics().horizontalAdvance("00000000"));
  const auto follow = [this, memory_name, strength_name] {
    for (QWidget* each : QList<QWidget*>{memory_name, memory_, strength_name, strength_, centred_})
      each->setEnabled(on_->isChecked());
  };
  for (QCheckBox* each : {on_, centred_}) connect(each, &QCheckBox::toggled, this, &ValueEditor::edited);
  connect(on_, &QCheckBox::toggled, this, follow);
  follow();
}

void ValueEditor::addSingle(const Json& value) {
  const ParameterInfo* row = find_parameter(path_);
  const Value shown = tableValue(*row, value);
  const ParameterText text = parameterText(path_);
  if (row->kind == ValueKind::flag) {
    flag_ = new QCheckBox(tr("On"), this);
    flag_->setChecked(std::get<bool>(shown));
    add(flag_, fullName(text));
    connect(flag_, &QCheckBox::toggled, this, &ValueEditor::edited);
  } else if (row->kind == ValueKind::choice) {
    choice_ = new QComboBox(this);
    choice_->addItems(text.choices);
    const auto at = std::find(row->choices.begin(), row->choices.end(), std::get<std::string>(shown));
    choice_->setCurrentIndex(static_cast<int>(at - row->choices.begin()));
    add(choice_, fullName(text));
    connect(choice_, &QComboBox::currentIndexChanged, this, &ValueEditor::edited);
  } else {
    line_ = addLine(value.is_null() ? QString() : NumberFormat(text, row->kind).text(shown), fullName(text));
    line_->setToolTip(text.range.isEmpty() ? text.tooltip : text.tooltip + ' ' + tr("Allowed: %1.").arg(text.range));
    if (row->nullable) line_->setPlaceholderText(tr("as by default"));
  }
}

std::variant<Json, QString> ValueEditor::value() const {
  if (path_ == "stimulus") return stimulus();
  return isWritten(path_) ? written() : single();
}

std::variant<Json, QString> ValueEditor::single() const {
  const ParameterInfo* row = find_parameter(path_);
  if (flag_ != nullptr) return Json(flag_->isChecked());
  if (choice_ != nullptr) return Json(std::string(row->choices[static_cast<std::size_t>(choice_->currentIndex())]));
  if (row->nullable && line_->text().trimmed().isEmpty()) return Json();
  const auto read = NumberFormat(parameterText(path_), row->kind).value(line_->text());
  if (read) return toJson(*read);
  const bool whole = row->kind != ValueKind::real;
  return (whole ? tr("“%1” is not a whole number") : tr("“%1” is not a number")).arg(line_->text());
}

std::variant<Json, QString> ValueEditor::stimulus() const {
  if (!on_->isChecked()) return Json();
  const auto memory = formatOf("stimulus.pattern", ValueKind::integer).value(memory_->text());
  const auto strength = formatOf("stimulus.strength", ValueKind::real).value(strength_->text());
  if (!memory) return tr("“%1” is not a whole number").arg(memory_->text());
  if (!strength) return tr("“%1” is not a number").arg(strength_->text());
  return Json{{"pattern", toJson(*memory)}, {"strength", toJson(*strength)}, {"centred", centred_->isChecked()}};
}

std::variant<Json, QString> ValueEditor::written() const {
  Problems problems;
  Json json = parse_json(line_->text().toStdString(), problems);
  if (problems.empty()) return json;
  return tr("This cannot be read: %1").arg(QString::fromStdString(problems.front().message));
}

}  // namespace engram::ui
