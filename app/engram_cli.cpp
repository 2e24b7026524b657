// engram-cli: the core without a window.
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/version.h"

int main(int argc, char** argv) {
  using namespace engram::cli;
  CLI::App program(
      "Engram: attractor memory in networks of excitatory and inhibitory spiking neurons.\n"
      "Patterns count from 0 in files and from 1 in column names and messages to people; steps and neurons from 0.",
      "engram-cli");
  program.set_version_flag("--version", "engram-cli " + std::string(engram::version()));
  program.require_subcommand(1);
  program.fallthrough(false);
  Command chosen;
  add_check(program, chosen);
  add_simulate(program, chosen);
  add_ensemble(program, chosen);
  add_theory(program, chosen);
  std::string names;
  bool known = argc > 1 && argv[1][0] == '-';
  for (CLI::App* command : program.get_subcommands({})) {
    command->set_version_flag("--version", "engram-cli " + std::string(engram::version()));
    names += (names.empty() ? "" : ", ") + command->get_name();
    known = known || (argc > 1 && command->get_name() == argv[1]);
  }
  if (!known) {
    std::cerr << "engram-cli: "
              << (argc < 2 ? "no command is given" : "\"" + std::string(argv[1]) + "\" is not a command")
              << "; commands are " << names << ". See engram-cli --help\n";
    return wrong_usage;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? done : wrong_usage;
  }
  try {
    return chosen();
  } catch (const std::bad_alloc&) {
    std::cerr << "engram-cli: out of memory; make the network smaller, or lower --memory-limit to be told beforehand\n";
  } catch (const std::exception& error) {
    std::cerr << "engram-cli: " << error.what() << '\n';
  }
  return failed;
}
