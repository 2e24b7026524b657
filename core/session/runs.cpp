#include "core/session/runs.h"

#include <algorithm>
#include <stdexcept>

namespace engram {
namespace {

constexpr auto window = static_cast<std::int64_t>(OutcomeWatcher::window);

}  // namespace

Runs::Started Runs::start(const Session& session, const std::stop_token& stop, const Progress& progress,
                          const std::shared_ptr<const Network>& known) {
  std::unique_ptr<Runs> runs(new Runs);
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !session.compares()) break;
    Run::Started started = Run::start(session, side, stop, progress, runs->a_ ? runs->shared_network() : known);
    if (auto* run = std::get_if<std::unique_ptr<Run>>(&started)) (runs->a_ ? runs->b_ : runs->a_) = std::move(*run);
    else if (const Problem* problem = std::get_if<Problem>(&started)) return *problem;
    else return std::monostate{};
  }
  runs->watch();
  return runs;
}

void Runs::adopt(const Session& session, const std::stop_token& stop) {
  const std::int64_t step = now();
  const bool same_past = agrees_until(session) >= step;
  a_->adopt(session, stop);
  if (!session.compares()) {
    b_.reset();
  } else if (b_) {
    b_->adopt(session, stop);
  } else {
    Run::Started started = Run::start(session, Side::b, stop, {}, shared_network());
    if (const Problem* problem = std::get_if<Problem>(&started)) throw std::runtime_error(problem->message);
    auto* run = std::get_if<std::unique_ptr<Run>>(&started);
    if (run == nullptr) return;  // stopped
    b_ = std::move(*run);
  }
  if (!same_past) arrive(step, stop);
}

std::int64_t Runs::agrees_until(const Session& session) const {
  if (session.compares() && !b_) return -1;
  std::int64_t shared = a_->plan().agrees_until(session.plan(Side::a));
  if (session.compares()) shared = std::min(shared, b_->plan().agrees_until(session.plan(Side::b)));
  return shared;
}

void Runs::step() {
  a_->step();
  if (b_) b_->step();
  watch();
}

void Runs::go_to(std::int64_t step, const std::stop_token& stop) {
  step = std::max<std::int64_t>(step, 0);
  if (step < now() || step > now() + window) return arrive(step, stop);
  while (now() < step && !stop.stop_requested()) this->step();
}

void Runs::arrive(std::int64_t step, const std::stop_token& stop) {
  const std::int64_t begin = std::max<std::int64_t>(0, step - window + 1);
  a_->go_to(begin, stop);
  if (b_) b_->go_to(begin, stop);
  for (OutcomeWatcher& each : watched_) each.clear();
  watch();
  while (now() < step && !stop.stop_requested()) this->step();
}

void Runs::watch() {
  const std::int64_t memories = a_->network().patterns().count();
  watched_[0].add(a_->observables(), memories, a_->spikes(Population::excitatory));
  if (b_) watched_[1].add(b_->observables(), memories, b_->spikes(Population::excitatory));
}

double Runs::difference() const {
  if (!b_) return 0;
  const std::int64_t differences = a_->spikes(Population::excitatory).differences(b_->spikes(Population::excitatory));
  return static_cast<double>(differences) / static_cast<double>(a_->parameters().network.excitatory);
}

Outcome Runs::outcome(Side side) const {
  const Run& run = side == Side::b && b_ ? *b_ : *a_;
  return watched_[side == Side::b && b_ ? 1 : 0].outcome(run.parameters().network.activity);
}

}  // namespace engram
