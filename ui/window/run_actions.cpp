#include "ui/window/run_actions.h"

#include <QMenu>
#include <QRandomGenerator>
#include <QWidget>

#include "ui/window/icons.h"

namespace engram::ui {
namespace {
constexpr std::array rule_names{"synchronous", "sequential", "asynchronous"};
constexpr std::uint32_t seeds_offered = 1'000'000;  // short enough to be read out and typed
}  // namespace

RunActions::RunActions(LiveBridge& bridge, SpeedControl& speed, QWidget* window)
    : QObject(window),
      bridge_(bridge),
      window_(window),
      theme_(darkTheme()),
      time_(new TimeActions(bridge, window)),
      rules_(new QActionGroup(this)) {
  play_ = add(tr("&Run"), Qt::Key_Space, tr("Lets time run, or stops it"));
  step_ = add(tr("&Step"), Qt::Key_Right, tr("Takes one step"));
  reset_ = add(tr("Rese&t"), Qt::Key_R, tr("Back to step 0 with the same seeds and the present values"));
  new_seed_ = add(tr("&New seed"), Qt::CTRL | Qt::Key_R, tr("A new network and cue from another seed, from step 0"));
  stimulate_ = add(tr("Stim&ulate"), Qt::Key_S, tr("Shows the chosen memory to the network for some steps"));
  faster_ = add(tr("&Faster"), Qt::CTRL | Qt::Key_Up, tr("The next higher speed"));
  slower_ = add(tr("S&lower"), Qt::CTRL | Qt::Key_Down, tr("The next lower speed"));
  makeUpdates();
  // In a menu the icons would stand where the marks of the chosen rule are, and that of Run is made for its button.
  for (QAction* each : {play_, step_, reset_, new_seed_}) each->setIconVisibleInMenu(false);
  connect(play_, &QAction::triggered, this, [this] { bridge_.playing() ? bridge_.pause() : bridge_.play(); });
  connect(step_, &QAction::triggered, this, [this] { bridge_.takeSteps(1); });
  connect(reset_, &QAction::triggered, this,
          [this] { startAnew(bridge_.restart(), tr("From the start, same seeds")); });
  connect(new_seed_, &QAction::triggered, this, [this] {
    const std::uint64_t seed = 1 + QRandomGenerator::global()->bounded(seeds_offered - 1);
    startAnew(bridge_.set("seed", seed), tr("New network, seed %1").arg(seed));
  });
  connect(faster_, &QAction::triggered, &speed, &SpeedControl::faster);
  connect(slower_, &QAction::triggered, &speed, &SpeedControl::slower);
  connect(time_, &TimeActions::message, this, &RunActions::message);
  connect(&bridge_, &LiveBridge::playingChanged, this, &RunActions::showPlaying);
  connect(&bridge_, &LiveBridge::sessionChanged, this, &RunActions::refresh);
  refresh();
}

QAction* RunActions::add(const QString& text, const QKeySequence& key, const QString& tip) {
  auto* action = new QAction(text, this);
  if (!key.isEmpty()) action->setShortcut(key);
  action->setAutoRepeat(key == QKeySequence(Qt::Key_Right));
  const QString keys = key.isEmpty() ? QString() : " (" + key.toString(QKeySequence::NativeText) + ')';
  action->setToolTip(tip + keys);
  action->setStatusTip(tip);
  window_->addAction(action);  // so that its key works
  return action;
}

void RunActions::makeUpdates() {
  const std::array names{tr("S&ynchronous"), tr("Se&quential"), tr("&Asynchronous")};
  const std::array tips{tr("Every neuron is updated from the state at t; inhibition comes one step late"),
                        tr("First the inhibitory neurons, then the excitatory ones: inhibition acts at once"),
                        tr("One neuron at a time, each from the current state of all others; a step is one sweep")};
  rules_->setExclusive(true);
  for (std::size_t i = 0; i < updates_.size(); ++i) {
    updates_[i] = add(names[i], {}, tips[i]);
    updates_[i]->setCheckable(true);
    rules_->addAction(updates_[i]);
    connect(updates_[i], &QAction::triggered, this, [this, i] {
      const Problems problems = bridge_.set("dynamics.update", rule_names[i]);
      if (!problems.empty()) {
        emit refused(updates_[i]->text().remove('&'), problems);
        refresh();
      }
    });
  }
}

void RunActions::addTo(QMenu& menu) const {
  menu.addActions({play_, step_, &time_->back()});
  time_->addTo(menu);
  menu.addSeparator();
  menu.addActions({reset_, new_seed_, stimulate_});
  menu.addSeparator();
  menu.addActions(rules_->actions());
  menu.addSeparator();
  menu.addActions({faster_, slower_});
}

void RunActions::setTheme(const Theme& theme) {
  theme_ = theme;
  time_->setTheme(theme);
  step_->setIcon(icon("step", theme.text));
  reset_->setIcon(icon("reset", theme.text));
  new_seed_->setIcon(icon("new-seed", theme.text));
  showPlaying(bridge_.playing());
}

void RunActions::refresh() { updates_[static_cast<std::size_t>(bridge_.shown().dynamics.update)]->setChecked(true); }

void RunActions::startAnew(const Problems& problems, const QString& text) {
  if (problems.empty()) emit message(text);
  else emit refused(tr("Start anew"), problems);
}

void RunActions::showPlaying(bool playing) {
  play_->setText(playing ? tr("Pa&use") : tr("&Run"));
  play_->setIcon(icon(playing ? "pause" : "play", theme_.accentText));
}

}  // namespace engram::ui
