// Looking closely at a running session: the answers are those of the run itself, on both sides, wherever it stands.
#include "core/live/inspection.h"

#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

constexpr const char* compared = R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 20}, "seed": 5,
  "timeline": [{"step": 12, "set": {"dynamics.theta": 0.4}}],
  "comparison": {"dynamics": {"update": "sequential"}}})";

Question everything(std::optional<std::int64_t> step = {}) {
  Question question;
  question.neuron = Question::Neuron{Population::excitatory, 7, step};
  question.spikes = Question::Spikes{Population::inhibitory, {3, 29, 30, 5000}, 2, 6};
  question.inputs = true;
  return question;
}

void expect_true_of(const RunInspection& answer, const Session& session, Side side, std::int64_t now) {
  const auto run = run_of(session, side);
  for (std::int64_t step = 2; step <= 6; ++step) {
    run->go_to(step);
    const auto& spikes = answer.spikes.at(static_cast<std::size_t>(step - 2));
    EXPECT_EQ(spikes,
              (std::vector<bool>{run->state().inhibitory.spikes[3] != 0, run->state().inhibitory.spikes[29] != 0, false,
                                 false}));  // those that do not exist are silent
  }
  run->go_to(now);
  ASSERT_TRUE(answer.neuron);
  EXPECT_EQ(answer.neuron->fired, run->state().excitatory[7] != 0);
  EXPECT_EQ(answer.neuron->at, (NeuronAt{Population::excitatory, 7, now}));
  ASSERT_TRUE(answer.inputs);
  EXPECT_EQ(answer.inputs->step, now);
  EXPECT_EQ(answer.inputs->theta, now > 12 ? 0.4 : 1);
  ASSERT_EQ(answer.inputs->h.size(), 100U);
  EXPECT_EQ(answer.inputs->h[7], static_cast<float>(answer.neuron->excitatory->h));
  const double ideal = answer.neuron->excitatory->h + answer.neuron->excitatory->inhibition -
                       answer.neuron->excitatory->ideal_inhibition;
  EXPECT_NEAR(answer.inputs->ideal[7], ideal, 1e-6);
}

TEST(Inspection, IsThatOfBothRunsWhereTheyStand) {
  const Session session = session_of(compared);
  auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(session));
  for (const std::int64_t now : {9, 12, 13, 40}) {
    runs->go_to(now);
    const Inspection inspection = inspect(*runs, everything());
    EXPECT_EQ(inspection.step, now);
    EXPECT_EQ(runs->now(), now);
    expect_true_of(inspection.a, session, Side::a, now);
    expect_true_of(inspection.of(Side::b), session, Side::b, now);
  }
}

TEST(Inspection, RecentStepsTellWhatActed) {
  for (const char* rule : {"synchronous", "sequential"}) {
    const Session session = session_of(std::string(R"({"engram": 1, "seed": 4, "dynamics": {"update": ")") + rule +
                                       R"("}, "timeline": [{"step": 30, "set": {"network.inhibition": "ideal"}}]})");
    auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(session));
    Question question;
    question.recent = 20;
    runs->go_to(7);
    EXPECT_EQ(inspect(*runs, question).a.recent.size(), 7U);  // there are no more
    runs->go_to(40);
    const auto recent = inspect(*runs, question).a.recent;
    ASSERT_EQ(recent.size(), 20U);
    const auto run = run_of(session);
    for (const RecentStep& step : recent) {
      SeenStep seen(run->engine_at(step.step - 1));
      const NeuronInput input = seen.inputs().front();
      EXPECT_EQ(step.rate, input.q);
      EXPECT_EQ(step.acting, input.x);
      EXPECT_EQ(step.energy.has_value(), step.step > 30);
    }
  }
}

TEST(Inspection, RecentStepsKnowTheDelay) {
  const Session session = session_of(R"({"engram": 1, "seed": 4, "dynamics": {"inhibition_delay": 3}})");
  auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(session));
  Question question;
  question.recent = 12;
  for (const std::int64_t now : {5, 40}) {
    runs->go_to(now);
    for (const RecentStep& step : inspect(*runs, question).a.recent) {
      SeenStep seen(runs->a().engine_at(step.step - 1));
      EXPECT_EQ(step.acting, seen.inputs().front().x) << step.step;
    }
  }
}

TEST(Inspection, TheStartHasNoInputs) {
  const Session session = session_of(small);
  auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(session));
  const Inspection start = inspect(*runs, everything());
  EXPECT_FALSE(start.a.neuron);
  EXPECT_FALSE(start.a.inputs);
  EXPECT_FALSE(start.b);
  EXPECT_TRUE(inspect(*runs, everything(1)).a.neuron);  // what will be
}

std::shared_ptr<const Inspection> answer_at(Player& player, const Question& question, std::int64_t step) {
  std::shared_ptr<const Inspection> answer;
  EXPECT_TRUE(wait_until([&] {
    static_cast<void>(player.take_events());
    answer = player.inspection();
    return answer && answer->question == question && answer->step == step;
  }));
  return answer;
}

TEST(Inspection, FollowsTheRunsBothWaysInTimeAndUnderChangesOfThePast) {
  const Session session = session_of(compared);
  Player player(session);
  const Question now = everything(), pinned = everything(30);
  player.ask(now);
  player.go_to(40);
  expect_true_of(answer_at(player, now, 40)->a, session, Side::a, 40);
  player.step(-10);
  const auto back = answer_at(player, now, 30);
  expect_true_of(back->of(Side::b), session, Side::b, 30);
  player.ask(pinned);
  const auto before = answer_at(player, pinned, 30);
  EXPECT_EQ(before->a.neuron->excitatory->h, back->a.neuron->excitatory->h);

  const Session other = edited(session.with("dynamics.theta", 0.2));  // from the start on
  player.set_session(other, Place{30, 40});
  ASSERT_TRUE(wait_until([&] {
    const auto answer = player.inspection();
    return answer->a.inputs && answer->a.neuron->excitatory->h != before->a.neuron->excitatory->h && answer->step == 30;
  }));
  expect_true_of(answer_at(player, pinned, 30)->a, other, Side::a, 30);
}

TEST(Inspection, GoesOnWhileTheRunsPlayAndAnswersNothingThatIsNotThere) {
  Player player(session_of(small));
  player.set_speed(unlimited);
  Question later;
  later.neuron = Question::Neuron{Population::excitatory, 0, std::int64_t{1} << 60};
  player.ask(later);
  ASSERT_TRUE(wait_until([&] { return player.inspection() && player.inspection()->question == later; }));
  EXPECT_FALSE(player.inspection()->a.neuron);
  player.ask(everything());
  player.play();
  std::int64_t last = -1;
  for (int n = 0; n < 5; ++n) {
    ASSERT_TRUE(wait_until([&] {
      player.take_samples([](const Sample&) {});
      return player.inspection()->step > last && player.inspection()->a.inputs;
    }));
    last = player.inspection()->step;
  }
}

}  // namespace
}  // namespace engram::test
