#include "core/session/run.h"

#include <algorithm>

#include "core/engine/start.h"

namespace engram {
namespace {

constexpr std::size_t least_past = 16;  // past inhibitory states kept, so that a delay can be raised while running
constexpr double kept_bytes = 64e6;     // of kept states
constexpr std::size_t least_kept_states = 2;

/// At most: states of neighbouring steps share most of their past.
double bytes_of(const State& state) {
  const auto inhibitory = static_cast<double>(state.inhibitory.spikes.size());
  return 200 + static_cast<double>(state.excitatory.size()) + 2 * inhibitory +
         static_cast<double>(state.past.size()) * (inhibitory + 96);
}

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
  run->kept_.emplace(0, std::get<State>(std::move(start)));
  run->load(0);
  return run;
}

void Run::load(std::int64_t step) {
  const auto& [kept_step, state] = *std::prev(kept_.upper_bound(step));
  engine_ = std::make_unique<Engine>(network_, plan_.at(kept_step), state, past_kept_);
}

void Run::keep() {
  const State& state = engine_->state();
  if (state.step % stride_ != 0) return;
  kept_.emplace(state.step, state);
  const auto most = std::max(least_kept_states, static_cast<std::size_t>(kept_bytes / bytes_of(state)));
  while (kept_.size() > most) {
    stride_ *= 2;
    std::erase_if(kept_, [this](const auto& each) { return each.first % stride_ != 0; });
  }
}

void Run::step() {
  engine_->set(plan_.at(engine_->state().step));
  engine_->step();
  keep();
}

bool Run::go_to(std::int64_t step, const std::stop_token& stop) {
  step = std::max<std::int64_t>(step, 0);
  const std::int64_t nearest = std::prev(kept_.upper_bound(step))->first;
  const std::int64_t now = engine_->state().step;
  if (now > step || nearest > now) load(step);
  while (engine_->state().step < step) {
    if (stop.stop_requested()) return false;
    this->step();
  }
  return true;
}

Run::Adopted Run::adopt(const Session& session, const std::stop_token& stop) {
  const Plan& plan = session.plan(side_);
  const std::int64_t now = engine_->state().step;
  const std::size_t past = std::max(past_kept_, past_needed(plan));
  const std::int64_t shared = past > past_kept_ ? 0 : plan_.agrees_until(plan);
  if (shared >= now) {
    plan_ = plan;
    drop_kept_after(shared);
    return Adopted::continued;
  }
  Run other;  // takes over only when it stands at the same step, so a stopped or failed replay changes nothing
  other.side_ = side_;
  other.plan_ = plan;
  other.network_ = network_;
  other.past_kept_ = past;
  other.stride_ = stride_;
  if (same_start(plan_.start(), plan.start())) {
    other.kept_.insert(kept_.begin(), kept_.upper_bound(shared));
  } else {
    auto start = start_state(*network_, plan.start());  // the cue is the same, so this cannot be refused
    other.kept_.emplace(0, std::get<State>(std::move(start)));
  }
  other.load(now);
  if (!other.go_to(now, stop)) return Adopted::stopped;
  *this = std::move(other);
  return Adopted::replayed;
}

void Run::drop_kept_after(std::int64_t step) { kept_.erase(kept_.upper_bound(step), kept_.end()); }

const Parameters& Run::parameters() const {
  const std::int64_t step = engine_->state().step;
  return step == 0 ? plan_.start() : plan_.at(step - 1);
}

}  // namespace engram
