#include <cstdio>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/experiment/capacity.h"
#include "core/experiment/sweep_file.h"
#include "core/model/parameter_table.h"
#include "core/scenario/carrier.h"

namespace engram::cli {
namespace {

struct Arguments {
  std::string file, by = "hamming";
  bool json = false;
};

Json as_json(const Capacities& found) {
  Json list = Json::array();
  for (const CapacityCurve& curve : found.curves) {
    Json row;
    for (std::size_t n = 0; n < found.axes.size(); ++n) row[found.axes[n]] = curve.values[n];
    row["excitatory"] = curve.excitatory;
    row["capacity"] = curve.capacity();
    row["error"] = curve.error();
    row["patterns"] = curve.best().patterns;
    row["retrieved"] = curve.best().retrieved.mean;
    row["dictionaries"] = curve.best().retrieved.count;
    row["at_edge"] = curve.is_open();
    list.push_back(row);
  }
  return list;
}

void print(const Capacities& found) {
  bool open = false;
  for (const CapacityCurve& curve : found.curves) {
    std::string name;
    for (std::size_t n = 0; n < found.axes.size(); ++n)
      name += (n > 0 ? ", " : "") + found.axes[n] + " = " + curve.values[n];
    std::printf("%s%scapacity %.4f ± %.4f of N = %lld: %.2f of %lld memories retrieved, %lld dictionaries%s\n",
                name.c_str(), name.empty() ? "" : ": ", curve.capacity(), curve.error(),
                static_cast<long long>(curve.excitatory), curve.best().retrieved.mean,
                static_cast<long long>(curve.best().patterns), static_cast<long long>(curve.best().retrieved.count),
                curve.is_open() ? " *" : "");
    open = open || curve.is_open();
  }
  if (open) std::printf("* still rising at the most memories of the sweep: the capacity may be larger\n");
}

int summarize(const Arguments& arguments) {
  Problems problems;
  const auto text = read_bytes(arguments.file, problems);
  if (text) {
    const CsvTable table = read_csv(carried_sweep(*text).value_or(*text), problems);
    const RetrievedBy rule = arguments.by == "overlap" ? RetrievedBy::overlap : RetrievedBy::hamming;
    const auto found = problems.empty() ? capacities(table, rule, problems) : std::nullopt;
    if (found) {
      if (arguments.json) std::cout << as_json(*found).dump(2) << '\n';
      else print(*found);
      return done;
    }
  }
  print_problems(arguments.file, problems);
  return wrong_usage;
}

}  // namespace

void add_summarize(CLI::App& program, Command& chosen) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("summarize", "Print the capacity of each curve of a sweep's results");
  command->footer(
      "Capacity is the largest mean number of memories retrieved, over N, along the axis network.patterns or load; "
      "its\n"
      "error is the standard error of that mean over dictionaries.");
  command->add_option("FILE", arguments->file, "Results that engram-cli sweep wrote, or a figure of them")->required();
  command->add_option("--by", arguments->by, "The rule that says what is retrieved")
      ->check(CLI::IsMember({"hamming", "overlap"}))
      ->capture_default_str()
      ->type_name("RULE");
  command->add_flag("--json", arguments->json, "Print the result as JSON");
  command->callback([arguments, &chosen] { chosen = [arguments] { return summarize(*arguments); }; });
}

}  // namespace engram::cli
