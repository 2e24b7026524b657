#include "ui/understand/neuron_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/understand/neuron_card.h"
#include "ui/understand/neuron_words.h"

namespace engram::ui {
namespace {

constexpr std::size_t most_remembered = 100;
constexpr int most_listed = 300;           // updates behind a pixel
constexpr std::int64_t most_asked = 4000;  // whose spikes are looked up

/// A pick no larger than can be looked up: fewer steps, then fewer neurons.
RasterPick limited(RasterPick pick) {
  if (pick.neurons.size() > static_cast<std::size_t>(most_asked)) pick.neurons.resize(most_asked);
  const std::int64_t steps = std::max<std::int64_t>(1, most_asked / static_cast<std::int64_t>(pick.neurons.size()));
  pick.last = std::min(pick.last, pick.first + steps - 1);
  return pick;
}

}  // namespace

NeuronView::NeuronView(LiveBridge& bridge, SideChoice& sides, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      sides_(sides),
      population_(new QComboBox(this)),
      neuron_(new QSpinBox(this)),
      step_(new QSpinBox(this)),
      follow_(new QCheckBox(tr("the step of now"), this)),
      back_(new QToolButton(this)),
      interventions_(new QMenu(this)),
      hint_(new QLabel(this)),
      list_title_(new QLabel(this)),
      list_(new QListWidget(this)),
      a_(new NeuronCard(Side::a, this)),
      b_(new NeuronCard(Side::b, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 12, 8);
  column->setSpacing(8);
  makeChoice();
  hint_->setWordWrap(true);
  hint_->setProperty("muted", true);
  hint_->setText(tr("Click a dot or a gap in the raster (Alt+arrow keys go on from there), or choose a neuron here."));
  column->addWidget(hint_);
  list_title_->setWordWrap(true);
  list_title_->hide();
  list_->hide();
  list_->setAccessibleName(tr("What the dot stands for"));
  column->addWidget(list_title_);
  column->addWidget(list_);
  column->addWidget(a_);
  column->addWidget(b_);
  column->addStretch(1);
  for (NeuronCard* card : {a_, b_}) {
    connect(card, &NeuronCard::followed, this, [this](const NeuronAt& at) {
      if (before_.size() < most_remembered) before_.push_back(shown_);
      take({at.population, at.neuron, at.step});
    });
  }
  connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row < 0) return;
    if (const auto at = neuronOfLink(list_->item(row)->data(Qt::UserRole).toString()))
      take({at->population, at->neuron, at->step});
  });
  b_->hide();
  showChoice();
}

void NeuronView::makeChoice() {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(6);
  for (const auto population : {Population::excitatory, Population::inhibitory, Population::inhibitory_2})
    population_->addItem(populationText(population));
  population_->setAccessibleName(tr("Population"));
  population_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  population_->setMinimumContentsLength(6);
  for (QWidget* each :
       {static_cast<QWidget*>(population_), static_cast<QWidget*>(neuron_), static_cast<QWidget*>(step_)})
    each->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  neuron_->setAccessibleName(tr("Neuron"));
  neuron_->setToolTip(tr("Its number, from 0 as in files; arrow keys step through the neurons"));
  step_->setAccessibleName(tr("Step"));
  step_->setToolTip(tr("The step that the update led to; arrow keys go back and forth in time"));
  step_->setRange(0, std::numeric_limits<int>::max());
  back_->setText(QStringLiteral("←"));
  back_->setObjectName("neuronBack");
  back_->setToolTip(tr("The neuron shown before"));
  back_->setAccessibleName(tr("Back to the neuron shown before"));
  follow_->setToolTip(tr("Follows the run, also back in time"));
  grid->addWidget(population_, 0, 0, 1, 2);
  grid->addWidget(neuron_, 0, 2);
  grid->addWidget(back_, 0, 3);
  auto* label = new QLabel(tr("step"), this);
  label->setProperty("muted", true);
  grid->addWidget(label, 1, 0);
  grid->addWidget(step_, 1, 1);
  grid->addWidget(follow_, 1, 2, 1, 2);
  auto* intervene = new QPushButton(tr("Silence it, or make it fire…"), this);
  intervene->setToolTip(tr("Holds neurons from the next step on; it is on the timeline and can be undone"));
  intervene->setMenu(interventions_);
  connect(interventions_, &QMenu::aboutToShow, this, &NeuronView::fillInterventions);
  grid->addWidget(intervene, 2, 0, 1, 4);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(2, 1);
  static_cast<QVBoxLayout*>(layout())->addLayout(grid);
  connect(population_, &QComboBox::activated, this, &NeuronView::typed);
  connect(neuron_, &QSpinBox::valueChanged, this, &NeuronView::typed);
  connect(step_, &QSpinBox::valueChanged, this, [this] {
    if (showing_) return;
    const QSignalBlocker blocker(follow_);
    follow_->setChecked(false);
    typed();
  });
  connect(follow_, &QCheckBox::toggled, this, &NeuronView::typed);
  connect(back_, &QToolButton::clicked, this, &NeuronView::back);
}

void NeuronView::setTheme(const Theme& theme) {
  a_->setTheme(theme);
  b_->setTheme(theme);
}

