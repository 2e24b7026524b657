#include "ui/understand/state_view.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/understand/input_plot.h"
#include "ui/understand/state_grid.h"
#include "ui/understand/understand_parts.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {
constexpr int bins = 60;
constexpr std::int64_t most_offered = 2000;  // memories to choose from by name
/// Both runs have the same axis.
InputRange commonRange(const Inspection& inspection) {
  std::optional<InputRange> range;
  for (const Side side : {Side::a, Side::b}) {
    const auto& inputs = inspection.of(side).inputs;
    if (!inputs) continue;
    const InputRange own = input_range(inputs->h, inputs->theta);
    range = range ? united(*range, own) : own;
  }
  return roundedRange(range.value_or(InputRange{}));
}

}  // namespace

StateView::StateView(LiveBridge& bridge, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      theme_(darkTheme()),
      memory_(new QComboBox(this)),
      per_row_(new QSpinBox(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 12, 8);
  column->setSpacing(8);
  auto* choice = new QGridLayout;
  choice->setHorizontalSpacing(6);
  choice->setVerticalSpacing(6);
  auto* against = new QLabel(tr("Against"), this);
  against->setProperty("muted", true);
  auto* row = new QLabel(tr("Neurons in a row"), this);
  row->setProperty("muted", true);
  memory_->setAccessibleName(tr("Memory that the state is held against"));
  memory_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  memory_->setMinimumContentsLength(8);
  per_row_->setAccessibleName(tr("Neurons in a row"));
  per_row_->setToolTip(tr("The shape of the grid: the width of the pictures where memories are pictures"));
  per_row_->setSpecialValueText(tr("automatic"));
  per_row_->setRange(0, 1'000'000);
  choice->addWidget(against, 0, 0);
  choice->addWidget(memory_, 0, 1);
  choice->addWidget(row, 1, 0);
  choice->addWidget(per_row_, 1, 1);
  choice->setColumnStretch(1, 1);
  column->addLayout(choice);
  auto* both = new QHBoxLayout;
  both->setSpacing(10);
  column->addLayout(both);
  for (Part& part : parts_) {
    part = makePart(&part == parts_ ? Side::a : Side::b);
    both->addWidget(part.all, 1, Qt::AlignTop);
    connect(part.grid, &StateGrid::chosen, this, &StateView::chosen);
    connect(per_row_, &QSpinBox::valueChanged, part.grid, &StateGrid::setPerRow);
  }
  parts_[1].all->hide();
  column->addStretch(1);
  connect(memory_, &QComboBox::activated, this, &StateView::refresh);
}

StateView::Part StateView::makePart(Side side) {
  Part part;
  part.all = new QWidget(this);
  auto* column = new QVBoxLayout(part.all);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  part.badge = sideBadge(side, part.all);
  part.counts = wrappedLabel(part.all);
  row->addWidget(part.badge, 0, Qt::AlignTop);
  row->addWidget(part.counts, 1);
  column->addLayout(row);
  part.grid = new StateGrid(part.all);
  column->addWidget(part.grid);
  part.inputs = new InputPlot(part.all);
  column->addWidget(part.inputs);
  part.sides = wrappedLabel(part.all, true);
  column->addWidget(part.sides);
  return part;
}

void StateView::setTheme(const Theme& theme) {
  theme_ = theme;
  for (const Part& part : parts_) {
    part.grid->setTheme(theme);
    part.inputs->setTheme(theme);
  }
}

void StateView::fillMemories(const Parameters& p) {
  const QStringList names = patternNames(p);
  const QSignalBlocker blocker(memory_);
  memory_->clear();
  for (std::int64_t mu = 0; mu < std::min(p.network.patterns, most_offered); ++mu)
    memory_->addItem(mu == p.cue.pattern ? tr("%1 (cue)").arg(memoryText(mu, names)) : memoryText(mu, names));
  memory_->setCurrentIndex(static_cast<int>(std::min(p.cue.pattern, most_offered - 1)));
  pattern_of_ = -1;
}

QString StateView::legend(const StateErrors& errors) const {
  const auto mark = [](const QString& sign, const QColor& color, const QString& text) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3").arg(color.name(), sign, text);
  };
  return QStringList{mark("■", theme_.cued, tr("%1 right").arg(countText(errors.right))),
                     mark("□", theme_.strong[3], tr("%1 missing").arg(countText(errors.missing))),
                     mark("●", theme_.inhibitory, tr("%1 extra").arg(countText(errors.extra)))}
      .join(QStringLiteral(" &nbsp; "));
}

void StateView::refresh() {
  const auto newest = bridge_.newest();
  if (!newest) return;
  if (network_ != newest->network) {
    network_ = newest->network;
    fillMemories(newest->a.parameters);
  }
  if (pattern_of_ != memory_->currentIndex()) {
    pattern_of_ = memory_->currentIndex();
    pattern_ = network_->patterns().pattern(pattern_of_);
  }
  const auto inspection = bridge_.inspection();
  const bool compared = newest->b.has_value();
  const InputRange range = inspection ? commonRange(*inspection) : InputRange{};
  parts_[1].all->setVisible(compared);
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !compared) continue;
    part(side).badge->setVisible(compared);
    presentPart(part(side), newest->of(side), inspection ? inspection->of(side).inputs : std::nullopt, range);
  }
}

void StateView::presentPart(const Part& part, const RunSnapshot& run, const std::optional<Inputs>& inputs,
                            const InputRange& range) {
  part.grid->present(run.state.excitatory, pattern_);
  part.counts->setText(legend(state_errors(run.state.excitatory, pattern_)));
  const bool start = run.state.step == 0;
  part.inputs->setVisible(!start);
  if (start) part.sides->setText(tr("At step 0 no neuron has had an input yet: go one step on."));
  if (start || !inputs || static_cast<Eigen::Index>(inputs->h.size()) != pattern_.size()) return;
  const InputHistogram histogram = input_histogram(inputs->h, pattern_, inputs->theta, range, bins);
  part.inputs->present(histogram, inputs->theta, inputs->beta);
  part.sides->setText(tr("%1 of the %2 neurons of the memory are below the threshold, %3 of the %4 others above it.")
                          .arg(countText(histogram.on_below), countText(histogram.on_all),
                               countText(histogram.off_above), countText(histogram.off_all)));
}

}  // namespace engram::ui
