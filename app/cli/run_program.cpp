#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/version.h"

namespace engram::cli {

int run_program(CLI::App& program, Command& chosen, int argc, const char* const* argv) {
  const std::string version = program.get_name() + " " + std::string(engram::version());
  program.set_version_flag("--version", version);
  program.require_subcommand(1);
  program.fallthrough(false);
  std::string names;
  bool known = argc > 1 && argv[1][0] == '-';
  for (CLI::App* command : program.get_subcommands({})) {
    command->set_version_flag("--version", version);
    names += (names.empty() ? "" : ", ") + command->get_name();
    known = known || (argc > 1 && command->get_name() == argv[1]);
  }
  if (!known) {
    std::cerr << program.get_name() << ": "
              << (argc < 2 ? "no command is given" : "\"" + std::string(argv[1]) + "\" is not a command")
              << "; commands are " << names << ". See " << program.get_name() << " --help\n";
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
    std::cerr << program.get_name()
              << ": out of memory; make the network smaller, or lower --memory-limit to be told beforehand\n";
  } catch (const std::exception& error) {
    std::cerr << program.get_name() << ": " << error.what() << '\n';
  }
  return failed;
}

}  // namespace engram::cli
