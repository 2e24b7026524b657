#include "ui/panels/stimulus_controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/panels/flag_control.h"
#include "ui/panels/number_control.h"
#include "ui/panels/value_field.h"

namespace engram::ui {
namespace {

constexpr double default_strength = 2.0;
constexpr int hold_ms = 250;                 // pressed for longer, the button is being held
constexpr std::int64_t longest = 1'000'000;  // pulse, in steps

Json toJson(const Stimulus& s) { return {{"pattern", s.pattern}, {"strength", s.strength}, {"centred", s.centred}}; }

/// A setter of one member, as calls of its control. The core judges; off, it judges what turning it on would be.
template <class T>
ControlCalls memberCalls(LiveBridge& bridge, Stimulus& kept, T Stimulus::*member, T default_value,
                         std::function<Problems(const Stimulus&)> change) {
  const auto with = [&kept, member](const T& x) {
    Stimulus next = kept;
    next.*member = x;
    return next;
  };
  return {.apply = [=](const Value& v) { return change(with(std::get<T>(v))); },
          .check = [=, &bridge](const Value& v) { return bridge.check("stimulus", toJson(with(std::get<T>(v)))); },
          .reset = [=] { return change(with(default_value)); }};
}

}  // namespace

StimulusControls::StimulusControls(LiveBridge& bridge, QWidget* parent)
    : QWidget(parent), bridge_(bridge), kept_{.pattern = 0, .strength = default_strength, .centred = false} {
  const auto change = [this](const Stimulus& next) { return this->change(next); };
  on_ = new FlagControl(parameterText("stimulus.on"), false,
                        {.apply = [this](const Value& v) { return turn(std::get<bool>(v)); },
                         .check = [this](const Value&) { return bridge_.check("stimulus", toJson(kept_)); },
                         .reset = [this] { return turn(false); }},
                        this);
  memory_ = new NumberControl(parameterText("stimulus.pattern"), ValueKind::integer, std::int64_t{0},
                              memberCalls(bridge, kept_, &Stimulus::pattern, std::int64_t{0}, change), this);
  strength_ = new NumberControl(parameterText("stimulus.strength"), ValueKind::real, default_strength,
                                memberCalls(bridge, kept_, &Stimulus::strength, default_strength, change), this);
  centred_ = new FlagControl(parameterText("stimulus.centred"), false,
                             memberCalls(bridge, kept_, &Stimulus::centred, false, change), this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(5);
  for (QWidget* each : {static_cast<QWidget*>(on_), static_cast<QWidget*>(memory_), static_cast<QWidget*>(strength_),
                        static_cast<QWidget*>(centred_)})
    layout->addWidget(each);
  addPulse();
}

void StimulusControls::addPulse() {
  stimulate_ = new QPushButton(tr("Stimulate"), this);
  stimulate_->setObjectName("stimulate");
  steps_ = new ValueField(this);
  steps_->setObjectName("pulseSteps");
  auto* label = new QLabel(tr("for"), this);
  auto* unit = new QLabel(tr("steps"), this);
  reason_ = new QLabel(this);
  reason_->setProperty("problem", true);
  reason_->setWordWrap(true);
  reason_->hide();
  const QString tip =
      tr("A click, or S, shows the memory for so many steps; held down, it is shown as long as you hold.");
  stimulate_->setToolTip(tip);
  steps_->setToolTip(
      tr("Steps that a click on Stimulate lasts. Allowed: 1 to %1.").arg(QLocale().toString(qlonglong{longest})));
  steps_->setText(QLocale().toString(qlonglong{for_steps_}));
  steps_->setRoomFor({"1000000"});
  steps_->setAccessibleName(tr("Steps of a stimulus"));
  for (QWidget* each : {static_cast<QWidget*>(stimulate_), static_cast<QWidget*>(steps_)}) {
    each->setStatusTip(each->toolTip());
    each->setAccessibleDescription(each->toolTip());
  }
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  row->addWidget(stimulate_, 1);
  row->addWidget(label);
  row->addWidget(steps_);
  row->addWidget(unit);
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
  layout()->addWidget(reason_);
  holding_.setSingleShot(true);
  holding_.setInterval(hold_ms);
  connect(&holding_, &QTimer::timeout, this, &StimulusControls::hold);
  connect(stimulate_, &QPushButton::pressed, this, [this] { holding_.start(); });
  connect(stimulate_, &QPushButton::released, this, &StimulusControls::release);
  connect(steps_, &ValueField::committed, this, &StimulusControls::takeSteps);
  connect(steps_, &ValueField::stepped, this, [this](int steps) {
    takeSteps(QLocale().toString(qlonglong{std::clamp<std::int64_t>(for_steps_ + steps, 1, longest)}));
  });
  connect(steps_, &ValueField::reverted, this, [this] { takeSteps(QLocale().toString(qlonglong{for_steps_})); });
}

void StimulusControls::takeSteps(const QString& typed) {
  bool good = false;
  qlonglong steps = QLocale().toLongLong(typed.trimmed(), &good);
  if (!good) steps = QLocale::c().toLongLong(typed.trimmed(), &good);
  good = good && steps >= 1 && steps <= longest;
  if (good) for_steps_ = steps;
  if (good) steps_->setText(QLocale().toString(steps));
  steps_->setProperty("refused", !good);
  steps_->style()->unpolish(steps_);
  steps_->style()->polish(steps_);
  showReason(
      good
          ? QString()
          : tr("“%1” is not possible: a whole number from 1 to %2").arg(typed, QLocale().toString(qlonglong{longest})));
}

void StimulusControls::showReason(const QString& reason) {
  reason_->setText(reason);
  reason_->setVisible(!reason.isEmpty());
}

void StimulusControls::pulse() {
  const QString memory = memory_->field().text();
  const Problems problems = bridge_.pulse(toJson(kept_), for_steps_, side());
  QStringList words;
  for (const Problem& each : problems)
    words << (each.path == "stimulus" ? tr("The stimulus %1").arg(problemInWords(each, "stimulus"))
                                      : problemInWords(each));
  if (!problems.empty()) {
    showReason(words.join("; "));
    emit message(reason_->text());
    return;
  }
  showReason({});
  if (!bridge_.playing()) emit message(tr("The stimulus with memory %1 acts when the run goes on").arg(memory));
  else if (for_steps_ == 1) emit message(tr("Stimulus with memory %1 for 1 step").arg(memory));
  else emit message(tr("Stimulus with memory %1 for %2 steps").arg(memory, QLocale().toString(qlonglong{for_steps_})));
}

void StimulusControls::hold() {
  if (!stimulate_->isDown() || !bridge_.playing()) return;  // a run that stands still cannot tell how long
  const std::array before{bridge_.shown(Side::a).stimulus, bridge_.shown(Side::b).stimulus};
  if (!bridge_.set("stimulus", toJson(kept_), side()).empty()) return;
  held_over_ = before;
}

void StimulusControls::release() {
  holding_.stop();
  if (!held_over_) return pulse();
  const auto before = *std::exchange(held_over_, std::nullopt);
  const auto json = [](const std::optional<Stimulus>& each) { return each ? toJson(*each) : Json(); };
  const bool differ = bridge_.compares() && !side() && before[0] != before[1];
  if (!differ) {
    bridge_.set("stimulus", json(before[side() == Side::b]), side());
    return;
  }
  bridge_.set("stimulus", json(before[0]), Side::a);
  bridge_.set("stimulus", json(before[1]), Side::b);
}

void StimulusControls::hideEvent(QHideEvent* event) {
  if (held_over_) release();  // nobody can let go of what is not seen
  QWidget::hideEvent(event);
}

Problems StimulusControls::change(const Stimulus& next) {
  const Problems problems = is_on_ ? bridge_.set("stimulus", toJson(next)) : bridge_.check("stimulus", toJson(next));
  if (!problems.empty()) return problems;
  memory_chosen_ = memory_chosen_ || next.pattern != kept_.pattern;
  kept_ = next;
  present(bridge_.shown());
  return {};
}

Problems StimulusControls::turn(bool on) { return bridge_.set("stimulus", on ? toJson(kept_) : Json()); }

void StimulusControls::present(const Parameters& p) {
  is_on_ = p.stimulus.has_value();
  // Showing the memory that is recalled anyway would seem to do nothing.
  const std::int64_t proposed = p.cue.pattern == 0 && p.network.patterns > 1 ? 1 : 0;
  if (is_on_) {
    kept_ = *p.stimulus;
    memory_chosen_ = true;
  } else if (!memory_chosen_) {
    kept_.pattern = proposed;
  }
  memory_->setDefault(kept_.pattern == proposed || !memory_chosen_ ? kept_.pattern : proposed);
  memory_->setSliderEnd(static_cast<double>(p.network.patterns));
  on_->present(is_on_);
  memory_->present(kept_.pattern);
  strength_->present(kept_.strength);
  centred_->present(kept_.centred);
}

}  // namespace engram::ui
