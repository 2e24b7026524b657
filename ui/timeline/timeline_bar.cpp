#include "ui/timeline/timeline_bar.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>

#include "ui/access/announce.h"
#include "ui/timeline/change_words.h"
#include "ui/timeline/entry_dialog.h"
#include "ui/timeline/timeline_edits.h"
#include "ui/timeline/timeline_menu.h"

namespace engram::ui {
namespace {
constexpr int most_named = 12;  // marks, in a tooltip
}  // namespace

TimelineBar::TimelineBar(LiveBridge& bridge, QWidget* parent) : QWidget(parent), bridge_(bridge), theme_(darkTheme()) {
  setObjectName("timeline");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  setAccessibleName(tr("Timeline"));
  setStatusTip(tr("Drag to go to any step; the marks are changes: drag them, Enter edits, Delete takes them out"));
  connect(&bridge_, &LiveBridge::frame, this, &TimelineBar::onFrame);
  connect(&bridge_, &LiveBridge::sessionChanged, this, &TimelineBar::readSession);
  const auto begin_anew = [this] {
    layout_.scale().setEnd(1);
    readSession();
  };
  connect(&bridge_, &LiveBridge::started, this, begin_anew);
  begin_anew();
}

void TimelineBar::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  fit();
}

QSize TimelineBar::sizeHint() const { return {600, theme_.px(29)}; }
QSize TimelineBar::minimumSizeHint() const { return {120, theme_.px(9)}; }

void TimelineBar::readSession() {
  const QString was_chosen = chosen() != nullptr ? chosen()->words : QString();
  layout_.setMarks(timelineMarks(bridge_.session()), timelineSpans(bridge_.session()));
  chosen_.reset();
  for (std::size_t i = 0; i < layout_.marks().size() && !was_chosen.isEmpty(); ++i)
    if (layout_.marks()[i].words == was_chosen) chosen_ = i;
  TimelineScale& scale = layout_.scale();
  if (scale.end() <= 1) scale.setEnd(std::max(planned(), bridge_.reached()));
  scale.makeRoomFor(planned());
  setAccessibleDescription(marksInWords());
  fit();
}

std::int64_t TimelineBar::planned() const {
  const Scenario& scenario = bridge_.session().scenario();
  const std::int64_t last = scenario.timeline.empty() ? 0 : scenario.timeline.back().step;
  return std::max(scenario.parameters.steps, last);
}

void TimelineBar::fit() {
  QFont small = font();
  small.setPixelSize(theme_.smallFontSize);
  layout_.fit(size(), theme_, QFontMetricsF(small));
  update();
}

void TimelineBar::onFrame() {
  if (scrub_ && scrub_->wanted != scrub_->sent) {
    scrub_->sent = scrub_->wanted;
    bridge_.goTo(scrub_->wanted);
  }
  const std::int64_t now = step(), reached = bridge_.reached();
  if (now == shown_now_ && reached == shown_reached_) return;
  if (now != shown_now_ && !bridge_.playing()) announceValue(*this, qlonglong{now});
  const bool new_future = reached < shown_reached_;
  shown_now_ = now;
  shown_reached_ = reached;
  const std::int64_t end = layout_.scale().end();
  if (new_future && !scrub_ && !drag_) layout_.scale().setEnd(planned());
  if (!scrub_ && !drag_) layout_.scale().makeRoomFor(std::max(now, reached));
  if (end != layout_.scale().end()) fit();
  update();
}

std::int64_t TimelineBar::step() const { return scrub_ ? scrub_->wanted : bridge_.stepNow(); }

const TimelineMark* TimelineBar::chosen() const {
  return chosen_ && *chosen_ < layout_.marks().size() ? &layout_.marks()[*chosen_] : nullptr;
}

QString TimelineBar::marksInWords() const {
  if (chosen() != nullptr) return chosen()->words;
  QStringList words;
  for (const TimelineMark& mark : layout_.marks()) words << mark.words;
  if (words.size() > most_named) words = words.mid(0, most_named) + QStringList{QStringLiteral("…")};
  return words.isEmpty() ? tr("No changes yet.") : words.join("; ");
}

void TimelineBar::goTo(std::int64_t step) { bridge_.goTo(std::max<std::int64_t>(step, 0)); }

void TimelineBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QFont small = font();
  small.setPixelSize(theme_.smallFontSize);
  painter.setFont(small);
  TimelineView view{.now = step(), .reached = bridge_.reached(), .chosen = chosen_};
  view.focused = hasFocus();
  view.held = scrub_.has_value();
  view.compares = bridge_.compares();
  if (drag_ && drag_->moved) {
    const TimelineMark& first = drag_->marks.front();
    const bool end = drag_->part == TimelineLayout::Part::end;
    view.ghost = std::max(end ? first.step + 1 : 0, (end ? *first.end : first.step) + drag_->by);
  }
  TimelinePainter(painter, layout_, theme_).draw(view, rect());
  if (!hasFocus()) return;
  painter.setPen(QPen(theme_.link, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.controlRadius, theme_.controlRadius);
}

