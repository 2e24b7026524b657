#include <gtest/gtest.h>

#include <thread>

#include "core/live/spsc_ring.h"
#include "core/live/triple_buffer.h"

namespace engram {
namespace {

TEST(SpscRing, GivesEverythingOnceInOrder) {
  SpscRing<int> ring(8);
  constexpr int count = 200'000;
  std::jthread producer([&] {
    for (int n = 0; n < count;) {
      if (int* slot = ring.claim()) {
        *slot = n++;
        ring.publish();
      } else {
        std::this_thread::yield();
      }
    }
  });
  for (int n = 0; n < count;) {
    const int* value = ring.front();
    if (value == nullptr) {
      std::this_thread::yield();
      continue;
    }
    ASSERT_EQ(*value, n++);
    ring.pop();
  }
  EXPECT_EQ(ring.front(), nullptr);
}

TEST(SpscRing, RefusesWhenFull) {
  SpscRing<int> ring(2);
  for (int n = 0; n < 2; ++n) {
    ASSERT_NE(ring.claim(), nullptr);
    ring.publish();
  }
  EXPECT_EQ(ring.claim(), nullptr);
  ring.pop();
  EXPECT_NE(ring.claim(), nullptr);
}

TEST(TripleBuffer, ReaderSeesNewestAndNeverGoesBack) {
  TripleBuffer<std::pair<long, long>> buffer;  // both halves equal, unless a cell is torn
  std::jthread writer([&] {
    for (long n = 1; n <= 100'000; ++n) buffer.write({n, n});
  });
  long seen = 0;
  while (seen < 100'000) {
    const auto [a, b] = buffer.read();
    ASSERT_EQ(a, b);
    ASSERT_GE(a, seen);
    seen = a;
  }
}

}  // namespace
}  // namespace engram
