// The commands of engram-cli. Each adds itself to the program and returns its exit code when run.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "core/experiment/sweep_run.h"

namespace engram::cli {

/// A command that was asked for on the command line.
using Command = std::function<int()>;

/// Each sets `chosen` when its command is used.
void add_check(CLI::App& program, Command& chosen);
void add_simulate(CLI::App& program, Command& chosen);
void add_ensemble(CLI::App& program, Command& chosen);
void add_theory(CLI::App& program, Command& chosen);
void add_summarize(CLI::App& program, Command& chosen);

/// Runs pieces as run_pieces() does, elsewhere perhaps.
using RunPieces =
    std::function<std::optional<Problem>(const SweepPlan&, const std::vector<std::int64_t>& todo, const SweepThreads&,
                                         const PieceFinished&, const std::stop_token&)>;
/// `threads`: how many are used unless --threads says otherwise.
void add_sweep(CLI::App& program, Command& chosen, RunPieces run, unsigned threads);

/// Runs a program of commands from its arguments: parses, runs the command that was chosen, says what went wrong. Gives
/// the exit code.
[[nodiscard]] int run_program(CLI::App& program, Command& chosen, int argc, const char* const* argv);

}  // namespace engram::cli
