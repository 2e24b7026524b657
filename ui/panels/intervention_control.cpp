#include "ui/panels/intervention_control.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/intervention_json.h"
#include "ui/panels/choice_control.h"
#include "ui/panels/number_control.h"

namespace engram::ui {
namespace {

constexpr double default_share = 0.1;

Intervention with(Intervention entry, const std::string& state) {
  entry.state = state == "firing" ? Clamp::firing : Clamp::silent;
  return entry;
}

Intervention withShare(Intervention entry, double share) {
  entry.fraction = share;
  entry.neurons.clear();
  return entry;
}

QString chosenNeurons(std::size_t count) {
  return count == 1 ? InterventionControl::tr("1 chosen neuron")
                    : InterventionControl::tr("%1 chosen neurons").arg(count);
}

}  // namespace

Value InterventionControl::Half::state() const {
  return std::string(!entry ? "free" : entry->state == Clamp::silent ? "silent" : "firing");
}

Value InterventionControl::Half::share() const { return kept.fraction ? Value(*kept.fraction) : Value(); }

InterventionControl::InterventionControl(LiveBridge& bridge, SideChoice& sides, Population population, QWidget* parent)
    : QWidget(parent),
      bridge_(bridge),
      sides_(sides),
      population_(population),
      state_key_(population == Population::excitatory ? "interventions.E" : "interventions.I"),
      share_key_(state_key_ + ".fraction"),
      chosen_(new QLabel(this)) {
  for (Half& half : halves_) {
    half.kept.population = population;
    half.kept.fraction = default_share;
  }
  ParameterText state_text = parameterText("interventions.state");
  state_text.name = population == Population::excitatory ? tr("Excitatory") : tr("Inhibitory");
  state_ = new ChoiceControl(state_text, {"free", "silent", "firing"}, std::string("free"), callsOfState(), this);
  share_ =
      new NumberControl(parameterText("interventions.fraction"), ValueKind::real, default_share, callsOfShare(), this);
  chosen_->setProperty("muted", true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(3);
  layout->addWidget(state_);
  layout->addWidget(share_);
  layout->addWidget(chosen_);
}

ControlCalls InterventionControl::callsOfState() {
  const auto side = [this] { return sides_.sideFor(state_key_, halves_[0].state() != halves_[1].state()); };
  return {.apply = [=, this](const Value& v) { return choose(std::get<std::string>(v), side()); },
          .check =
              [=, this](const Value& v) {
                const Side first = side().value_or(Side::a);
                return check(first, with(half(first).kept, std::get<std::string>(v)));
              },
          .reset = [=, this] { return choose("free", side()); },
          .make_equal = [this](const Value& v) { return choose(std::get<std::string>(v), {}); },
          .pick = [this](Side picked) { sides_.pick(state_key_, picked); }};
}

ControlCalls InterventionControl::callsOfShare() {
  const auto side = [this] { return sides_.sideFor(share_key_, halves_[0].share() != halves_[1].share()); };
  return {.apply = [=, this](const Value& v) { return setShare(v, side()); },
          .check =
              [=, this](const Value& v) {
                const Side first = side().value_or(Side::a);
                const double* share = std::get_if<double>(&v);
                return share != nullptr ? check(first, withShare(half(first).kept, *share)) : Problems{};
              },
          .reset = [=, this] { return setShare(default_share, side()); },
          .make_equal = [this](const Value& v) { return setShare(v, {}); },
          .pick = [this](Side picked) { sides_.pick(share_key_, picked); }};
}

std::vector<Side> InterventionControl::concerned(std::optional<Side> side) const {
  if (!bridge_.compares()) return {Side::a};
  return side ? std::vector{*side} : std::vector{Side::a, Side::b};
}

Problems InterventionControl::check(Side side, const Intervention& entry) const {
  return bridge_.check("interventions", listWith(side, entry), side);
}

Json InterventionControl::listWith(Side side, const std::optional<Intervention>& entry) const {
  std::vector<Intervention> all = bridge_.shown(side).interventions;
  const auto ours = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.population == population_; });
  if (entry && ours != all.end()) *ours = *entry;
  else if (entry) all.push_back(*entry);
  else if (ours != all.end()) all.erase(ours);
  return toJson(all);
}

Problems InterventionControl::choose(const std::string& state, std::optional<Side> side) {
  std::optional<Json> lists[2];
  for (const Side each : concerned(side)) {
    const auto entry = state == "free" ? std::nullopt : std::optional(with(half(each).kept, state));
    lists[each == Side::b] = listWith(each, entry);
  }
  return bridge_.setEach("interventions", lists[0], lists[1]);
}

Problems InterventionControl::setShare(const Value& share, std::optional<Side> side) {
  const double* number = std::get_if<double>(&share);
  const Half& listed = halves_[halves_[0].kept.fraction ? 1 : 0];
  std::optional<Json> lists[2];
  Half next[2] = {halves_[0], halves_[1]};
  for (const Side each : concerned(side)) {
    Intervention& kept = next[each == Side::b].kept;
    if (number != nullptr) {
      kept = withShare(kept, *number);
    } else {  // as the side has it that lists its neurons
      kept.fraction.reset();
      kept.neurons = listed.kept.neurons;
    }
    if (half(each).entry) lists[each == Side::b] = listWith(each, kept);
    else if (const Problems problems = check(each, kept); !problems.empty()) return problems;
  }
  const Problems problems = bridge_.setEach("interventions", lists[0], lists[1]);
  if (!problems.empty()) return problems;
  std::copy(next, next + 2, halves_);
  present(bridge_.shown(), bridge_.compares() ? std::optional(bridge_.shown(Side::b)) : std::nullopt);
  return {};
}

void InterventionControl::follow(Half& half, const Parameters& p) const {
  const auto ours = std::find_if(p.interventions.begin(), p.interventions.end(),
                                 [&](const auto& e) { return e.population == population_; });
  half.entry = ours == p.interventions.end() ? std::nullopt : std::optional(*ours);
  if (half.entry) half.kept = *half.entry;
}

void InterventionControl::present(const Parameters& a, const std::optional<Parameters>& b) {
  follow(halves_[0], a);
  if (b) follow(halves_[1], *b);
  else halves_[1] = halves_[0];
  ui::present(*state_, halves_[0].state(), b ? std::optional(halves_[1].state()) : std::nullopt, sides_, state_key_);
  presentShare(b.has_value());
}

void InterventionControl::presentShare(bool compared) {
  const bool listed[2] = {!halves_[0].kept.fraction, !halves_[1].kept.fraction};
  const bool all_listed = listed[0] && listed[1];
  share_->setVisible(!all_listed);
  chosen_->setVisible(all_listed);
  if (all_listed) {
    const QString a = chosenNeurons(halves_[0].kept.neurons.size()), b = chosenNeurons(halves_[1].kept.neurons.size());
    chosen_->setText(halves_[0].kept.neurons == halves_[1].kept.neurons ? a : tr("A: %1, B: %2").arg(a, b));
    return;
  }
  const std::size_t count = halves_[listed[1] ? 1 : 0].kept.neurons.size();
  share_->setAbsent(listed[0] || listed[1] ? chosenNeurons(count) : QString());
  ui::present(*share_, halves_[0].share(), compared ? std::optional(halves_[1].share()) : std::nullopt, sides_,
              share_key_);
}

}  // namespace engram::ui
