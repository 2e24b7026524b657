// engram-cli: the core without a window.
#include <algorithm>
#include <thread>

#include "app/cli/commands.h"

int main(int argc, char** argv) {
  using namespace engram::cli;
  CLI::App program(
      "Engram: attractor memory in networks of excitatory and inhibitory spiking neurons.\n"
      "Patterns count from 0 in files and from 1 in column names and messages to people; steps and neurons from 0.",
      "engram-cli");
  Command chosen;
  add_check(program, chosen);
  add_simulate(program, chosen);
  add_ensemble(program, chosen);
  add_sweep(program, chosen, engram::run_pieces, std::max(1U, std::thread::hardware_concurrency()));
  add_summarize(program, chosen);
  add_theory(program, chosen);
  return run_program(program, chosen, argc, argv);
}
