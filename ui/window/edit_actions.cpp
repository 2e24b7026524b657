#include "ui/window/edit_actions.h"

#include <QAction>
#include <QElapsedTimer>
#include <QMenu>

#include "ui/bridge/side_choice.h"
#include "ui/panels/parameter_texts.h"

namespace engram::ui {
namespace {

constexpr int most_changes = 200;
constexpr qint64 one_gesture_ms = 800;  // changes of one slider that follow each other so closely are one

QString nameOf(const EditMade& edit) {
  const QString side = edit.side ? inBrackets(edit.side) : QString();
  if (!edit.name.isEmpty()) return edit.name + side;
  const QString& path = edit.path;
  if (path.isEmpty()) return EditActions::tr("reset of the run");
  if (path == "seed") return EditActions::tr("new seed");
  return EditActions::tr("change of %1").arg(fullName(parameterText(path.toStdString())) + side);
}

/// Changes of one control on one side are one gesture if they follow each other closely.
bool sameControl(const EditMade& a, const EditMade& b) {
  return !a.path.isEmpty() && a.path == b.path && a.side == b.side && a.name.isEmpty() && b.name.isEmpty();
}

/// The session before a change, and, once it is taken back, the one after it.
class SessionChange : public QUndoCommand {
 public:
  SessionChange(LiveBridge& bridge, const bool& quiet, const EditMade& edit)
      : QUndoCommand(nameOf(edit)), bridge_(bridge), quiet_(quiet), edit_(edit) {
    since_.start();
  }

  void undo() override {
    if (quiet_) return;
    after_ = bridge_.session();
    place_after_ = bridge_.place();
    bridge_.restore(edit_.before, edit_.anew ? edit_.place : here(edit_.place), edit_.anew);
  }

  void redo() override {
    if (quiet_ || !after_) return;  // at first it is done already, by whoever made the change
    edit_.before = bridge_.session();
    edit_.place = bridge_.place();
    bridge_.restore(*after_, edit_.anew ? place_after_ : here(place_after_), edit_.anew);
  }

  /// At the present step, with all that was there at `place`.
  [[nodiscard]] Place here(Place place) const {
    const std::int64_t now = bridge_.place().step;
    return {now, std::max(now, place.reached)};
  }

  int id() const override { return 1; }

  bool mergeWith(const QUndoCommand* other) override {
    const auto& later = static_cast<const SessionChange&>(*other);
    if (!sameControl(edit_, later.edit_) || after_ || since_.elapsed() > one_gesture_ms) return false;
    since_.restart();
    return true;
  }

 private:
  LiveBridge& bridge_;
  const bool& quiet_;
  EditMade edit_;
  std::optional<Session> after_;
  Place place_after_;
  QElapsedTimer since_;
};

}  // namespace

EditActions::EditActions(LiveBridge& bridge, QWidget* window)
    : QObject(window),
      bridge_(bridge),
      undo_(stack_.createUndoAction(this, tr("&Undo"))),
      redo_(stack_.createRedoAction(this, tr("&Redo"))) {
  stack_.setUndoLimit(most_changes);
  undo_->setShortcut(Qt::CTRL | Qt::Key_Z);
  redo_->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
  undo_->setStatusTip(tr("Takes the last change back; the run goes on as if it had not been made"));
  redo_->setStatusTip(tr("Makes the change again that was taken back"));
  undo_->setProperty("plainName", tr("Undo"));  // their texts name what is taken back
  redo_->setProperty("plainName", tr("Redo"));
  for (QAction* each : {undo_, redo_}) window->addAction(each);
  connect(undo_, &QAction::triggered, this, [this] { emit message(tr("Taken back: %1").arg(stack_.redoText())); });
  connect(redo_, &QAction::triggered, this, [this] { emit message(tr("Made again: %1").arg(stack_.undoText())); });
  connect(&bridge_, &LiveBridge::edited, this, &EditActions::remember);
  connect(&bridge_, &LiveBridge::replaced, this, [this] { forget_all_ = true; });
  connect(&bridge_, &LiveBridge::wentBack, this, &EditActions::goBack);
  connect(&bridge_, &LiveBridge::started, this, [this] {
    if (bridge_.starting()) return;
    if (std::exchange(forget_all_, false)) stack_.clear();
    proven_ = stack_.index();
  });
  connect(&stack_, &QUndoStack::indexChanged, this, [this](int index) {
    if (!bridge_.starting()) proven_ = index;
  });
}

void EditActions::addTo(QMenu& menu) const { menu.addActions({undo_, redo_}); }

void EditActions::remember(const EditMade& edit) { stack_.push(new SessionChange(bridge_, quiet_, edit)); }

void EditActions::goBack() {
  forget_all_ = false;
  quiet_ = true;
  while (stack_.index() > proven_) {  // changes that were refused or given up
    const_cast<QUndoCommand*>(stack_.command(stack_.index() - 1))->setObsolete(true);
    stack_.undo();
  }
  while (stack_.index() < std::min(proven_, stack_.count())) stack_.redo();  // something was to be taken back
  quiet_ = false;
}

}  // namespace engram::ui
