#include "ui/panels/choice_control.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <algorithm>

#include "ui/panels/control_label.h"

namespace engram::ui {

ChoiceControl::ChoiceControl(ParameterText t, std::vector<std::string> values, Value default_value, ControlCalls calls,
                             QWidget* parent)
    : ParameterControl(std::move(t), std::move(default_value), std::move(calls), parent),
      values_(std::move(values)),
      label_(new ControlLabel(text().name, text().symbol, this)),
      box_(new QComboBox(this)) {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setVerticalSpacing(1);
  layout->setColumnStretch(0, 1);
  layout->addWidget(label_, 0, 0);
  layout->addWidget(box_, 0, 1);
  layout->addWidget(problemLabel(), 1, 0, 1, 2);

  box_->addItems(text().choices);
  box_->setFocusPolicy(Qt::StrongFocus);  // not the wheel
  box_->installEventFilter(this);
  box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box_->setMinimumContentsLength(7);
  box_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  label_->setBuddy(box_);
  describe(label_);
  describe(box_);
  connect(label_, &ControlLabel::doubleClicked, this, &ChoiceControl::resetToDefault);
  connect(this, &ParameterControl::offDefaultChanged, label_, &ControlLabel::setOffDefault);
  connect(this, &ParameterControl::differsChanged, label_, &ControlLabel::setUnlinked);
  connect(box_, &QComboBox::activated, this, [this](int index) {
    const Value value = values_[static_cast<std::size_t>(index)];
    if (refused() || !(value == presented())) send(value);
  });
  display(presented());
}

bool ChoiceControl::eventFilter(QObject* watched, QEvent* event) {
  if (watched == box_ && event->type() == QEvent::Wheel && !box_->hasFocus()) {
    event->ignore();  // scrolls the panel
    return true;
  }
  return ParameterControl::eventFilter(watched, event);
}

int ChoiceControl::indexOf(const Value& value) const {
  const auto* name = std::get_if<std::string>(&value);
  const auto at = name == nullptr ? values_.end() : std::find(values_.begin(), values_.end(), *name);
  return at == values_.end() ? -1 : static_cast<int>(at - values_.begin());
}

void ChoiceControl::display(const Value& value) { box_->setCurrentIndex(indexOf(value)); }

QString ChoiceControl::inWords(const Value& value) const {
  const int index = indexOf(value);
  return index < 0 ? QString() : text().choices.value(index);
}

QWidget* ChoiceControl::framed() const { return box_; }

}  // namespace engram::ui
