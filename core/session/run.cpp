#include "core/session/run.h"

#include <algorithm>

#include "core/engine/start.h"

namespace engram {
namespace {

constexpr std::size_t least_past = 16;  // past inhibitory states kept, so that a delay can be raised while running

bool is_network_of(const Network& network, const Parameters& p) {
  Parameters known = network.parameters();
  known.cue = p.cue;
  known.initial_state = p.initial_state;
  known.noise_seed = p.noise_seed;
  return differ_only_live(known, p);
}

std::size_t past_needed(const Plan& plan) {
  return std::max(least_past, static_cast<std::size_t>(plan.largest_delay()));
}

}  // namespace

Run::Started Run::start(const Session& session, Side side, const std::stop_token& stop, const Progress& progress,
                        const std::shared_ptr<const Network>& known) {
  std::unique_ptr<Run> run(new Run);
  run->side_ = side;
  run->plan_ = session.plan(side);
  const Parameters& p = run->plan_.start();
  run->network_ = known && is_network_of(*known, p) ? known : Network::build(p, stop, progress);
  if (!run->network_) return std::monostate{};
  auto start = start_state(*run->network_, run->plan_.start());
  if (const Problem* problem = std::get_if<Problem>(&start)) return *problem;
  run->past_kept_ = past_needed(run->plan_);
  run->kept_.keep(std::get<State>(start));
  run->load(0);
  return run;
}

void Run::load(std::int64_t step) {
  State state = kept_.up_to(step);
  const Parameters& p = plan_.at(state.step);
  engine_ = std::make_unique<Engine>(network_, p, std::move(state), past_kept_);
  look_at_plan();
}

/// After a jump in time or another plan.
void Run::look_at_plan() {
  const std::int64_t now = engine_->now();
  led_here_ = now == 0 ? plan_.start() : plan_.at(now - 1);
  set_until_ = now;
}

void Run::step() {
  const std::int64_t now = engine_->now();
  if (now >= set_until_) {
    led_here_ = plan_.at(now);
    engine_->set(led_here_);
    set_until_ = plan_.next_change(now);
  }
  engine_->step();
  if (kept_.wants(now + 1)) kept_.keep(engine_->state());
}

bool Run::go_to(std::int64_t step, const std::stop_token& stop) {
  step = std::max<std::int64_t>(step, 0);
  const std::int64_t now = engine_->now();
  if (now > step || kept_.step_up_to(step) > now) load(step);
  while (engine_->now() < step) {
    if (stop.stop_requested()) return false;
    this->step();
  }
  return true;
}

Engine Run::engine_at(std::int64_t step) const {
  State state = kept_.up_to(std::max<std::int64_t>(step, 0));
  const Parameters& p = plan_.at(state.step);
  Engine engine(network_, p, std::move(state), past_kept_);
  while (engine.now() < step) {
    engine.set(plan_.at(engine.now()));
    const std::int64_t end = std::min(step, plan_.next_change(engine.now()));
    while (engine.now() < end) engine.step();
  }
  engine.set(plan_.at(engine.now()));
  return engine;
}

Run::Adopted Run::adopt(const Session& session, const std::stop_token& stop) {
  const Plan& plan = session.plan(side_);
  const std::int64_t now = engine_->now();
  const std::size_t past = std::max(past_kept_, past_needed(plan));
  const std::int64_t shared = past > past_kept_ ? 0 : plan_.agrees_until(plan);
  if (shared >= now) {
    plan_ = plan;
    look_at_plan();
    kept_.forget_after(shared);
    return Adopted::continued;
  }
  Run other;  // takes over only when it stands at the same step, so a stopped or failed replay changes nothing
  other.side_ = side_;
  other.plan_ = plan;
  other.network_ = network_;
  other.past_kept_ = past;
  if (same_start(plan_.start(), plan.start())) {
    other.kept_ = kept_;
    other.kept_.forget_after(shared);
  } else {
    auto start = start_state(*network_, plan.start());  // the cue is the same, so this cannot be refused
    other.kept_.keep(std::get<State>(start));
  }
  other.load(now);
  if (!other.go_to(now, stop)) return Adopted::stopped;
  *this = std::move(other);
  return Adopted::replayed;
}

}  // namespace engram
