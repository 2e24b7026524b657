#include "ui/panels/stimulus_controls.h"

#include <QVBoxLayout>

#include "ui/panels/flag_control.h"
#include "ui/panels/number_control.h"

namespace engram::ui {
namespace {

constexpr double default_strength = 2.0;

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
