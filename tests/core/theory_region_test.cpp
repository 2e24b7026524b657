// Fixed points of the theory, where in parameter space it retrieves, and what it says about its own limits.
#include <gmock/gmock.h>

#include <cmath>

#include "core/model/parameter_table.h"
#include "core/theory/course.h"
#include "core/theory/retrieval_region.h"
#include "core/theory/validity.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Parameters large(UpdateRule update, std::int64_t patterns = 100) {
  Parameters p;
  p.network.excitatory = p.network.inhibitory = 3000;
  p.network.inputs_per_inhibitory = 600;
  p.network.patterns = patterns;
  p.dynamics.update = update;
  return p;
}

TEST(TheoryFixedPoints, SilenceThresholdAndMemory) {
  for (const Precision precision : {Precision::full, Precision::fast}) {
    const auto points = MeanField(large(UpdateRule::sequential), precision).fixed_points();
    ASSERT_EQ(points.size(), 3U);
    EXPECT_NEAR(points[0].state.m, 0, 1e-5);
    EXPECT_NEAR(points[1].state.m, 0.50025, 3e-5);
    EXPECT_NEAR(points[2].state.m, 0.99790, 3e-5);
    EXPECT_TRUE(points[0].stable() && !points[1].stable() && points[2].stable());
    EXPECT_TRUE(!points[0].retrieves() && !points[1].retrieves() && points[2].retrieves());
  }
}

TEST(TheoryFixedPoints, StayWhereTheyAreInBothRules) {
  for (const std::int64_t patterns : {1, 10, 100, 300}) {
    const MeanField synchronous(large(UpdateRule::synchronous, patterns));
    const MeanField sequential(large(UpdateRule::sequential, patterns));
    const auto a = synchronous.fixed_points(), b = sequential.fixed_points();
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) {
      EXPECT_NEAR(a[k].state.m, b[k].state.m, 1e-9);
      for (const MeanField* theory : {&synchronous, &sequential}) {
        const MeanState next = theory->next(a[k].state);
        EXPECT_NEAR(next.m, a[k].state.m, 1e-9);
        EXPECT_NEAR(next.q, a[k].state.q, 1e-9);
        EXPECT_NEAR(theory->map(a[k].state.m), a[k].state.m, 1e-9);
      }
    }
  }
}

/// The factor by which deviations grow with each step, from many steps of a tiny one.
double growth(const MeanField& theory, const MeanState& point) {
  constexpr double size = 1e-6;
  constexpr int first = 30, last = 60;
  double grown = 0, dm = size, dq = size / 3, dr = size / 5;
  for (int step = 0; step < last; ++step) {
    const MeanState up = theory.next({point.m + dm, point.q + dq, point.r + dr});
    const MeanState down = theory.next({point.m - dm, point.q - dq, point.r - dr});
    dm = (up.m - down.m) / 2;
    dq = (up.q - down.q) / 2;
    dr = (up.r - down.r) / 2;
    const double length = std::sqrt(dm * dm + dq * dq + dr * dr);
    if (step >= first) grown += std::log(length / size) / (last - first);
    dm *= size / length;
    dq *= size / length;
    dr *= size / length;
  }
  return std::exp(grown);
}

TEST(TheoryFixedPoints, StabilityIsThatOfSmallDeviations) {
  int stable = 0, unstable = 0;
  for (const UpdateRule update : {UpdateRule::synchronous, UpdateRule::sequential})
    for (const std::int64_t patterns : {10, 100, 300}) {
      const MeanField theory(large(update, patterns));
      for (const FixedPoint& point : theory.fixed_points()) {
        // Where two complex eigenvalues lead, the length sways on its way: a fifth is enough to tell.
        const double grown = growth(theory, point.state);
        EXPECT_NEAR(grown, point.spectral_radius, 0.2 * point.spectral_radius) << patterns << ' ' << point.state.m;
        EXPECT_EQ(grown < 1, point.stable());
        ++(point.stable() ? stable : unstable);
      }
    }
  EXPECT_GE(stable, 6);
  EXPECT_GE(unstable, 6);
  // With 300 memories late inhibition turns the memory itself unstable.
  EXPECT_TRUE(MeanField(large(UpdateRule::sequential, 300)).retrieval());
  EXPECT_FALSE(MeanField(large(UpdateRule::synchronous, 300)).retrieval());
}

