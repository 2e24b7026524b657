#include "ui/panels/stimulus_controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/panels/flag_control.h"
#include "ui/panels/number_control.h"
#include "ui/panels/value_field.h"

namespace engram::ui {
namespace {

constexpr double default_strength = 2.0;
constexpr int hold_ms = 250;                 // pressed for longer, the button is being held
constexpr std::int64_t longest = 1'000'000;  // pulse, in steps
constexpr const char *on_key = "stimulus.on", *memory_key = "stimulus.pattern", *strength_key = "stimulus.strength",
                     *centred_key = "stimulus.centred";

Json toJson(const Stimulus& s) { return {{"pattern", s.pattern}, {"strength", s.strength}, {"centred", s.centred}}; }

/// Showing the memory that is recalled anyway would seem to do nothing.
std::int64_t proposedMemory(const Parameters& p) { return p.cue.pattern == 0 && p.network.patterns > 1 ? 1 : 0; }

}  // namespace

StimulusControls::StimulusControls(LiveBridge& bridge, SideChoice& sides, QWidget* parent)
    : QWidget(parent), bridge_(bridge), sides_(sides) {
  for (Half& half : halves_) half.kept = {.pattern = 0, .strength = default_strength, .centred = false};
  on_ = new FlagControl(parameterText(on_key), false, callsOfOn(), this);
  memory_ = new NumberControl(parameterText(memory_key), ValueKind::integer, std::int64_t{0},
                              callsOf(memory_key, &Stimulus::pattern, std::int64_t{0}), this);
  strength_ = new NumberControl(parameterText(strength_key), ValueKind::real, default_strength,
                                callsOf(strength_key, &Stimulus::strength, default_strength), this);
  centred_ = new FlagControl(parameterText(centred_key), false, callsOf(centred_key, &Stimulus::centred, false), this);
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
  steps_->setRoomFor({"10000"});
  steps_->setAccessibleName(tr("Steps of a stimulus"));
  for (QWidget* each : {static_cast<QWidget*>(stimulate_), static_cast<QWidget*>(steps_)}) {
    each->setStatusTip(each->toolTip());
    each->setAccessibleDescription(each->toolTip());
  }
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  row->addWidget(stimulate_, 1);
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
  const auto stimuli = wanted();
  Problems problems;
  if (bridge_.compares() && stimuli[0] == stimuli[1]) {
    problems = bridge_.pulse(stimuli[0], for_steps_);
  } else {
    for (const Side each : {Side::a, Side::b})
      if (const Json& stimulus = stimuli[each == Side::b]; problems.empty() && !stimulus.is_null())
        problems = bridge_.pulse(stimulus, for_steps_, bridge_.compares() ? std::optional(each) : std::nullopt);
  }
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

std::array<Json, 2> StimulusControls::wanted() const {
  std::array<Json, 2> stimuli;
  const auto side = sides_.sideFor(on_key, halves_[0].on != halves_[1].on);
  for (const Side each : concerned(side)) stimuli[each == Side::b] = toJson(half(each).kept);
  return stimuli;
}

void StimulusControls::hold() {
  if (!stimulate_->isDown() || !bridge_.playing()) return;  // a run that stands still cannot tell how long
  const auto stimuli = wanted();
  std::array<std::optional<Json>, 2> shown, before;
  for (const Side each : {Side::a, Side::b}) {
    const std::size_t i = each == Side::b;
    if (stimuli[i].is_null()) continue;
    const auto stimulus = bridge_.shown(each).stimulus;
    shown[i] = stimuli[i];
    before[i] = stimulus ? toJson(*stimulus) : Json();
  }
  if (bridge_.setEach("stimulus", shown[0], shown[1]).empty()) held_over_ = before;
}

void StimulusControls::release() {
  holding_.stop();
  if (!held_over_) return pulse();
  const auto before = *std::exchange(held_over_, std::nullopt);
  bridge_.setEach("stimulus", before[0], before[1]);
}

void StimulusControls::hideEvent(QHideEvent* event) {
  if (held_over_) release();  // nobody can let go of what is not seen
  QWidget::hideEvent(event);
}

template <class T>
ControlCalls StimulusControls::callsOf(const char* key, T Stimulus::*member, T default_value) {
  const auto with = [member](const T& x) -> Change {
    return [=](Stimulus s) {
      s.*member = x;
      return s;
    };
  };
  const auto side = [=, this] { return sides_.sideFor(key, halves_[0].kept.*member != halves_[1].kept.*member); };
  return {.apply = [=, this](const Value& v) { return change(with(std::get<T>(v)), side()); },
          .check = [=, this](const Value& v) { return check(with(std::get<T>(v)), side()); },
          .reset = [=, this] { return change(with(default_value), side()); },
          .make_equal = [=, this](const Value& v) { return change(with(std::get<T>(v)), {}); },
          .pick = [=, this](Side picked) { sides_.pick(key, picked); }};
}

ControlCalls StimulusControls::callsOfOn() {
  const auto side = [this] { return sides_.sideFor(on_key, halves_[0].on != halves_[1].on); };
  return {.apply = [=, this](const Value& v) { return turn(std::get<bool>(v), side()); },
          .check = [=, this](const Value&) { return check([](Stimulus s) { return s; }, side()); },
          .reset = [=, this] { return turn(false, side()); },
          .make_equal = [this](const Value& v) { return turn(std::get<bool>(v), {}); },
          .pick = [this](Side picked) { sides_.pick(on_key, picked); }};
}

std::vector<Side> StimulusControls::concerned(std::optional<Side> side) const {
  if (!bridge_.compares()) return {Side::a};
  return side ? std::vector{*side} : std::vector{Side::a, Side::b};
}

Problems StimulusControls::check(const Change& change, std::optional<Side> side) const {
  for (const Side each : concerned(side)) {
    Problems problems = bridge_.check("stimulus", toJson(change(half(each).kept)), each);
    if (!problems.empty()) return problems;
  }
  return {};
}

Problems StimulusControls::change(const Change& change, std::optional<Side> side) {
  Half next[2] = {halves_[0], halves_[1]};
  std::optional<Json> values[2];
  for (const Side each : concerned(side)) {
    Half& half = next[each == Side::b];
    const Stimulus before = std::exchange(half.kept, change(half.kept));
    half.memory_chosen = half.memory_chosen || half.kept.pattern != before.pattern;
    if (half.on) values[each == Side::b] = toJson(half.kept);
    else if (Problems problems = bridge_.check("stimulus", toJson(half.kept), each); !problems.empty()) return problems;
  }
  Problems problems = bridge_.setEach("stimulus", values[0], values[1]);
  if (!problems.empty()) return problems;
  std::copy(next, next + 2, halves_);
  present(bridge_.shown(), bridge_.compares() ? std::optional(bridge_.shown(Side::b)) : std::nullopt);
  return {};
}

Problems StimulusControls::turn(bool on, std::optional<Side> side) {
  std::optional<Json> values[2];
  for (const Side each : concerned(side)) values[each == Side::b] = on ? toJson(half(each).kept) : Json();
  return bridge_.setEach("stimulus", values[0], values[1]);
}

void StimulusControls::follow(Half& half, const Parameters& p) const {
  half.on = p.stimulus.has_value();
  if (half.on) {
    half.kept = *p.stimulus;
    half.memory_chosen = true;
  } else if (!half.memory_chosen) {
    half.kept.pattern = proposedMemory(p);
  }
}

void StimulusControls::present(const Parameters& a, const std::optional<Parameters>& b) {
  follow(halves_[0], a);
  if (b) follow(halves_[1], *b);
  else halves_[1] = halves_[0];
  const auto show = [&](ParameterControl& control, const char* key, const auto& valueOf) {
    ui::present(control, valueOf(halves_[0]), b ? std::optional<Value>(valueOf(halves_[1])) : std::nullopt, sides_,
                key);
  };
  memory_->setSliderEnd(static_cast<double>(a.network.patterns));
  show(*on_, on_key, [](const Half& half) -> Value { return half.on; });
  show(*memory_, memory_key, [](const Half& half) -> Value { return half.kept.pattern; });
  show(*strength_, strength_key, [](const Half& half) -> Value { return half.kept.strength; });
  show(*centred_, centred_key, [](const Half& half) -> Value { return half.kept.centred; });
  const Half& shown = half(memory_->sets().value_or(Side::a));
  memory_->setDefault(shown.memory_chosen ? proposedMemory(a) : shown.kept.pattern);
}

}  // namespace engram::ui
