#include "app/cli/options.h"

#include <unistd.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

#include "core/engine/kernels/level.h"
#include "core/experiment/sweep_file.h"

namespace engram::cli {
namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// `value` as JSON if it is JSON, else as a string: update=sequential needs no quotes.
Json override_value(const std::string& text) {
  Json value = Json::parse(text, nullptr, false);
  return value.is_discarded() ? Json(text) : value;
}

std::atomic<bool> interrupted{false};

const std::map<std::string, double> byte_units{{"b", 1},        {"kb", 1e3},     {"mb", 1e6},
                                               {"gb", 1e9},     {"tb", 1e12},    {"kib", 0x1p10},
                                               {"mib", 0x1p20}, {"gib", 0x1p30}, {"tib", 0x1p40}};

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return {[least, most](std::string& text) {
            std::uint64_t number = 0;
            const char* end = text.data() + text.size();
            const auto read = std::from_chars(text.data(), end, number);
            if (read.ec != std::errc() || read.ptr != end || number < least || number > most)
              return "found \"" + text + "\"; allowed is a whole number from " + std::to_string(least) + " to " +
                     std::to_string(most);
            text = std::to_string(number);  // without zeros in front, which the library takes for octal
            return std::string();
          },
          "", "whole number"};
}

void add_file(CLI::App& command, std::string& file) {
  command.add_option("FILE", file, "Scenario file (.engram), or a table or picture that Engram wrote")->required();
}

void add_steps(CLI::App& command, std::optional<std::int64_t>& steps) {
  command.add_option("--steps", steps, "Where to end; the scenario's steps if left out")
      ->transform(whole_number(0, 1'000'000'000'000))
      ->type_name("T");
}

void add_side(CLI::App& command, std::string& side) {
  command.add_option("--side", side, "Which side of a comparison")->check(CLI::IsMember({"A", "B"}))->type_name("A|B");
}

void CommonOptions::add_to(CLI::App& command) {
  memory_limit = default_memory_limit();
  command.add_option("--set", set, "Override a value of the file: --set dynamics.theta=0.9 (may be repeated)")
      ->allow_extra_args(false)
      ->type_name("PATH=VALUE");
  command.add_option("--seed", seed, "Seed of patterns, wiring, cue and start")
      ->transform(whole_number(0, any_seed))
      ->type_name("N");
  command.add_option("--noise-seed", noise_seed, "Seed of everything that happens in a step")
      ->transform(whole_number(0, any_seed))
      ->type_name("N");
  command.add_option("--memory-limit", memory_limit, "Refuse networks that need more, e.g. 4GB")
      ->transform(CLI::AsNumberWithUnit(byte_units).description(""))
      ->check([](const std::string& bytes) {
        double number = 0;
        const bool fits = CLI::detail::lexical_cast(bytes, number) && number > 0;
        return fits ? std::string() : "found " + bytes + "; allowed is a size above 0, such as 500MB or 4GB";
      })
      ->type_name("BYTES")
      ->default_str("three quarters of the machine's");
  command.add_option("--kernels", kernels, "Which code advances the network; the result is the same for any")
      ->check([](const std::string& name) { return set_kernel_level(name).value_or(std::string()); })
      ->envname("ENGRAM_KERNELS")
      ->type_name("LEVEL")
      ->default_str("auto");
  command.add_flag("--json", json, "Print the result as JSON");
}

void apply_overrides(Json& document, const CommonOptions& options, Problems& problems) {
  for (const std::string& each : options.set) {
    const auto equals = each.find('=');
    const std::string path = each.substr(0, equals);
    if (equals == std::string::npos || path.empty())
      problems.push_back({"--set " + each, "is not of the form path=value, as in --set dynamics.theta=0.9"});
    else if (path.find('[') != std::string::npos)
      problems.push_back(
          {"--set " + each, "reaches into a list; give the whole list, as in --set 'interventions=[…]'"});
    else set_in(document, path, override_value(each.substr(equals + 1)));
  }
  if (options.seed) document["seed"] = *options.seed;
  if (options.noise_seed) document["noise_seed"] = *options.noise_seed;
  if (options.steps) document["steps"] = *options.steps;
}

ScenarioRead read_file(const std::string& file, const CommonOptions& options) {
  Problems problems;
  const auto text = read_bytes(file, problems);
  if (!text) return {std::nullopt, problems};
  Json document = parse_scenario_text(*text, problems);
  if (!problems.empty() && document.is_null()) return {std::nullopt, problems};
  if (document.is_object()) apply_overrides(document, options, problems);
  ScenarioRead read = read_document(document, options.memory_limit);
  if (problems.empty()) return read;
  problems.insert(problems.end(), read.problems.begin(), read.problems.end());
  return {std::nullopt, problems};
}

std::optional<Session> open_session(const std::string& file, const CommonOptions& options) {
  ScenarioRead read = read_file(file, options);
  if (read.scenario) return Session(std::move(*read.scenario));
  print_problems(file, read.problems);
  return std::nullopt;
}

void print_problems(const std::string& file, const Problems& problems) {
  for (const Problem& problem : problems) std::cerr << file << ": " << problem.path << ": " << problem.message << '\n';
}

bool open_output(std::ofstream& file, const std::string& path) {
  if (path.empty()) return true;
  file.open(path, std::ios::binary);
  if (!file) std::cerr << path << ": cannot be written; does its folder exist, and may you write there?\n";
  return file.is_open();
}

bool has_side(const std::string& file, const Session& session, const std::string& side) {
  if (side != "B" || session.compares()) return true;
  std::cerr << file << ": comparison: is missing, so there is no side B\n";
  return false;
}

std::stop_token interruption() {
  static std::stop_source source;
  static std::jthread watcher([](const std::stop_token& stop) {  // a signal handler may only set a flag
    while (!stop.stop_requested() && !interrupted) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (interrupted) source.request_stop();
  });
  std::signal(SIGINT, [](int) { interrupted = true; });
  std::signal(SIGTERM, [](int) { interrupted = true; });
  return source.get_token();
}

Progress::Progress(std::string unit, std::int64_t total, std::int64_t before)
    : unit_(std::move(unit)),
      total_(total),
      before_(before),
      visible_(isatty(STDERR_FILENO) != 0),
      begin_(seconds_now()) {}

Progress::~Progress() {
  if (visible_) std::fprintf(stderr, "\r\033[K");
}

void Progress::show(std::int64_t done) {
  if (!visible_) return;
  const double now = seconds_now();
  if (now - shown_ < 0.1 && done < total_) return;
  shown_ = now;
  constexpr int width = 30;
  const double fraction = total_ > 0 ? static_cast<double>(done) / static_cast<double>(total_) : 1;
  const int filled = static_cast<int>(fraction * width);
  const double rate = static_cast<double>(done - before_) / std::max(now - begin_, 1e-9);
  const double left = rate > 0 ? static_cast<double>(total_ - done) / rate : 0;
  std::fprintf(stderr, "\r[%.*s%.*s] %3.0f %%  %.3g %s/s  %.0f s left \033[K", filled, "##############################",
               width - filled, "..............................", 100 * fraction, rate, unit_.c_str(), left);
}

}  // namespace engram::cli
