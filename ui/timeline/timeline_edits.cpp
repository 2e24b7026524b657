#include "ui/timeline/timeline_edits.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/timeline/change_words.h"
#include "ui/timeline/value_editor.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("TimelineEdits", text); }

std::vector<std::size_t> placesOf(const std::vector<TimelineMark>& marks) {
  std::vector<std::size_t> places;
  for (const TimelineMark& mark : marks) places.insert(places.end(), mark.places.begin(), mark.places.end());
  return places;
}

QString named(const char* one, const char* several, const std::vector<TimelineMark>& marks) {
  const QString step = stepText(marks.front().step);
  return marks.size() == 1 ? tr(one).arg(step) : tr(several).arg(marks.size()).arg(step);
}

}  // namespace

Problems moveMarks(LiveBridge& bridge, const std::vector<TimelineMark>& marks, std::int64_t steps) {
  if (marks.empty()) return {};
  return bridge.edit(named(QT_TRANSLATE_NOOP("TimelineEdits", "move of the change at step %1"),
                           QT_TRANSLATE_NOOP("TimelineEdits", "move of %1 changes from step %2 on"), marks),
                     [&](const Session& s) { return s.moved(placesOf(marks), steps); });
}

Problems moveEnd(LiveBridge& bridge, const TimelineMark& mark, std::int64_t steps) {
  if (!mark.end) return {};
  const std::vector<std::size_t> ends(mark.places.begin() + 1, mark.places.end());
  const std::int64_t shortest = mark.step + 1 - *mark.end;
  return bridge.edit(tr("change of the stimulus at step %1").arg(stepText(mark.step)),
                     [&](const Session& s) { return s.moved(ends, std::max(steps, shortest)); });
}

Problems removeMarks(LiveBridge& bridge, const std::vector<TimelineMark>& marks) {
  if (marks.empty()) return {};
  return bridge.edit(named(QT_TRANSLATE_NOOP("TimelineEdits", "deletion of the change at step %1"),
                           QT_TRANSLATE_NOOP("TimelineEdits", "deletion of %1 changes from step %2 on"), marks),
                     [&](const Session& s) { return s.removed(placesOf(marks)); });
}

Problems replaceMark(LiveBridge& bridge, const TimelineMark& mark, const TimelineEntry& entry,
                     std::optional<std::int64_t> end) {
  const auto change = [&](const Session& session) -> Edit {
    if (!mark.end || !end) return session.replaced(mark.places.front(), entry);
    const std::vector<TimelineEntry> before = session.scenario().timeline;
    Edit edit = session.removed(mark.places);
    const auto add = [&](const TimelineEntry& each) {
      if (const auto* next = std::get_if<Session>(&edit)) edit = next->added(each);
    };
    add(entry);
    const bool other_side = entry.side != mark.side;
    for (std::size_t i = 1; i < mark.places.size(); ++i) {
      TimelineEntry last = before[mark.places[i]];
      last.step = *end;
      if (other_side) last.side = entry.side;
      if (!other_side || i == 1) add(last);
    }
    return edit;
  };
  return bridge.edit(tr("edit of the change at step %1").arg(stepText(mark.step)), change);
}

Problems addEntry(LiveBridge& bridge, const TimelineEntry& entry, std::optional<std::int64_t> end) {
  const auto change = [&](const Session& session) -> Edit {
    Edit edit = session.added(entry);
    const auto add_end = [&](std::optional<Side> side, Side shown) {
      const auto* next = std::get_if<Session>(&edit);
      if (next == nullptr) return;
      const Json after = liveValue(session.shown_at(shown, *end), "stimulus");
      edit = next->added({*end, side, Json{{"stimulus", after}}});
    };
    if (!end) return edit;
    const bool differ = session.shown_at(Side::a, *end).stimulus != session.shown_at(Side::b, *end).stimulus;
    if (entry.side || !session.compares() || !differ) {
      add_end(entry.side, entry.side.value_or(Side::a));
    } else {
      add_end(Side::a, Side::a);
      add_end(Side::b, Side::b);
    }
    return edit;
  };
  return bridge.edit(tr("new change at step %1").arg(stepText(entry.step)), change);
}

}  // namespace engram::ui
