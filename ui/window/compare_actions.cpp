#include "ui/window/compare_actions.h"

#include <QMenu>
#include <QWidget>

#include "ui/window/icons.h"

namespace engram::ui {
namespace {

constexpr std::array<std::optional<Side>, 3> choices{std::nullopt, Side::a, Side::b};

/// What is compared if nothing else is said: the update rule. Where inhibition is late, B has it at once.
Json otherRule(UpdateRule rule) {
  return {{"dynamics", {{"update", rule == UpdateRule::sequential ? "synchronous" : "sequential"}}}};
}

}  // namespace

CompareActions::CompareActions(LiveBridge& bridge, SideChoice& sides, QWidget* window)
    : QObject(window), bridge_(bridge), sides_(sides), window_(window), set_group_(new QActionGroup(this)) {
  compare_ = add(tr("&Compare A | B"), {Qt::Key_C, Qt::CTRL | Qt::Key_B},
                 tr("Two runs side by side that share everything but what you make different"));
  compare_->setCheckable(true);
  compare_->setIconVisibleInMenu(false);  // where its mark is
  makeSets();
  swap_ = add(tr("S&wap A and B"), {Qt::Key_X}, tr("What was A becomes B and the other way round"));
  keep_b_ = add(tr("B becomes the &scenario"), {Qt::CTRL | Qt::SHIFT | Qt::Key_B},
                tr("Goes on with B alone; what was made different for A goes"));
  connect(compare_, &QAction::triggered, this, &CompareActions::turn);
  connect(swap_, &QAction::triggered, this, [this] {
    edit(
        tr("swapping A and B"), [](const Session& s) { return s.swapped(); }, tr("A and B are swapped"));
  });
  connect(keep_b_, &QAction::triggered, this, [this] {
    edit(
        tr("B becomes the scenario"), [](const Session& s) { return s.b_alone(); }, tr("B is the scenario now"));
  });
  connect(&bridge_, &LiveBridge::sessionChanged, this, &CompareActions::refresh);
  connect(&sides_, &SideChoice::changed, this, &CompareActions::refresh);
  refresh();
}

QAction* CompareActions::add(const QString& text, const QList<QKeySequence>& keys, const QString& tip) {
  auto* action = new QAction(text, this);
  action->setShortcuts(keys);
  action->setAutoRepeat(false);
  action->setToolTip(tip + (keys.empty() ? QString() : " (" + keys.front().toString(QKeySequence::NativeText) + ')'));
  action->setStatusTip(tip);
  window_->addAction(action);  // so that its key works
  return action;
}

void CompareActions::makeSets() {
  const std::array names{tr("Cha&nges set A and B"), tr("Changes set &A"), tr("Changes set &B")};
  const std::array tips{tr("Every control sets both sides; where they differ, the side that is marked there"),
                        tr("Every control sets side A alone"), tr("Every control sets side B alone")};
  const std::array<QKeySequence, 3> keys{Qt::SHIFT | Qt::Key_C, Qt::SHIFT | Qt::Key_A, Qt::SHIFT | Qt::Key_B};
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    sets_[i] = add(names[i], {keys[i]}, tips[i]);
    sets_[i]->setCheckable(true);
    set_group_->addAction(sets_[i]);
    connect(sets_[i], &QAction::triggered, this, [this, i] {
      sides_.choose(choices[i]);
      emit message(sets_[i]->text().remove('&'));
    });
  }
}

void CompareActions::addTo(QMenu& menu) const {
  menu.addAction(compare_);
  menu.addSeparator();
  menu.addActions(set_group_->actions());
  menu.addSeparator();
  menu.addActions({swap_, keep_b_});
}

void CompareActions::setTheme(const Theme& theme) { compare_->setIcon(icon("compare", theme.text, theme.accentText)); }

void CompareActions::turn(bool on) {
  if (on == bridge_.compares()) return;
  const Json comparison = on ? otherRule(bridge_.shown().dynamics.update) : Json();
  edit(
      on ? tr("comparison") : tr("end of the comparison"), [&](const Session& s) { return s.compared(comparison); },
      on ? tr("A and B differ in the update rule") : tr("One run again, that of A"));
}

void CompareActions::edit(const QString& name, const LiveBridge::Change& change, const QString& said) {
  const Problems problems = bridge_.edit(name, change);
  if (problems.empty()) emit message(said);
  else emit refused(name, problems);
  refresh();
}

void CompareActions::refresh() {
  const bool compares = bridge_.compares();
  compare_->setChecked(compares);
  for (QAction* each : {swap_, keep_b_}) each->setEnabled(compares);
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    sets_[i]->setEnabled(compares);
    sets_[i]->setChecked(sides_.choice() == choices[i]);
  }
}

}  // namespace engram::ui
