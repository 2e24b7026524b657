// Small networks for tests.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "core/model/cue.h"
#include "core/scenario/scenario.h"
#include "core/session/run.h"

namespace engram::test {

inline Json read_json(const std::string& path_in_project) {
  std::ifstream in(std::string(ENGRAM_SOURCE_DIR) + "/" + path_in_project);
  EXPECT_TRUE(in.good()) << path_in_project;
  return Json::parse(in);
}

inline State start_of(const Network& network, const Parameters& p) {
  auto start = start_state(network, p);
  EXPECT_TRUE(std::holds_alternative<State>(start));
  return std::get<State>(std::move(start));
}

/// A run of `p` from its start, with room for any delay that tests use.
inline Engine engine_of(const Parameters& p) {
  const auto network = Network::build(p);
  return {network, p, start_of(*network, p), 16};
}

inline Session session_of(const std::string& text) {
  ScenarioRead read = read_scenario(std::string_view(text), default_memory_limit());
  for (const Problem& problem : read.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return Session(std::move(read.scenario.value()));
}

inline std::unique_ptr<Run> run_of(const Session& session, Side side = Side::a) {
  auto run = Run::start(session, side);
  EXPECT_TRUE(std::holds_alternative<std::unique_ptr<Run>>(run));
  return std::get<std::unique_ptr<Run>>(std::move(run));
}

/// The session that an edit gave; a failure if it was refused.
inline Session edited(const Edit& edit) {
  if (const auto* problems = std::get_if<Problems>(&edit))
    for (const Problem& problem : *problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return std::holds_alternative<Session>(edit) ? std::get<Session>(edit) : Session();
}

inline bool same_spikes(const State& a, const State& b) {
  return a.step == b.step && (a.excitatory == b.excitatory).all() &&
         (a.inhibitory.spikes == b.inhibitory.spikes).all() && (a.inhibitory_2.spikes == b.inhibitory_2.spikes).all();
}

}  // namespace engram::test
