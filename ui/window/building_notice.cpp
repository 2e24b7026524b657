#include "ui/window/building_notice.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/live_bridge.h"

namespace engram::ui {
namespace {
constexpr int width_px = 380, parts = 1000;
}

BuildingNotice::BuildingNotice(LiveBridge& bridge, QWidget* place)
    : QFrame(place),
      bridge_(bridge),
      what_(new QLabel(this)),
      meanwhile_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      cancel_(new QPushButton(tr("Cancel"), this)) {
  setObjectName("buildingNotice");
  setProperty("card", true);
  setAttribute(Qt::WA_StyledBackground);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 14);
  layout->setSpacing(10);
  what_->setProperty("title", true);
  meanwhile_->setProperty("muted", true);
  for (QLabel* label : {what_, meanwhile_}) {
    label->setWordWrap(true);
    layout->addWidget(label);
  }
  bar_->setRange(0, parts);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(tr("Progress of building the network"));
  layout->addWidget(bar_);
  cancel_->setShortcut(Qt::Key_Escape);
  cancel_->setStatusTip(tr("Gives up the new network; the present one goes on"));
  layout->addWidget(cancel_, 0, Qt::AlignRight);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    bridge_.cancelBuilding();
    emit message(tr("Building was given up; the network before it goes on."));
  });
  connect(&bridge_, &LiveBridge::frame, this, &BuildingNotice::refresh);
  place->installEventFilter(this);
  hide();
}

void BuildingNotice::refresh() {
  if (!bridge_.building()) {
    since_.invalidate();
    if (isVisible()) hide();
    return;
  }
  if (!since_.isValid()) since_.start();
  if (since_.elapsed() < appears_after_ms) return;
  bar_->setValue(static_cast<int>(bridge_.buildProgress() * parts));
  if (isVisible()) return;
  describe();
  centre();
  show();
  raise();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void BuildingNotice::describe() {
  const NetworkParameters& n = bridge_.session().scenario().parameters.network;
  const QLocale locale;
  const auto number = [&](std::int64_t value) { return locale.toString(qlonglong{value}); };
  what_->setText(tr("Building a network of %1 excitatory and %2 inhibitory neurons with %3 memories")
                     .arg(number(n.excitatory), number(n.inhibitory), number(n.patterns)));
  meanwhile_->setText(bridge_.starting() ? tr("The network before it is there until then.") : QString());
  meanwhile_->setVisible(bridge_.starting());
  setAccessibleName(what_->text());
}

void BuildingNotice::centre() {
  const int width = std::min(width_px, parentWidget()->width() - 16);
  const int height = std::max(layout()->heightForWidth(width), layout()->sizeHint().height());
  const QRect all = parentWidget()->rect();
  setGeometry(all.center().x() - width / 2, all.center().y() - height / 2, width, height);
}

bool BuildingNotice::eventFilter(QObject*, QEvent* event) {
  if (event->type() == QEvent::Resize && isVisible()) centre();
  return false;
}

}  // namespace engram::ui