TEST(TheoryFixedPoints, RelaxedRateIsWhereSmallStepsLead) {
  for (const double gain : {0.6, 0.9, 1.0, 1.3})
    for (const double m : {-0.1, 0.0, 0.3, 0.55, 0.95}) {
      Parameters p = large(UpdateRule::sequential, 60);
      p.dynamics.inhibition_gain = gain;
      const MeanField theory(p, Precision::fast);
      double q = p.network.activity;
      for (int step = 0; step < 4000; ++step) q += 0.05 * (theory.next({m, q, q}).q - q);
      EXPECT_NEAR(theory.relaxed(m).q, q, 1e-6) << gain << ' ' << m;
      EXPECT_EQ(theory.relaxed(m).r, theory.relaxed(m).q);
      EXPECT_EQ(theory.map(m), theory.next(theory.relaxed(m)).m);
    }
}

TEST(TheoryRegion, InsideAndOutside) {
  Parameters p = large(UpdateRule::sequential);
  const MeanState cue = expected_cue(p);
  const RetrievalPoint inside = retrieval_point(p, cue);
  ASSERT_TRUE(inside.overlap);
  EXPECT_NEAR(*inside.overlap, 0.998, 0.001);
  EXPECT_TRUE(inside.recalled);
  EXPECT_TRUE(retrieves(p));
  p.dynamics.theta = 2.2;
  EXPECT_FALSE(retrieves(p));
  EXPECT_FALSE(retrieval_point(p, cue).overlap);
  p.dynamics.theta = 1;
  p.dynamics.beta = 0.6;
  EXPECT_FALSE(retrieves(p));
  EXPECT_FALSE(retrieves(large(UpdateRule::sequential, 3000)));
}

TEST(TheoryRegion, StableMemoryThatTheCueMisses) {
  const Parameters p = large(UpdateRule::synchronous);
  const RetrievalPoint burst = retrieval_point(p, expected_cue(p));
  EXPECT_TRUE(burst.overlap);
  EXPECT_FALSE(burst.recalled);
  EXPECT_TRUE(retrieval_point(p, {0.998, 0.1008, 0.1008}).recalled);
}

TEST(TheoryRegion, AgreesWithFixedPoints) {
  int kept = 0;
  for (const RegionPlane plane : {RegionPlane::theta_beta, RegionPlane::patterns_gain}) {
    const Parameters p = large(UpdateRule::synchronous, 60);
    const auto axes = region_axes(plane, p);
    for (double x = 0.05; x < 1; x += 0.15)
      for (double y = 0.05; y < 1; y += 0.15) {
        const Parameters there = at_point(p, axes, axes[0].at(x), axes[1].at(y));
        std::optional<double> expected;
        for (const FixedPoint& point : MeanField(there, Precision::fast).fixed_points())
          if (point.retrieves()) expected = point.state.m;
        const auto found = retrieval_point(there, expected_cue(there)).overlap;
        ASSERT_EQ(found.has_value(), expected.has_value())
            << there.dynamics.theta << ' ' << there.dynamics.beta << ' ' << there.network.patterns << ' '
            << there.dynamics.inhibition_gain;
        if (found) {
          EXPECT_NEAR(*found, *expected, 1e-4);
        }
        kept += found ? 1 : 0;
      }
  }
  EXPECT_GT(kept, 10);
  EXPECT_LT(kept, 88);
}

