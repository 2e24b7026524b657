#include "ui/start/central_pages.h"

#include <QAction>

#include "ui/bridge/live_bridge.h"
#include "ui/start/scenario_card.h"
#include "ui/start/start_page.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {

CentralPages::CentralPages(LiveBridge& bridge, ScenarioFiles& files, QWidget* run, QWidget* parent)
    : QStackedWidget(parent), bridge_(bridge), files_(files), run_(run), theme_(darkTheme()) {
  addWidget(run_);
  connect(&files_, &ScenarioFiles::opened, this, [this](bool plays) {
    if (!startPageShown()) return;
    was_playing_ = plays;
    showRun();
  });
}

void CentralPages::guard(const QList<QAction*>& actions) {
  auto* loose = new QActionGroup(this);
  loose->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
  guarded_ << loose;
  for (QAction* action : actions) {
    if (action->isSeparator()) continue;
    if (action->actionGroup() == nullptr) loose->addAction(action);
    else if (!guarded_.contains(action->actionGroup())) guarded_ << action->actionGroup();
  }
}

bool CentralPages::startPageShown() const { return start_ != nullptr && currentWidget() == start_; }

void CentralPages::showStartPage() {
  if (startPageShown()) return;
  if (start_ == nullptr) makeStartPage();
  start_->setWayBack(tr("Back to the run"));
  was_playing_ = bridge_.playing();
  bridge_.pause();
  turnTo(start_);
  if (start_->cards().isEmpty()) start_->openButton().setFocus();
  else start_->cards().front()->setFocus();
}

void CentralPages::beginWithStartPage() {
  showStartPage();
  start_->setWayBack(tr("Go to the network"));
  was_playing_ = true;
}

void CentralPages::showRun() {
  if (!startPageShown()) return;
  turnTo(run_);
  if (was_playing_) bridge_.play();
}

void CentralPages::turnTo(QWidget* page) {
  for (QActionGroup* each : std::as_const(guarded_)) each->setEnabled(page == run_);
  setCurrentWidget(page);
  updateGeometry();
  emit pageChanged(page == start_);
}

void CentralPages::makeStartPage() {
  start_ = new StartPage(ScenarioFiles::shipped(), files_.recent(), theme_, this);
  addWidget(start_);
  connect(start_, &StartPage::scenarioChosen, &files_, &ScenarioFiles::openFile);
  connect(start_, &StartPage::recentChosen, &files_, &ScenarioFiles::openRecent);
  connect(start_, &StartPage::openChosen, &files_, &ScenarioFiles::openWithDialog);
  connect(start_, &StartPage::newChosen, &files_, &ScenarioFiles::openNew);
  connect(start_, &StartPage::backChosen, this, &CentralPages::showRun);
}

QSize CentralPages::minimumSizeHint() const { return currentWidget()->minimumSizeHint(); }

void CentralPages::setTheme(const Theme& theme) {
  theme_ = theme;
  if (start_ != nullptr) start_->setTheme(theme);
}

}  // namespace engram::ui
