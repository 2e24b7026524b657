#include "ui/panels/flag_control.h"

#include <QCheckBox>
#include <QGridLayout>

#include "ui/panels/control_label.h"

namespace engram::ui {

FlagControl::FlagControl(ParameterText t, bool default_value, ControlCalls calls, QWidget* parent)
    : ParameterControl(std::move(t), default_value, std::move(calls), parent),
      box_(new QCheckBox(this)),
      label_(new ControlLabel(text().name, text().symbol, this)) {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 1, 0, 1);
  layout->setHorizontalSpacing(4);
  layout->setVerticalSpacing(1);
  layout->setColumnStretch(1, 1);
  layout->addWidget(box_, 0, 0);
  layout->addWidget(label_, 0, 1);
  layout->addWidget(problemLabel(), 1, 0, 1, 2);
  label_->setBuddy(box_);
  describe(label_);
  describe(box_);
  connect(label_, &ControlLabel::clicked, box_, &QCheckBox::click);
  connect(label_, &ControlLabel::doubleClicked, this, &FlagControl::resetToDefault);
  connect(this, &ParameterControl::offDefaultChanged, label_, &ControlLabel::setOffDefault);
  connect(this, &ParameterControl::differsChanged, label_, &ControlLabel::setUnlinked);
  connect(box_, &QCheckBox::clicked, this, [this](bool on) { send(on); });
  display(presented());
}

void FlagControl::display(const Value& value) {
  const bool* on = std::get_if<bool>(&value);
  box_->setChecked(on != nullptr && *on);
}

QString FlagControl::inWords(const Value& value) const {
  const bool* on = std::get_if<bool>(&value);
  return on != nullptr && *on ? tr("on") : tr("off");
}

QWidget* FlagControl::framed() const { return box_; }

}  // namespace engram::ui