TEST(TheoryRegion, AxesContainTheValuesOfNow) {
  for (const double theta : {-3.0, 1.0, 40.0})
    for (const double beta : {0.01, 4.0, 500.0})
      for (const std::int64_t patterns : {1, 60, 100'000})
        for (const double gain : {0.0, 1.0, 7.0}) {
          Parameters p = large(UpdateRule::sequential, patterns);
          p.dynamics.theta = theta;
          p.dynamics.beta = beta;
          p.dynamics.inhibition_gain = gain;
          for (const RegionPlane plane : {RegionPlane::theta_beta, RegionPlane::patterns_gain}) {
            const auto axes = region_axes(plane, p);
            const bool first = plane == RegionPlane::theta_beta;
            const std::array<double, 2> now{first ? theta : static_cast<double>(patterns), first ? beta : gain};
            for (std::size_t k = 0; k < 2; ++k) {
              EXPECT_TRUE(axes[k].from < axes[k].to && axes[k].from <= now[k] && now[k] <= axes[k].to) << axes[k].path;
              EXPECT_NEAR(axes[k].at(axes[k].fraction_of(now[k])), now[k], 1e-9 * std::abs(now[k]));
            }
            for (const double x : {0.0, 0.37, 1.0}) {
              const Parameters corner = at_point(p, axes, axes[0].at(x), axes[1].at(1 - x));
              for (const RegionAxis& axis : axes) {
                const ParameterInfo& info = *find_parameter(axis.path);
                EXPECT_TRUE(in_range(info, info.get(corner))) << axis.path;
              }
            }
          }
        }
}

TEST(TheoryValidity, NamesWhatIsLeftOut) {
  const auto of = [](auto change) {
    Parameters p;
    change(p);
    return left_out_of_theory(p);
  };
  EXPECT_THAT(of([](Parameters&) {}), IsEmpty());
  EXPECT_THAT(of([](Parameters& p) { p.dynamics.update = UpdateRule::sequential; }), IsEmpty());
  EXPECT_THAT(of([](Parameters& p) { p.dynamics.inhibition_delay = 0; }), IsEmpty());
  EXPECT_THAT(of([](Parameters& p) { p.network.inhibition = Inhibition::ideal; }), IsEmpty());
  EXPECT_THAT(of([](Parameters& p) { p.dynamics.update = UpdateRule::asynchronous; }),
              ElementsAre(HasSubstr("asynchronous")));
  EXPECT_THAT(of([](Parameters& p) { p.dynamics.inhibition_delay = 2; }),
              ElementsAre(HasSubstr("later than one step")));
  EXPECT_THAT(of([](Parameters& p) { p.network.feedback = Feedback::reciprocal; }),
              ElementsAre(HasSubstr("reciprocal")));
  EXPECT_THAT(of([](Parameters& p) { p.dynamics.inhibitory_transfer = Transfer::tanh; }),
              ElementsAre(HasSubstr("tanh")));
  EXPECT_THAT(of([](Parameters& p) { p.network.second_inhibitory.enabled = true; }), ElementsAre(HasSubstr("second")));
  EXPECT_THAT(of([](Parameters& p) { p.stimulus = Stimulus{0, 1, false}; }), ElementsAre("the stimulus"));
  EXPECT_THAT(of([](Parameters& p) { p.interventions.emplace_back(); }), ElementsAre("clamped neurons"));
  EXPECT_THAT(of([](Parameters& p) {
                GivenNetwork given;
                given.patterns.resize(10);
                p.network.given = std::make_shared<const GivenNetwork>(given);
              }),
              ElementsAre(HasSubstr("given")));
  EXPECT_THAT(of([](Parameters& p) {
                p.network.inhibition = Inhibition::ideal;
                p.network.feedback = Feedback::reciprocal;
                p.dynamics.inhibitory_transfer = Transfer::tanh;
              }),
              IsEmpty());  // there is nobody whom it would concern
}

TEST(TheoryValidity, LimitsHaveNumbers) {
  Parameters p;  // the course's network
  EXPECT_THAT(
      limits_of_theory(p),
      ElementsAre("With 300 neurons memories differ in size: the overlap of a single network scatters around the "
                  "theory by about 0.17.",
                  HasSubstr("0.033 memories per neuron"), HasSubstr("Self-coupling, 0.074")));
  p.network.pattern_kind = PatternKind::exact;
  EXPECT_EQ(limits_of_theory(p)[0],
            "With 300 neurons chance counts: the overlap of a single run scatters around the theory by up to 0.096.");
  p.network.self_coupling = false;
  p.network.excitatory = 100'000;
  EXPECT_THAT(limits_of_theory(p), IsEmpty());
  p.network.patterns = 500;
  EXPECT_THAT(limits_of_theory(p), ElementsAre(HasSubstr("80 inhibitory neurons are few for so many memories")));
  p.network.inhibition = Inhibition::ideal;
  EXPECT_THAT(limits_of_theory(p), IsEmpty());
}

}  // namespace
}  // namespace engram::test
