#include "ui/panels/parameter_panel.h"

#include <QApplication>
#include <QFontInfo>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/bridge/value_json.h"
#include "ui/panels/choice_control.h"
#include "ui/panels/control_pointer.h"
#include "ui/panels/flag_control.h"
#include "ui/panels/intervention_control.h"
#include "ui/panels/number_control.h"
#include "ui/panels/number_format.h"
#include "ui/panels/side_selector.h"
#include "ui/panels/stimulus_controls.h"

namespace engram::ui {
namespace {

/// The value as its control shows it: a noise seed that was left out is absent, not a copy of the seed.
Value valueOf(const ParameterInfo& row, const Parameters& p) {
  if (row.path == "noise_seed" && !p.noise_seed) return std::monostate{};
  return row.get(p);
}

constexpr int most_width = 420;  // with the largest letters

}  // namespace

ParameterPanel::ParameterPanel(LiveBridge& bridge, SideChoice& sides, QWidget* parent)
    : QFrame(parent), bridge_(bridge), sides_(sides) {
  setObjectName("parameters");
  setProperty("card", true);
  setAccessibleName(tr("Parameters"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(1, 10, 1, 4);
  outer->setSpacing(4);
  auto* title = new QLabel(tr("PARAMETERS"), this);
  title->setProperty("muted", true);
  title->setProperty("heading", true);
  title->setContentsMargins(14, 0, 0, 0);
  outer->addWidget(title);
  outer->addWidget(new SideSelector(bridge_, sides_, this));

  auto* area = area_ = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(area);
  content->setObjectName("parameterColumn");
  column_ = new QVBoxLayout(content);
  column_->setContentsMargins(14, 2, 10, 8);
  column_->setSpacing(4);
  addDynamics();
  addCue();
  addStimulus();
  addNetwork();
  addOptions();
  addInterventions();
  addSeeds();
  column_->addStretch();
  area->setWidget(content);
  content->setAutoFillBackground(false);  // the card shows through
  area->viewport()->setAutoFillBackground(false);
  outer->addWidget(area);
  watchControls();

  for (ParameterControl* control : content->findChildren<ParameterControl*>())
    connect(control, &ParameterControl::reasonShown, area, [area, control] {
      QTimer::singleShot(0, control,
                         [area, control] { area->ensureWidgetVisible(control, 0, 8); });  // laid out by then
    });
  // Qt scrolls to what Tab reaches only while the focus stays within; under the pointer nothing may move.
  connect(qApp, &QApplication::focusChanged, area, [area](QWidget*, QWidget* now) {
    if (area->widget()->isAncestorOf(now) && QGuiApplication::mouseButtons() == Qt::NoButton)
      area->ensureWidgetVisible(now, 0, 8);
  });
  connect(&bridge_, &LiveBridge::sessionChanged, this, &ParameterPanel::refresh);
  connect(&sides_, &SideChoice::changed, this, [this] {
    presented_.reset();
    refresh();
  });
  refresh();
}

void ParameterPanel::addHeading(const QString& text, const QString& hint, For whom) {
  auto* label = new QLabel(this);
  label->setProperty("title", true);
  label->setContentsMargins(0, column_->count() == 0 ? 0 : 8, 0, 0);
  column_->addWidget(label);
  headings_.push_back({label, text, hint, whom});
}

void ParameterPanel::showHeadings(bool compared) {
  for (const Heading& each : headings_) {
    QStringList hints;
    if (!each.hint.isEmpty()) hints << each.hint;
    if (compared && each.whom == For::both_sides) hints << tr("both sides");
    each.label->setText(hints.isEmpty() ? each.text : each.text + "  (" + hints.join(", ") + ')');
  }
}

void ParameterPanel::add(const std::string& path) { column_->addWidget(make(path)); }

ParameterControl* ParameterPanel::make(const std::string& path) {
  const ParameterInfo& row = *find_parameter(path);
  // An empty noise seed is one that is left out.
  const auto left_out = [path](const Value& v) {
    return path == "noise_seed" && std::holds_alternative<std::monostate>(v);
  };
  const auto side = [=, this] { return sides_.sideFor(path); };
  ControlCalls calls{
      .apply = [=, this](
                   const Value& v) { return left_out(v) ? bridge_.reset(path) : bridge_.set(path, toJson(v), side()); },
      .check = [=, this](const Value& v) { return left_out(v) ? Problems{} : bridge_.check(path, toJson(v), side()); },
      .reset = [=, this] { return bridge_.reset(path, side()); },
      .make_equal = [=, this](const Value& v) { return bridge_.set(path, toJson(v)); },
      .pick = [=, this](Side picked) { sides_.pick(path, picked); }};
  const ParameterText text = parameterText(path);
  const Value standard = valueOf(row, Parameters{});
  ParameterControl* control = nullptr;
  if (row.kind == ValueKind::flag) {
    control = new FlagControl(text, std::get<bool>(standard), std::move(calls), this);
  } else if (row.kind == ValueKind::choice) {
    control = new ChoiceControl(text, {row.choices.begin(), row.choices.end()}, standard, std::move(calls), this);
  } else {
    control = new NumberControl(text, row.kind, standard, std::move(calls), this);
  }
  control->setObjectName(QString::fromStdString(path));
  entries_.push_back({&row, control});
  controls_[path] = control;
  return control;
}

void ParameterPanel::addDynamics() {
  addHeading(tr("Dynamics"), tr("live"), For::each_side);
  for (const char* path : {"dynamics.beta", "dynamics.theta", "dynamics.inhibition_gain", "dynamics.inhibition_delay",
                           "dynamics.inhibitory_transfer", "dynamics.order"})
    add(path);
}

void ParameterPanel::addCue() {
  addHeading(tr("Cue"), tr("starts anew"), For::both_sides);
  auto* hint = new QLabel(tr("The file gives the start state itself; a cue cannot be set beside it."), this);
  hint->setProperty("muted", true);
  hint->setWordWrap(true);
  column_->addWidget(hint);
  cue_hint_ = hint;
  for (const char* path : {"cue.pattern", "cue.kind", "cue.fraction"}) add(path);
}

void ParameterPanel::addStimulus() {
  addHeading(tr("Stimulus"), tr("live"), For::each_side);
  stimulus_ = new StimulusControls(bridge_, sides_, this);
  column_->addWidget(stimulus_);
  controls_["stimulus.on"] = controls_["stimulus"] = &stimulus_->on();
  controls_["stimulus.pattern"] = &stimulus_->memory();
  controls_["stimulus.strength"] = &stimulus_->strength();
  controls_["stimulus.centred"] = &stimulus_->centred();
}

void ParameterPanel::addNetwork() {
  addHeading(tr("Network"), tr("rebuilds"), For::both_sides);
  for (const char* path : {"network.excitatory", "network.inhibitory", "network.inputs_per_inhibitory",
                           "network.patterns", "network.activity", "network.pattern_kind"})
    add(path);
}

void ParameterPanel::addOptions() {
  addHeading(tr("Options"), tr("live"), For::each_side);
  for (const char* path : {"network.wiring", "network.feedback", "network.inhibition", "network.self_coupling",
                           "network.second_inhibitory.enabled", "network.second_inhibitory.threshold"})
    add(path);
}

void ParameterPanel::addInterventions() {
  addHeading(tr("Interventions"), tr("live"), For::each_side);
  for (const Population population : {Population::excitatory, Population::inhibitory}) {
    auto* control = new InterventionControl(bridge_, sides_, population, this);
    interventions_[static_cast<std::size_t>(population)] = control;
    column_->addWidget(control);
  }
  controls_["interventions.excitatory"] = &interventions_[0]->state();
  controls_["interventions"] = controls_["interventions.inhibitory"] = &interventions_[1]->state();
}

void ParameterPanel::addSeeds() {
  addHeading(tr("Seeds and length"), {}, For::both_sides);
  for (const char* path : {"seed", "noise_seed", "steps"}) add(path);
  static_cast<NumberControl*>(control("noise_seed"))->setAbsent(tr("same as seed"));
}

void ParameterPanel::watchControls() {
  auto* pointer = new ControlPointer(this);
  for (const auto& [path, control] : controls_)
    if (path != "stimulus" && path != "interventions") pointer->watch(control, path);  // those have longer names too
  connect(pointer, &ControlPointer::pointed, this, &ParameterPanel::pointed);
}

void ParameterPanel::setHighlighted(const std::string& path) {
  if (path == highlighted_) return;
  for (const bool on : {false, true}) {
    if (on) highlighted_ = path;
    ParameterControl* at = control(highlighted_);
    if (at == nullptr) continue;
    at->setAttribute(Qt::WA_StyledBackground);
    at->setProperty("pointed", on);
    at->style()->unpolish(at);
    at->style()->polish(at);
    at->update();
  }
}

bool ParameterPanel::reveal(const std::string& path) {
  ParameterControl* at = control(path);
  if (at == nullptr) return false;
  area_->ensureWidgetVisible(at, 0, 8);
  for (QWidget* each : at->findChildren<QWidget*>())
    if ((each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisible() && each->isEnabled()) {
      each->setFocus(Qt::ShortcutFocusReason);
      break;
    }
  return true;
}

ParameterControl* ParameterPanel::control(const std::string& path) const {
  const auto found = controls_.find(path);
  return found == controls_.end() ? nullptr : found->second;
}

InterventionControl& ParameterPanel::intervention(Population population) const {
  return *interventions_[static_cast<std::size_t>(population)];
}

void ParameterPanel::refresh() {
  std::pair now{bridge_.shown(), std::optional<Parameters>()};
  if (bridge_.compares()) now.second = bridge_.shown(Side::b);
  if (presented_ == now) return;
  presented_ = std::move(now);
  present(presented_->first, presented_->second);
}

void ParameterPanel::present(const Parameters& p, const std::optional<Parameters>& b) {
  static_cast<NumberControl*>(control("cue.pattern"))->setSliderEnd(static_cast<double>(p.network.patterns));
  const QString activity = NumberFormat(parameterText("network.activity"), ValueKind::real).text(p.network.activity);
  static_cast<NumberControl*>(control("network.second_inhibitory.threshold"))
      ->setAbsent("a = " + activity, p.network.activity);
  cue_hint_->setVisible(p.initial_state.has_value());
  showHeadings(b.has_value());
  for (const auto& [row, control] : entries_) {
    const bool of_sides = b && row->live;
    ui::present(*control, valueOf(*row, p), of_sides ? std::optional(valueOf(*row, *b)) : std::nullopt, sides_,
                std::string(row->path));
  }
  stimulus_->present(p, b);
  for (InterventionControl* each : interventions_) each->present(p, b);
}

void ParameterPanel::revertAll() {
  for (const auto& [path, control] : controls_) control->revert();
  for (InterventionControl* each : interventions_) {
    each->state().revert();
    each->share().revert();
  }
}

void ParameterPanel::showProblems(const std::string& path, const Problems& problems) {
  if (ParameterControl* at = control(path)) at->showProblems(problems);
}

QSize ParameterPanel::sizeHint() const { return {widthFor(290), QFrame::sizeHint().height()}; }
QSize ParameterPanel::minimumSizeHint() const { return {widthFor(286), QFrame::minimumSizeHint().height()}; }

int ParameterPanel::widthFor(int width) const {
  return std::clamp(QFontInfo(font()).pixelSize() * width / 13, width, most_width);
}

}  // namespace engram::ui
