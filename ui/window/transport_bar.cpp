#include "ui/window/transport_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>

#include "ui/window/run_actions.h"

namespace engram::ui {
namespace {

QToolButton* button(QAction& action, QWidget* parent) {
  auto* result = new QToolButton(parent);
  result->setDefaultAction(&action);
  result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  result->setFocusPolicy(Qt::TabFocus);
  result->setIconSize({16, 16});
  return result;
}

}  // namespace

TransportBar::TransportBar(const RunActions& actions, SpeedControl& speed, QAction& notes, QWidget* parent)
    : QToolBar(tr("Transport"), parent), speed_(speed) {
  setObjectName("transport");
  setMovable(false);
  setFloatable(false);
  setContextMenuPolicy(Qt::PreventContextMenu);
  auto* card = new QFrame(this);
  card_ = card;
  card->setProperty("card", true);
  card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  auto* row = new QHBoxLayout(card);
  row->setContentsMargins(8, 6, 8, 6);
  row->setSpacing(4);

  auto* play = button(actions.play(), card);
  play->setObjectName("play");
  play->setProperty("primary", true);
  play->setMinimumWidth(94);  // "Run" and "Pause" take the same room
  row->addWidget(play);
  for (QAction* each : {&actions.step(), &actions.reset(), &actions.newSeed()}) {
    shortened_ << button(*each, card);
    row->addWidget(shortened_.back());
  }
  row->addSpacing(16);
  row->addWidget(&speed);
  row->addSpacing(16);
  auto* label = new QLabel(tr("Update"), card);
  label->setProperty("muted", true);
  row->addWidget(label);
  update_label_ = label;
  row->addSpacing(4);
  for (QAction* each : actions.updates()) row->addWidget(button(*each, card));
  row->addStretch();
  row->addSpacing(8);
  auto* read = button(notes, card);
  read->setObjectName("readNotes");
  row->addWidget(read);
  addWidget(card);
}

void TransportBar::showWords(bool on) {
  for (QToolButton* each : std::as_const(shortened_))
    each->setToolButtonStyle(on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  update_label_->setVisible(on);
  speed_.setCompact(!on);
}

QSize TransportBar::minimumSizeHint() const { return {0, QToolBar::minimumSizeHint().height()}; }

void TransportBar::resizeEvent(QResizeEvent* event) {
  // What the words need is known while they are there, and changes with the font.
  if (shortened_.front()->toolButtonStyle() == Qt::ToolButtonTextBesideIcon) full_width_ = card_->sizeHint().width();
  showWords(event->size().width() - 2 * layout()->contentsMargins().left() >= full_width_);
  QToolBar::resizeEvent(event);
}

}  // namespace engram::ui
