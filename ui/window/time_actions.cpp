#include "ui/window/time_actions.h"

#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <functional>

#include "ui/plots/fields_dialog.h"
#include "ui/window/icons.h"

namespace engram::ui {
namespace {

constexpr int many = 10;  // steps at once, with Shift

QString stepText(std::int64_t step) { return QLocale().toString(qlonglong{step}); }

/// A dialog for a step of at least `least`.
void askForAStep(const QString& title, const QString& hint, std::int64_t proposed, std::int64_t least, QWidget* parent,
                 const std::function<void(std::int64_t)>& take) {
  const auto read = [least, take](const QStringList& typed) -> QString {
    bool good = false;
    qlonglong step = QLocale().toLongLong(typed[0], &good);
    if (!good) step = QLocale::c().toLongLong(typed[0], &good);
    constexpr std::int64_t most = 1'000'000'000'000;
    if (!good || step < least || step > most)
      return TimeActions::tr("This must be a whole number from %1 to %2.").arg(stepText(least), stepText(most));
    take(step);
    return {};
  };
  auto* dialog = new FieldsDialog(title, read, parent);
  dialog->setObjectName("stepDialog");
  dialog->addField(TimeActions::tr("&Step"), QLocale().toString(qlonglong{proposed}))->setObjectName("step");
  dialog->setHint(hint);
  dialog->open();
}

}  // namespace

TimeActions::TimeActions(LiveBridge& bridge, QWidget* window)
    : QObject(window),
      bridge_(bridge),
      window_(window),
      back_(add(tr("&Back"), Qt::Key_Left, tr("One step back in time, exactly"))),
      ten_back_(add(tr("Ten steps bac&k"), Qt::SHIFT | Qt::Key_Left, tr("Ten steps back in time"))),
      ten_on_(add(tr("Ten steps &on"), Qt::SHIFT | Qt::Key_Right, tr("Takes ten steps"))),
      start_(add(tr("To step &0"), Qt::Key_Home, tr("Back to the start; what was computed stays"))),
      newest_(add(tr("To the ne&west step"), Qt::Key_End, tr("On to the last step that was computed"))),
      go_to_(add(tr("&Go to step…"), Qt::CTRL | Qt::Key_G, tr("Any step: an earlier one, or a later one"))),
      go_to_difference_(add(tr("To the first &difference"), Qt::Key_D,
                            tr("The first step at which A and B differ in an excitatory neuron"))) {
  for (QAction* each : {back_, ten_back_, ten_on_}) each->setAutoRepeat(true);
  back_->setIconVisibleInMenu(false);
  addPauses();
  connect(back_, &QAction::triggered, this, [this] { bridge_.takeSteps(-1); });
  connect(ten_back_, &QAction::triggered, this, [this] { bridge_.takeSteps(-many); });
  connect(ten_on_, &QAction::triggered, this, [this] { bridge_.takeSteps(many); });
  connect(start_, &QAction::triggered, this, [this] { bridge_.goTo(0); });
  connect(newest_, &QAction::triggered, this, [this] { bridge_.goTo(bridge_.reached()); });
  connect(go_to_, &QAction::triggered, this, &TimeActions::askForStep);
  connect(go_to_difference_, &QAction::triggered, this, &TimeActions::goToFirstDifference);
  connect(&bridge_, &LiveBridge::paused, this, &TimeActions::tellPaused);
  connect(&bridge_, &LiveBridge::sessionChanged, this, &TimeActions::refresh);
  refresh();
}

QAction* TimeActions::add(const QString& text, const QKeySequence& key, const QString& tip) {
  auto* action = new QAction(text, this);
  if (!key.isEmpty()) action->setShortcut(key);
  action->setAutoRepeat(false);
  action->setToolTip(key.isEmpty() ? tip : tip + " (" + key.toString(QKeySequence::NativeText) + ')');
  action->setStatusTip(tip);
  window_->addAction(action);  // so that its key works
  return action;
}

QAction* TimeActions::addCondition(const QString& text, const QString& tip, bool PauseWhen::*member) {
  QAction* action = add(text, {}, tip);
  action->setCheckable(true);
  connect(action, &QAction::triggered, this, [this, member](bool on) {
    PauseWhen when = bridge_.pausesWhen();
    when.*member = on;
    bridge_.pauseWhen(when);
  });
  return action;
}

void TimeActions::addPauses() {
  at_step_ = add(tr("At a &step…"), {}, tr("The run pauses when it comes to this step"));
  at_step_->setCheckable(true);
  at_difference_ = addCondition(tr("At the first &difference"), tr("The run pauses where A and B first differ"),
                                &PauseWhen::first_difference);
  at_outcome_ =
      addCondition(tr("When the &outcome changes"), tr("The run pauses when what became of it, in words, is another"),
                   &PauseWhen::outcome_changes);
  connect(at_step_, &QAction::triggered, this, &TimeActions::askForPause);
}

void TimeActions::addTo(QMenu& menu) {
  menu.addActions({ten_back_, ten_on_, start_, newest_, go_to_, go_to_difference_});
  QMenu* pauses = menu.addMenu(tr("&Pause when"));
  pauses->menuAction()->setStatusTip(tr("Where a playing run pauses by itself"));
  pauses->addActions({at_step_, at_difference_, at_outcome_});
  connect(pauses, &QMenu::aboutToShow, this, &TimeActions::refresh);
}

void TimeActions::setTheme(const Theme& theme) { back_->setIcon(icon("back", theme.text)); }

void TimeActions::refresh() {
  const PauseWhen& when = bridge_.pausesWhen();
  go_to_difference_->setEnabled(bridge_.compares());
  at_difference_->setEnabled(bridge_.compares());
  at_difference_->setChecked(when.first_difference);
  at_outcome_->setChecked(when.outcome_changes);
  at_step_->setChecked(when.step.has_value());
  at_step_->setText(when.step ? tr("At &step %1").arg(stepText(*when.step)) : tr("At a &step…"));
}

void TimeActions::askForStep() {
  askForAStep(tr("Go to step"), tr("Later steps are computed as fast as possible."), bridge_.stepNow(), 0, window_,
              [this](std::int64_t step) { bridge_.goTo(step); });
}

void TimeActions::askForPause() {
  PauseWhen when = bridge_.pausesWhen();
  if (when.step) {  // it was checked: now it is not
    when.step.reset();
    bridge_.pauseWhen(when);
    return refresh();
  }
  refresh();
  askForAStep(tr("Pause at a step"), tr("The run pauses there once."),
              std::max(bridge_.session().scenario().parameters.steps, bridge_.stepNow() + 1), bridge_.stepNow() + 1,
              window_, [this](std::int64_t step) {
                PauseWhen next = bridge_.pausesWhen();
                next.step = step;
                bridge_.pauseWhen(next);
                refresh();
                emit message(tr("The run will pause at step %1").arg(stepText(step)));
              });
}

void TimeActions::goToFirstDifference() {
  const auto newest = bridge_.newest();
  if (newest == nullptr || !newest->first_difference)
    return emit message(
        tr("A and B do not differ in any excitatory neuron up to step %1").arg(stepText(bridge_.stepNow())));
  bridge_.goTo(*newest->first_difference);
  emit message(tr("The first difference between A and B: step %1").arg(stepText(*newest->first_difference)));
}

void TimeActions::tellPaused(PauseReason reason, std::int64_t step) {
  refresh();
  const QString at = stepText(step);
  switch (reason) {
    case PauseReason::step:
      if (step == bridge_.session().scenario().parameters.steps)
        return emit message(tr("Paused at step %1, where the scenario ends. Space goes on.").arg(at));
      return emit message(tr("Paused at step %1, as asked").arg(at));
    case PauseReason::first_difference:
      return emit message(tr("Paused at step %1: the first difference between A and B").arg(at));
    case PauseReason::outcome:
      return emit message(tr("Paused at step %1: the outcome changed").arg(at));
  }
}

}  // namespace engram::ui
