#include "ui/timeline/timeline_marks.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/timeline/change_words.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("TimelineMarks", text); }

std::optional<Stimulus> stimulusOf(const TimelineEntry& entry) {
  Parameters p;
  Problems none;
  apply_live(p, "stimulus", entry.set["stimulus"], "stimulus", none);
  return p.stimulus;
}

/// Follows the stimulus of both sides through the timeline to find where each one ends.
class Marker {
 public:
  explicit Marker(const Session& session) : session_(session) {
    for (const Side side : {Side::a, Side::b}) now_[index(side)] = session.plan(side).start().stimulus;
  }

  std::vector<TimelineMark> run() {
    for (std::size_t place = 0; place < session_.scenario().timeline.size(); ++place) add(place);
    for (TimelineMark& mark : marks_) mark.words = words(mark);
    return std::move(marks_);
  }

 private:
  struct Open {
    std::size_t mark;
    std::optional<Stimulus> before;
  };

  static std::size_t index(Side side) { return side == Side::b ? 1 : 0; }
  [[nodiscard]] std::vector<Side> sidesOf(const TimelineEntry& entry) const {
    if (entry.side) return {*entry.side};
    return session_.compares() ? std::vector{Side::a, Side::b} : std::vector{Side::a};
  }

  void add(std::size_t place) {
    const TimelineEntry& entry = session_.scenario().timeline[place];
    const bool sets_stimulus = entry.set.contains("stimulus");
    if (sets_stimulus && entry.set.size() == 1 && !session_.is_pending(place) && ends(place)) return;
    TimelineMark mark;
    mark.places = {place};
    mark.step = entry.step;
    mark.side = entry.side;
    mark.byHand = session_.made_by_hand(place);
    mark.pending = session_.is_pending(place);
    if (sets_stimulus) {
      const std::optional<Stimulus> stimulus = stimulusOf(entry);
      mark.stimulus = stimulus.has_value();
      for (const Side side : sidesOf(entry)) {
        auto& open = open_[index(side)];
        if (stimulus) open.push_back({marks_.size(), now_[index(side)]});
        else open.clear();
        now_[index(side)] = stimulus;
      }
    }
    marks_.push_back(std::move(mark));
  }

  /// Whether the entry only ends one stimulus, on all of its sides; it is then part of that mark.
  bool ends(std::size_t place) {
    const TimelineEntry& entry = session_.scenario().timeline[place];
    const std::optional<Stimulus> stimulus = stimulusOf(entry);
    const std::vector<Side> sides = sidesOf(entry);
    std::optional<std::size_t> ended;
    for (const Side side : sides) {
      const auto& open = open_[index(side)];
      const bool comes_back =
          std::any_of(open.begin(), open.end(), [&](const Open& each) { return each.before == stimulus; });
      if (!comes_back || (ended && *ended != open.back().mark)) return false;
      ended = open.back().mark;
    }
    for (const Side side : sides) {
      auto& open = open_[index(side)];
      while (open.back().before != stimulus) open.pop_back();
      open.pop_back();
      now_[index(side)] = stimulus;
    }
    marks_[*ended].places.push_back(place);
    marks_[*ended].end = entry.step;
    return true;
  }

  [[nodiscard]] QString words(const TimelineMark& mark) const {
    const TimelineEntry& entry = session_.scenario().timeline[mark.places.front()];
    QString what = changesInWords(entry);
    if (mark.end && *mark.end == mark.step + 1) what += ", " + tr("for 1 step");
    else if (mark.end) what += ", " + tr("for %1 steps").arg(stepText(*mark.end - mark.step));
    if (session_.compares()) what += " (" + sideInWords(entry.side) + ')';
    return mark.pending ? tr("with the next step: %1").arg(what) : tr("step %1: %2").arg(stepText(mark.step), what);
  }

  const Session& session_;
  std::vector<TimelineMark> marks_;
  std::optional<Stimulus> now_[2];
  std::vector<Open> open_[2];
};

}  // namespace

std::vector<TimelineMark> timelineMarks(const Session& session) { return Marker(session).run(); }

const TimelineMark* sameMark(const std::vector<TimelineMark>& marks, const TimelineMark& mark) {
  const TimelineMark* found = nullptr;
  for (const TimelineMark& each : marks) {
    if (each.pending || each.words != mark.words || each.places.size() != mark.places.size()) continue;
    if (found == nullptr || each.places == mark.places) found = &each;
  }
  return found;
}

std::vector<TimelineSpan> timelineSpans(const Session& session) {
  std::vector<TimelineSpan> spans;
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !session.compares()) break;
    bool acts = session.plan(side).start().stimulus.has_value();
    if (acts) spans.push_back({side, 0, {}});
    for (const Plan::Stage& stage : session.plan(side).stages()) {
      const bool now = stage.parameters.stimulus.has_value();
      if (now && !acts) spans.push_back({side, stage.from, {}});
      if (!now && acts) spans.back().to = stage.from;
      acts = now;
    }
  }
  return spans;
}

}  // namespace engram::ui