void NeuronView::addTo(Question& question) const {
  question.neuron = shown_;
  if (pick_ && !pick_->single() && !listed_)
    question.spikes = Question::Spikes{pick_->population, pick_->neurons, pick_->first, pick_->last};
}

void NeuronView::show(Population population, std::int64_t neuron, std::optional<std::int64_t> step) {
  pick_.reset();
  take({population, neuron, step});
}

void NeuronView::show(const RasterPick& pick) {
  if (pick.neurons.empty()) return;
  pick_ = limited(pick);
  listed_ = false;
  before_.clear();
  list_->clear();
  take({pick.population, pick.neurons.front(), pick.first});
}

void NeuronView::back() {
  if (before_.empty()) return;
  const Question::Neuron neuron = before_.back();
  before_.pop_back();
  take(neuron);
}

void NeuronView::take(const Question::Neuron& neuron) {
  shown_ = neuron;
  showChoice();
  refresh();
}

void NeuronView::typed() {
  if (showing_) return;
  pick_.reset();
  const auto step = follow_->isChecked() ? std::nullopt : std::optional<std::int64_t>(step_->value());
  take({static_cast<Population>(population_->currentIndex()), neuron_->value(), step});
}

void NeuronView::showChoice() {
  showing_ = true;
  const Parameters p = bridge_.shown();
  const std::int64_t neurons =
      shown_.population == Population::excitatory ? p.network.excitatory : p.network.inhibitory;
  population_->setCurrentIndex(static_cast<int>(shown_.population));
  neuron_->setRange(0, static_cast<int>(neurons - 1));
  neuron_->setValue(static_cast<int>(shown_.neuron));
  shown_.neuron = std::min(shown_.neuron, neurons - 1);
  follow_->setChecked(!shown_.step);
  step_->setValue(static_cast<int>(shown_.step.value_or(bridge_.stepNow())));
  back_->setEnabled(!before_.empty());
  list_->setVisible(pick_ && !pick_->single());
  list_title_->setVisible(list_->isVisibleTo(this));
  showing_ = false;
}

void NeuronView::refresh() {
  if (!shown_.step && step_->value() != bridge_.stepNow()) showChoice();
  const auto inspection = bridge_.inspection();
  if (!inspection || inspection->question.neuron != shown_) return;  // the answer is on its way
  fillList(*inspection);
  showCards(*inspection);
}

void NeuronView::showCards(const Inspection& inspection) {
  const QStringList names = patternNames(bridge_.session().plan(Side::a).start());
  const bool compared = inspection.b.has_value();
  b_->setVisible(compared);
  const std::int64_t step = shown_.step.value_or(inspection.step);
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !compared) continue;
    NeuronCard& shown = card(side);
    shown.setCompact(compared);
    shown.setSideShown(compared);
    const auto& firing = inspection.of(side).neuron;
    if (firing) shown.present(*firing, names);
    else if (step == 0)
      shown.presentNothing(
          tr("Step 0 is the start: its spikes are the cue's, not yet the result of inputs. Go one step on."));
    else if (step > bridge_.reached()) shown.presentNothing(tr("This step has not been reached yet."));
    else shown.presentNothing(tr("There is no such neuron at this step: its population is off."));
  }
}

void NeuronView::fillList(const Inspection& inspection) {
  if (!pick_ || pick_->single() || listed_ || !inspection.question.spikes) return;
  const auto& asked = *inspection.question.spikes;
  if (asked.neurons != pick_->neurons || asked.first != pick_->first || asked.last != pick_->last) return;
  listed_ = true;
  const QSignalBlocker blocker(list_);
  list_->clear();
  std::int64_t fire = 0, all = 0;
  std::optional<NeuronAt> first;
  QStringList silent_rows;
  const auto fires = [&](const RunInspection& run, std::size_t s, std::size_t n) {
    return s < run.spikes.size() && run.spikes[s][n];
  };
  const auto add = [&](const NeuronAt& at, const QString& does) {
    if (list_->count() >= most_listed) return;
    auto* item =
        new QListWidgetItem(tr("neuron %1, step %2: %3").arg(countText(at.neuron), countText(at.step), does), list_);
    item->setData(Qt::UserRole, linkTo(at));
  };
  for (const bool wanted : {true, false}) {  // those that fire come first
    for (std::size_t s = 0; s < inspection.a.spikes.size(); ++s) {
      for (std::size_t n = 0; n < asked.neurons.size(); ++n) {
        const bool a = fires(inspection.a, s, n), b = inspection.b && fires(*inspection.b, s, n);
        if ((a || b) != wanted) continue;
        const NeuronAt at{asked.population, asked.neurons[n], asked.first + static_cast<std::int64_t>(s)};
        ++all;
        if (wanted) ++fire;
        if (wanted && !first) first = at;
        add(at, !wanted         ? tr("silent")
                : !inspection.b ? tr("fires")
                : a && b        ? tr("fires in A and B")
                : a             ? tr("fires in A")
                                : tr("fires in B"));
      }
    }
  }
  list_title_->setText(
      tr("This place of the raster stands for %1 updates, of which %2 gave a spike%3:")
          .arg(countText(all), countText(fire),
               all > list_->count() ? tr("; the first %1").arg(countText(list_->count())) : QString()));
  list_->setMaximumHeight(fontMetrics().height() * 7);
  if (first) take({first->population, first->neuron, first->step});
}

}  // namespace engram::ui
