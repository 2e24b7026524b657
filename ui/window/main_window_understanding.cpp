// The pages of the panel "Understand", and what leads to them.
#include "ui/plots/run_pair.h"
#include "ui/understand/energy_view.h"
#include "ui/understand/expected_courses.h"
#include "ui/understand/formula_view.h"
#include "ui/understand/inhibition_view.h"
#include "ui/understand/neuron_view.h"
#include "ui/understand/outcome_view.h"
#include "ui/understand/state_view.h"
#include "ui/understand/theory_view.h"
#include "ui/understand/understand_panel.h"
#include "ui/understand/weight_view.h"
#include "ui/window/columns.h"
#include "ui/window/main_window.h"
#include "ui/window/run_words.h"
#include "ui/window/status_line.h"
#include "ui/window/understand_actions.h"

namespace engram::ui {

void MainWindow::buildUnderstanding() {
  understand_ = new UnderstandPanel(bridge_, columns_);
  columns_->addWidget(understand_);
  auto* outcome = new OutcomeView(bridge_, {outcomeWords, outcomeRule});
  understand_->add(UnderstandPage::outcome, outcome);
  connect(outcome, &OutcomeView::pageWanted, understanding_, &UnderstandActions::open);
  auto* neuron = new NeuronView(bridge_, sides_);
  understand_->add(UnderstandPage::neuron, neuron);
  connect(pair_, &RunPair::picked, this, [this, neuron](Side, const RasterPick& pick, bool clicked) {
    neuron->show(pick);
    if (clicked) understanding_->open(UnderstandPage::neuron);  // keys move the cursor with the panel closed, too
  });
  auto* state = new StateView(bridge_);
  understand_->add(UnderstandPage::state, state);
  connect(state, &StateView::chosen, this, [this, neuron](std::int64_t number) {
    neuron->show(Population::excitatory, number, bridge_.stepNow());
    understanding_->open(UnderstandPage::neuron);
  });
  understand_->add(UnderstandPage::inhibition, new InhibitionView(bridge_));
  understand_->add(UnderstandPage::energy, new EnergyView(bridge_));
  understand_->add(UnderstandPage::formulas, new FormulaView(bridge_, *panel_));
  understand_->add(UnderstandPage::weights, new WeightView(bridge_));
  expected_ = new ExpectedCourses(bridge_, *pair_, this);
  understand_->add(UnderstandPage::theory, new TheoryView(bridge_, *expected_));
  understanding_->attach(*understand_);
  connect(understanding_, &UnderstandActions::shownChanged, this, &MainWindow::foldRightColumn);
  connect(understand_, &UnderstandPanel::message, status_, &StatusLine::say);
}

}  // namespace engram::ui
