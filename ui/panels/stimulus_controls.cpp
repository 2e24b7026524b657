#include "ui/panels/stimulus_controls.h"

#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/panels/flag_control.h"
#include "ui/panels/number_control.h"

namespace engram::ui {
namespace {

constexpr double default_strength = 2.0;
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
