#include "ui/panels/memories_panel.h"

#include <QFontInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>
#include <algorithm>

#include "ui/bridge/live_bridge.h"
#include "ui/panels/memory_delegate.h"
#include "ui/panels/memory_list.h"
#include "ui/panels/memory_pictures.h"
#include "ui/plots/curve_ranking.h"

namespace engram::ui {
namespace {
constexpr int refresh_every_ms = 50;
constexpr double stimulus_strength = 2;
constexpr int stimulus_steps = 5;
}  // namespace

MemoriesPanel::MemoriesPanel(LiveBridge& bridge, QWidget* parent)
    : QFrame(parent),
      bridge_(bridge),
      theme_(darkTheme()),
      list_(new MemoryList(this)),
      pictures_(new MemoryPictures(this)),
      delegate_(new MemoryDelegate(*list_, *pictures_, this)),
      view_(new QListView(this)) {
  setObjectName("memories");
  setProperty("card", true);
  setAccessibleName(tr("Memories"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 10, 1, 4);
  column->setSpacing(6);
  makeHeading();
  view_->setModel(list_);
  view_->setItemDelegate(delegate_);
  view_->setUniformItemSizes(true);  // a thousand cards cost no more than those that are seen
  view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setMouseTracking(true);
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->setTabKeyNavigation(false);
  view_->setAccessibleName(tr("Memories"));
  view_->setAccessibleDescription(tr("Enter pins a memory in the plots; the menu key shows what else can be done"));
  column->addWidget(view_, 1);
  connect(view_, &QListView::clicked, this, [this](const QModelIndex& index) { togglePin(index.row()); });
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* enter = new QShortcut(key, view_);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, [this] {
      if (view_->currentIndex().isValid()) togglePin(view_->currentIndex().row());
    });
  }
  connect(view_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    const QModelIndex index = view_->indexAt(at).isValid() ? view_->indexAt(at) : view_->currentIndex();
    if (!index.isValid()) return;
    QMenu* menu = menuOf(index.row());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(view_->viewport()->mapToGlobal(at));
  });
  connect(pictures_, &MemoryPictures::made, view_->viewport(), qOverload<>(&QWidget::update));
  connect(&bridge_, &LiveBridge::frame, this, &MemoriesPanel::refresh);
}

MemoriesPanel::~MemoriesPanel() = default;

void MemoriesPanel::makeHeading() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 0, 12, 0);
  row->setSpacing(4);
  auto* heading = new QLabel(tr("MEMORIES"), this);
  heading->setProperty("muted", true);
  heading->setProperty("heading", true);
  row->addWidget(heading, 1);
  a_ = new QLabel("A", this);
  b_ = new QLabel("B", this);
  a_->setToolTip(tr("The upper bars: how much of each memory run A shows"));
  b_->setToolTip(tr("The lower bars: how much of each memory run B shows"));
  for (QLabel* each : {a_, b_}) {
    each->setProperty("side", each->text());
    each->hide();
    row->addWidget(each);
  }
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void MemoriesPanel::setTheme(const Theme& theme) {
  theme_ = theme;
  delegate_->setTheme(theme);
  startPictures();
  view_->doItemsLayout();  // the cards may be of another size
}

void MemoriesPanel::startPictures() {
  if (!list_->snapshot()) return;
  const double scale = devicePixelRatioF();
  pictures_->start(list_->snapshot()->network, static_cast<int>(delegate_->pictureSide() * scale),
                   theme_.rasterExcitatory);
}

void MemoriesPanel::setPinned(const std::vector<std::int64_t>& memories) {
  list_->setPinned(memories);
  view_->viewport()->update();
}

void MemoriesPanel::showEvent(QShowEvent* event) {
  QFrame::showEvent(event);
  refreshed_.invalidate();
  refresh();
}

void MemoriesPanel::refresh() {
  if (!isVisible() || (refreshed_.isValid() && refreshed_.elapsed() < refresh_every_ms)) return;
  if (!list_->show(bridge_.newest())) return;
  refreshed_.restart();
  startPictures();
  for (QLabel* each : {a_, b_}) each->setVisible(list_->compares());
  view_->viewport()->update();
}

void MemoriesPanel::togglePin(std::int64_t memory) {
  std::vector<std::int64_t> pins = list_->pinned();
  if (std::erase(pins, memory) == 0) {
    if (pins.size() >= CurveRanking::places) {
      emit message(tr("At most %1 memories can be pinned; let one go first.").arg(CurveRanking::places));
      return;
    }
    pins.push_back(memory);
  }
  emit pinsChosen(pins);
}

void MemoriesPanel::stimulate(std::int64_t memory) {
  const Json stimulus = {{"pattern", memory}, {"strength", stimulus_strength}};
  const Problems problems = bridge_.pulse(stimulus, stimulus_steps);
  const QString name = list_->card(memory).name;
  if (!problems.empty()) emit refused(tr("A stimulus with %1").arg(name), problems);
  else
    emit message(tr("Stimulus with %1: strength %2 for %3 steps").arg(name).arg(stimulus_strength).arg(stimulus_steps));
}

void MemoriesPanel::useAsCue(std::int64_t memory) {
  const Problems problems = bridge_.set("cue.pattern", memory);
  if (!problems.empty()) emit refused(tr("%1 as the cue").arg(list_->card(memory).name), problems);
}

QMenu* MemoriesPanel::menuOf(std::int64_t memory) {
  auto* menu = new QMenu(this);
  const MemoryCard card = list_->card(memory);
  QAction* pin = menu->addAction(tr("&Pin in the plots"), this, [this, memory] { togglePin(memory); });
  pin->setCheckable(true);
  pin->setChecked(card.pinned);
  QAction* cue = menu->addAction(tr("Use as &cue"), this, [this, memory] { useAsCue(memory); });
  cue->setEnabled(!card.cued);
  cue->setStatusTip(tr("Starts the run again from this memory"));
  QAction* stimulus =
      menu->addAction(tr("&Stimulate for %1 steps").arg(stimulus_steps), this, [this, memory] { stimulate(memory); });
  stimulus->setStatusTip(tr("Pushes its neurons from the next step on; the pulse stays on the timeline"));
  return menu;
}

QSize MemoriesPanel::sizeHint() const { return {std::clamp(QFontInfo(font()).pixelSize() * 250 / 13, 250, 320), 400}; }

QSize MemoriesPanel::minimumSizeHint() const {
  return {std::clamp(QFontInfo(font()).pixelSize() * 180 / 13, 180, 260), 110};
}

}  // namespace engram::ui
