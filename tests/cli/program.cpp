#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace engram::test {
namespace {

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

int exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "engram test XXXXXX").string();  // spaces are usual
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
  std::ofstream(path(name), std::ios::binary) << text;
  return path(name);
}

Finished Folder::run(const std::vector<std::string>& arguments, const std::string& environment) const {
  const std::string out = path(".out"), err = path(".err");
  std::string command = "cd " + quoted(folder_.string()) + " && " + environment + " " + quoted(ENGRAM_CLI);
  for (const std::string& each : arguments) command += " " + quoted(each);
  command += " >" + quoted(out) + " 2>" + quoted(err) + " </dev/null";
  const int code = exit_code(std::system(command.c_str()));
  return {code, contents(out), contents(err)};
}

Running::Running(const std::vector<std::string>& arguments, const std::string& out, const std::string& err)
    : process_(fork()) {
  if (process_ != 0) return;
  std::vector<std::string> copy{ENGRAM_CLI};
  copy.insert(copy.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& each : copy) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  execv(ENGRAM_CLI, pointers.data());
  _exit(127);
}

Running::~Running() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

void Running::interrupt() const { send(SIGINT); }

void Running::send(int signal) const { kill(process_, signal); }

int Running::wait() {
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = 0;
  return exit_code(status);
}

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> table(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with('#')) lines.push_back(line);
  return lines;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result(1);
  for (const char c : line) {
    if (c == ',') result.emplace_back();
    else result.back() += c;
  }
  return result;
}

}  // namespace engram::test
