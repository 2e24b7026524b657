#include "ui/understand/expected_courses.h"

#include <algorithm>

#include "core/theory/course.h"
#include "ui/bridge/live_bridge.h"
#include "ui/plots/run_pair.h"
#include "ui/settings/settings.h"
#include "ui/understand/mean_start.h"

namespace engram::ui {
namespace {

const QStringList words{"off", "cue", "now"};  // as settings remember them

/// The course of one side from `start` at step `from` to `end`, with the values that each step has.
std::shared_ptr<const TheoryCourse> courseOf(const Plan& plan, const MeanState& start, std::int64_t from,
                                             std::int64_t end) {
  const auto at = [&plan, from](std::int64_t step) -> const Parameters& { return plan.at(from + step); };
  return std::make_shared<const TheoryCourse>(
      TheoryCourse{from, mean_course(start, std::max<std::int64_t>(0, end - 1 - from), at, Precision::fast)});
}

}  // namespace

ExpectedCourses::ExpectedCourses(LiveBridge& bridge, RunPair& plots, QObject* parent)
    : QObject(parent),
      bridge_(bridge),
      plots_(plots),
      starts_a_(std::make_shared<MeanStarts>()),
      starts_b_(std::make_shared<MeanStarts>()) {
  from_ = static_cast<TheoryFrom>(std::max<qsizetype>(0, words.indexOf(settings::theoryCurves())));
  connect(&bridge_, &LiveBridge::started, this,
          [this](const std::shared_ptr<const RasterLayout>&, const std::shared_ptr<const Network>& network) {
            network_ = network;
            session_.reset();
            anchor_.reset();
          });
  connect(&bridge_, &LiveBridge::sessionChanged, this, &ExpectedCourses::onSession);
  connect(&bridge_, &LiveBridge::frame, this, &ExpectedCourses::onFrame);
}

void ExpectedCourses::choose(TheoryFrom from) {
  from_ = from;
  settings::setTheoryCurves(words[static_cast<qsizetype>(from)]);
  anchor_.reset();
  outdated_.reset();
  session_.reset();
  if (from == TheoryFrom::none) {
    shown_ = number_;  // what is on its way is not wanted any more
    a_.reset();
    b_.reset();
    show();
  }
  onFrame();
  emit changed();
}

void ExpectedCourses::chooseAtFirst() {
  if (settings::theoryCurves().isEmpty()) choose(TheoryFrom::cue);
}

void ExpectedCourses::onSession() {
  if (anchor_ && session_) {
    const bool other_sides = session_->compares() != bridge_.compares();
    const auto agree = [&](Side side) { return session_->plan(side).agrees_until(bridge_.session().plan(side)); };
    const std::int64_t shared = std::min(agree(Side::a), agree(Side::b));  // states up to this step are the same
    if (other_sides || shared < anchor_->step) {
      anchor_.reset();
      const auto newest = bridge_.newest();
      outdated_ = newest && newest->step() > shared ? newest : nullptr;
    }
  }
  onFrame();
}

void ExpectedCourses::onFrame() {
  if (from_ == TheoryFrom::none || !network_ || bridge_.starting()) return;
  for (const Side side : {Side::a, Side::b})
    if (!fits(*network_, bridge_.session().plan(side).start())) return;
  if (from_ == TheoryFrom::now && !anchor_ && !takeAnchor()) return;
  const std::int64_t begins = from_ == TheoryFrom::now ? anchor_->step : 0;
  const bool reaches = std::min(wantedEnd(), begins + most_steps) <= end_;
  if (session_ && *session_ == bridge_.session() && reaches) return;
  begin();
}

std::int64_t ExpectedCourses::wantedEnd() const {
  return std::max<std::int64_t>(plots_.column(Side::a).timeAxis().window().to, bridge_.reached()) + 1;
}

bool ExpectedCourses::takeAnchor() {
  const auto newest = bridge_.newest();
  if (!newest || newest == outdated_ || newest->network != network_ || bridge_.replayingTo() > 0) return false;
  if (bridge_.compares() != newest->b.has_value()) return false;
  const auto state = [&](const RunSnapshot& run) { return measured(*network_, run.parameters, run.state); };
  anchor_ = Anchor{newest->step(), state(newest->a), std::nullopt};
  if (newest->b) anchor_->b = state(*newest->b);
  return true;
}

void ExpectedCourses::begin() {
  session_ = bridge_.session();
  const std::int64_t begins = from_ == TheoryFrom::now ? anchor_->step : 0;
  end_ = std::min(begins + most_steps, wantedEnd() * 3 / 2);
  const auto work = [this, number = ++number_, session = *session_, network = network_,
                     anchor = from_ == TheoryFrom::now ? anchor_ : std::nullopt, begins, end = end_] {
    const auto course = [&](Side side, MeanStarts& starts, const std::optional<MeanState>& from) {
      const Plan& plan = session.plan(side);
      return courseOf(plan, from ? *from : starts.of(network, plan.start()), begins, end);
    };
    auto a = course(Side::a, *starts_a_, anchor ? std::optional(anchor->a) : std::nullopt);
    std::shared_ptr<const TheoryCourse> b;
    if (session.compares()) b = course(Side::b, *starts_b_, anchor ? anchor->b : std::nullopt);
    QMetaObject::invokeMethod(
        this, [this, number, a, b] { take(number, a, b); }, Qt::QueuedConnection);
  };
  work_.begin([work](const NewestWork::Outdated&) { work(); });
}

void ExpectedCourses::take(std::uint64_t number, std::shared_ptr<const TheoryCourse> a,
                           std::shared_ptr<const TheoryCourse> b) {
  if (number <= shown_) return;
  shown_ = number;
  a_ = std::move(a);
  b_ = std::move(b);
  show();
  emit changed();
}

void ExpectedCourses::show() {
  plots_.column(Side::a).setTheory(a_);
  plots_.column(Side::b).setTheory(b_);
}

}  // namespace engram::ui
