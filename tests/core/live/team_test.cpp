// Threads that step one large network together; here, so that the thread sanitizer sees them.
#include "core/engine/kernels/team.h"

#include <algorithm>

#include "tests/core/test_network.h"

namespace engram::test {
namespace {

TEST(TeamTest, SharesEveryPartOnce) {
  for (const unsigned members : {1u, 2u, 7u}) {
    Team team(members);
    for (std::size_t count = 0; count < 50; ++count) {
      std::vector<int> done(count, 0);
      team.share(count, [&](unsigned member, std::size_t begin, std::size_t end) {
        EXPECT_LT(member, members);
        for (std::size_t i = begin; i < end; ++i) ++done[i];
      });
      EXPECT_EQ(std::count(done.begin(), done.end(), 1), static_cast<std::ptrdiff_t>(count));
    }
  }
}

TEST(TeamTest, ALargeNetworkIsSteppedByTheThreadsOfTheMachineUnlessSet) {
  const unsigned before = team_size();
  EXPECT_GE(before, 1u);
  set_team_size(3);
  EXPECT_EQ(team_size(), 3u);
  Parameters p;
  p.network.excitatory = 12'345;
  p.network.patterns = 350;
  p.network.inhibitory = 100;
  p.dynamics.update = UpdateRule::sequential;
  const auto network = Network::build(p);
  Engine several(network, p, start_of(*network, p), 1);
  Engine alone(network, p, start_of(*network, p), 1, kernel_level(), 1);
  for (int t = 0; t < 10; ++t) {
    several.step();
    alone.step();
  }
  EXPECT_TRUE(same_spikes(several.state(), alone.state()));
  set_team_size(before);
}

}  // namespace
}  // namespace engram::test
