// What all commands share: the options, opening a scenario with them, progress, and Ctrl-C.
#pragma once

#include <CLI/CLI.hpp>
#include <fstream>
#include <limits>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace engram::cli {

enum Exit { done = 0, failed = 1, wrong_usage = 2 };

/// Accepts whole numbers in decimal digits only: no sign, point or exponent, and zeros in front mean nothing.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

inline constexpr std::uint64_t any_seed = std::numeric_limits<std::uint64_t>::max();

struct CommonOptions {
  std::vector<std::string> set;  // "path=value"
  std::optional<std::uint64_t> seed, noise_seed;
  std::optional<std::int64_t> steps;  // of commands that have --steps
  double memory_limit = 0;
  std::string kernels = "auto";  // in force once it is read (core/engine/kernels/level.h)
  bool json = false;

  void add_to(CLI::App& command);
};

/// FILE, --steps and --side, of the commands that have them.
void add_file(CLI::App& command, std::string& file);
void add_steps(CLI::App& command, std::optional<std::int64_t>& steps);
void add_side(CLI::App& command, std::string& side);

/// Reads and checks FILE with the overrides of `options`. Problems are printed to standard error as
/// `FILE: path: message`; nothing is returned then.
[[nodiscard]] std::optional<Session> open_session(const std::string& file, const CommonOptions& options);

/// The same, giving the problems.
[[nodiscard]] ScenarioRead read_file(const std::string& file, const CommonOptions& options);

/// Puts the overrides of `options` into a scenario.
void apply_overrides(Json& scenario, const CommonOptions& options, Problems& problems);

/// "FILE: path: message" lines on standard error.
void print_problems(const std::string& file, const Problems& problems);

/// Opens `path` for writing unless it is empty; false, with a message, if that fails.
[[nodiscard]] bool open_output(std::ofstream& file, const std::string& path);

/// True if the session has this side ("A", "B"; empty is A); a message otherwise.
[[nodiscard]] bool has_side(const std::string& file, const Session&, const std::string& side);

/// Stops when the person presses Ctrl-C.
[[nodiscard]] std::stop_token interruption();

/// A progress bar with rate and time left on standard error if that is a terminal; nothing otherwise.
class Progress {
 public:
  /// `before`: so many were done when it began.
  Progress(std::string unit, std::int64_t total, std::int64_t before = 0);
  ~Progress();
  void show(std::int64_t done);

 private:
  std::string unit_;
  std::int64_t total_, before_;
  bool visible_;
  double begin_, shown_ = 0;
};

}  // namespace engram::cli
