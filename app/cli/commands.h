// The commands of engram-cli. Each adds itself to the program and returns its exit code when run.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace engram::cli {

/// A command that was asked for on the command line.
using Command = std::function<int()>;

/// Each sets `chosen` when its command is used.
void add_check(CLI::App& program, Command& chosen);
void add_simulate(CLI::App& program, Command& chosen);
void add_ensemble(CLI::App& program, Command& chosen);
void add_theory(CLI::App& program, Command& chosen);

}  // namespace engram::cli
