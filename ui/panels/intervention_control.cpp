#include "ui/panels/intervention_control.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/panels/choice_control.h"
#include "ui/panels/number_control.h"

namespace engram::ui {
namespace {

constexpr double default_share = 0.1;

Json toJson(const Intervention& each) {
  constexpr const char* letters[] = {"E", "I", "J"};
  Json json{{"population", letters[static_cast<std::size_t>(each.population)]}};
  if (each.fraction) json["fraction"] = *each.fraction;
  else json["neurons"] = each.neurons;
  json["state"] = each.state == Clamp::silent ? "silent" : "firing";
  return json;
}

Intervention with(Intervention entry, const std::string& state) {
  entry.state = state == "firing" ? Clamp::firing : Clamp::silent;
  return entry;
}

}  // namespace

InterventionControl::InterventionControl(LiveBridge& bridge, Population population, QWidget* parent)
    : QWidget(parent), bridge_(bridge), population_(population), chosen_(new QLabel(this)) {
  kept_.population = population;
  kept_.fraction = default_share;
  ParameterText state_text = parameterText("interventions.state");
  state_text.name = population == Population::excitatory ? tr("Excitatory") : tr("Inhibitory");
  state_ =
      new ChoiceControl(state_text, {"free", "silent", "firing"}, std::string("free"),
                        {.apply = [this](const Value& v) { return choose(std::get<std::string>(v)); },
                         .check =
                             [this](const Value& v) {
                               return bridge_.check("interventions", listWith(with(kept_, std::get<std::string>(v))));
                             },
                         .reset = [this] { return choose("free"); }},
                        this);
  const auto set_share = [this](double share) {
    const Intervention next = withShare(share);
    const Json list = entry_ ? listWith(next) : Json();
    const Problems problems =
        entry_ ? bridge_.set("interventions", list) : bridge_.check("interventions", listWith(next));
    if (!problems.empty()) return problems;
    kept_ = next;
    present(bridge_.shown());
    return Problems{};
  };
  share_ = new NumberControl(
      parameterText("interventions.fraction"), ValueKind::real, default_share,
      {.apply = [set_share](const Value& v) { return set_share(std::get<double>(v)); },
       .check =
           [this](const Value& v) { return bridge_.check("interventions", listWith(withShare(std::get<double>(v)))); },
       .reset = [set_share] { return set_share(default_share); }},
      this);
  chosen_->setProperty("muted", true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(3);
  layout->addWidget(state_);
  layout->addWidget(share_);
  layout->addWidget(chosen_);
}

Intervention InterventionControl::withShare(double share) const {
  Intervention next = kept_;
  next.fraction = share;
  next.neurons.clear();
  return next;
}

Json InterventionControl::listWith(const std::optional<Intervention>& entry) const {
  std::vector<Intervention> all = bridge_.shown().interventions;
  const auto ours = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.population == population_; });
  if (entry && ours != all.end()) *ours = *entry;
  else if (entry) all.push_back(*entry);
  else if (ours != all.end()) all.erase(ours);
  Json list = Json::array();
  for (const Intervention& each : all) list.push_back(toJson(each));
  return list;
}

Problems InterventionControl::choose(const std::string& state) {
  if (state == "free") return bridge_.set("interventions", listWith(std::nullopt));
  return bridge_.set("interventions", listWith(with(kept_, state)));
}

void InterventionControl::present(const Parameters& p) {
  const auto ours = std::find_if(p.interventions.begin(), p.interventions.end(),
                                 [&](const auto& e) { return e.population == population_; });
  entry_ = ours == p.interventions.end() ? std::nullopt : std::optional(*ours);
  if (entry_) kept_ = *entry_;
  state_->present(std::string(!entry_ ? "free" : entry_->state == Clamp::silent ? "silent" : "firing"));
  const bool listed = !kept_.fraction.has_value();
  share_->setVisible(!listed);
  chosen_->setVisible(listed);
  if (listed)
    chosen_->setText(kept_.neurons.size() == 1 ? tr("1 chosen neuron")
                                               : tr("%1 chosen neurons").arg(kept_.neurons.size()));
  else share_->present(*kept_.fraction);
}

}  // namespace engram::ui
