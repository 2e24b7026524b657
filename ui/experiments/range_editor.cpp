#include "ui/experiments/range_editor.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/experiments/figure.h"

namespace engram::ui {
namespace {

QString number(double value) {
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  return locale.toString(value, 'g', 6);
}

}  // namespace

RangeEditor::RangeEditor(const QString& name, bool optional, QWidget* parent)
    : QWidget(parent),
      parameter_(new QComboBox(this)),
      scale_(new QComboBox(this)),
      from_(new QLineEdit(this)),
      to_(new QLineEdit(this)),
      count_(new QSpinBox(this)),
      values_(new QWidget(this)) {
  if (optional) parameter_->addItem(tr("none"), QString());
  for (const std::string& path : axis_paths()) parameter_->addItem(axisWords(path), QString::fromStdString(path));
  scale_->addItem(tr("even steps"), false);
  scale_->addItem(tr("even ratios"), true);
  count_->setRange(2, 500);
  parameter_->setAccessibleName(name);
  from_->setAccessibleName(tr("%1: from").arg(name));
  to_->setAccessibleName(tr("%1: to").arg(name));
  count_->setAccessibleName(tr("%1: number of values").arg(name));
  scale_->setAccessibleName(tr("%1: distances").arg(name));
  parameter_->setToolTip(tr("The parameter that changes from point to point"));
  count_->setToolTip(tr("How many values, both ends included"));
  scale_->setToolTip(tr("Even steps: the same difference from value to value. Even ratios: a logarithmic axis."));
  parameter_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  parameter_->setMinimumContentsLength(14);

  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  rows->addWidget(parameter_);
  auto* cells = new QGridLayout(values_);
  cells->setContentsMargins(0, 0, 0, 0);
  cells->setSpacing(4);
  cells->addWidget(from_, 0, 0);
  cells->addWidget(new QLabel(tr("to"), values_), 0, 1);
  cells->addWidget(to_, 0, 2);
  cells->addWidget(new QLabel(tr("in"), values_), 0, 3);
  cells->addWidget(count_, 0, 4);
  cells->addWidget(scale_, 1, 0, 1, 5);
  cells->setColumnStretch(0, 1);
  cells->setColumnStretch(2, 1);
  rows->addWidget(values_);
  for (QLineEdit* edit : {from_, to_}) {
    edit->setMinimumWidth(48);
    connect(edit, &QLineEdit::textChanged, this, &RangeEditor::changed);
  }
  connect(count_, qOverload<int>(&QSpinBox::valueChanged), this, &RangeEditor::changed);
  connect(scale_, qOverload<int>(&QComboBox::currentIndexChanged), this, &RangeEditor::changed);
  connect(parameter_, qOverload<int>(&QComboBox::currentIndexChanged), this, &RangeEditor::suggest);
  follow();
}

void RangeEditor::follow() { values_->setVisible(!parameter_->currentData().toString().isEmpty()); }

void RangeEditor::suggest() {
  const std::string path = parameter_->currentData().toString().toStdString();
  setRange(path.empty() ? std::nullopt : std::optional(suggested_range(path, network_)));
  emit changed();
}

void RangeEditor::setRange(const std::optional<RangeChoice>& range) {
  const QSignalBlocker quiet(this);
  const QSignalBlocker still(parameter_);
  parameter_->setCurrentIndex(
      std::max(0, parameter_->findData(range ? QString::fromStdString(range->path) : QString())));
  if (range) {
    from_->setText(number(range->from));
    to_->setText(number(range->to));
    count_->setValue(range->count);
    scale_->setCurrentIndex(range->logarithmic ? 1 : 0);
  }
  follow();
}

std::optional<double> RangeEditor::numberIn(const QLineEdit& edit) {
  bool good = false;
  const double here = QLocale().toDouble(edit.text().trimmed(), &good);
  if (good) return here;
  const double there = QLocale::c().toDouble(edit.text().trimmed(), &good);
  return good ? std::optional(there) : std::nullopt;
}

QString RangeEditor::problem() const {
  if (parameter_->currentData().toString().isEmpty()) return {};
  for (const QLineEdit* edit : {from_, to_})
    if (!numberIn(*edit)) return tr("%1: “%2” is not a number").arg(parameter_->currentText(), edit->text());
  if (*numberIn(*from_) == *numberIn(*to_)) return tr("%1: both ends are the same").arg(parameter_->currentText());
  return {};
}

std::optional<RangeChoice> RangeEditor::range() const {
  const std::string path = parameter_->currentData().toString().toStdString();
  if (path.empty() || !problem().isEmpty()) return std::nullopt;
  return RangeChoice{path, *numberIn(*from_), *numberIn(*to_), count_->value(), scale_->currentData().toBool()};
}

}  // namespace engram::ui