void TimelineBar::resizeEvent(QResizeEvent*) { fit(); }

void TimelineBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fit();
  if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange) readSession();
}

void TimelineBar::focusOutEvent(QFocusEvent* event) {
  if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) choose({});
  QWidget::focusOutEvent(event);
}

QString TimelineBar::hint(const QPointF& point) const {
  const TimelineLayout::Hit hit = layout_.at(point);
  if (hit.marks.empty()) return tr("step %1").arg(stepText(layout_.scale().stepAt(point.x())));
  if (hit.part == TimelineLayout::Part::end)
    return tr("step %1: the stimulus ends").arg(stepText(layout_.marks()[hit.marks.front()].end.value_or(0)));
  QStringList words;
  for (const TimelineMark& mark : marksAt(hit.marks)) words << mark.words;
  if (words.size() <= most_named) return words.join('\n');
  return words.mid(0, most_named).join('\n') + '\n' + tr("… and %1 more").arg(words.size() - most_named);
}

std::vector<TimelineMark> TimelineBar::marksAt(const std::vector<std::size_t>& which) const {
  std::vector<TimelineMark> marks;
  for (const std::size_t each : which) marks.push_back(layout_.marks()[each]);
  return marks;
}

std::vector<TimelineMark> TimelineBar::current(const std::vector<TimelineMark>& marks) const {
  std::vector<TimelineMark> found;
  for (const TimelineMark& mark : marks)
    if (const TimelineMark* now = sameMark(layout_.marks(), mark)) found.push_back(*now);
  return found.size() == marks.size() ? found : std::vector<TimelineMark>{};
}

void TimelineBar::choose(std::optional<std::size_t> mark) {
  if (chosen_ == mark) return;
  chosen_ = mark;
  setAccessibleDescription(marksInWords());
  if (chosen() != nullptr) announce(*this, chosen()->words);
  update();
}

void TimelineBar::chooseNext(bool forward) {
  std::vector<std::size_t> order;
  for (const MarkGroup& group : layout_.groups()) order.insert(order.end(), group.marks.begin(), group.marks.end());
  if (order.empty()) return emit message(tr("There is no change on the timeline yet."));
  const auto here = chosen_ ? std::find(order.begin(), order.end(), *chosen_) : order.end();
  if (here != order.end()) {
    if (forward ? here + 1 == order.end() : here == order.begin()) return;
    choose(*(forward ? here + 1 : here - 1));
  } else {
    const auto later = std::find_if(order.begin(), order.end(),
                                    [&](std::size_t each) { return layout_.marks()[each].step > bridge_.stepNow(); });
    if (forward) choose(later == order.end() ? order.back() : *later);
    else choose(later == order.begin() ? order.front() : *(later - 1));
  }
  emit message(chosen()->words);
}

void TimelineBar::tell(const QString& what, const Problems& problems) {
  if (!problems.empty()) emit refused(what, problems);
}

void TimelineBar::edit(const TimelineMark& mark) {
  if (current({mark}).empty()) return emit message(tr("This change is on its way; it can be edited when it happened."));
  auto* dialog = new EntryDialog(bridge_, current({mark}).front(), this);
  dialog->open();
}

void TimelineBar::addAt(std::int64_t step) {
  auto* dialog = new EntryDialog(bridge_, step, this);
  dialog->open();
}

void TimelineBar::remove(const std::vector<TimelineMark>& marks) {
  const std::vector<TimelineMark> now = current(marks);
  if (now.empty()) return emit message(tr("This change is on its way; it can be deleted when it happened."));
  tell(tr("Deleting the change"), removeMarks(bridge_, now));
}

void TimelineBar::contextMenuEvent(QContextMenuEvent* event) {
  const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
  std::vector<TimelineMark> marks;
  std::int64_t at = layout_.scale().stepAt(event->pos().x());
  QPoint where = event->globalPos();
  if (by_key) {
    if (chosen() != nullptr) marks = {*chosen()};
    at = chosen() != nullptr ? chosen()->step : bridge_.stepNow();
    where = mapToGlobal(QPoint(static_cast<int>(layout_.scale().xOf(at)), 0));
  } else {
    marks = marksAt(layout_.at(event->pos()).marks);
  }
  showTimelineMenu(*this, marks, at, where);
}

}  // namespace engram::ui
