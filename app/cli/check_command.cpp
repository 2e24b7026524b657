#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/options.h"

namespace engram::cli {
namespace {

int check_files(const std::vector<std::string>& files, const CommonOptions& options) {
  bool all_valid = true;
  Json report = Json::array();
  for (const std::string& file : files) {
    const ScenarioRead read = read_file(file, options);
    all_valid = all_valid && read.scenario;
    Json problems = Json::array();
    for (const Problem& problem : read.problems)
      problems.push_back({{"path", problem.path}, {"message", problem.message}});
    report.push_back({{"file", file}, {"valid", read.scenario.has_value()}, {"problems", problems}});
    if (!read.scenario) print_problems(file, read.problems);
    else if (!options.json) std::cout << file << ": valid\n";
  }
  if (options.json) std::cout << report.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  return all_valid ? done : wrong_usage;
}

}  // namespace

void add_check(CLI::App& program, Command& chosen) {
  struct Arguments {
    std::vector<std::string> files;
    CommonOptions common;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("check", "Is each file valid? Lists every error; exit 0 or 2");
  command->add_option("FILE", arguments->files, "Scenario files (.engram), or tables and pictures that Engram wrote")
      ->required();
  arguments->common.add_to(*command);
  command->callback(
      [arguments, &chosen] { chosen = [arguments] { return check_files(arguments->files, arguments->common); }; });
}

}  // namespace engram::cli
