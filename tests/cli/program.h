// The real engram-cli, run as a person runs it, in a folder of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace engram::test {

struct Finished {
  int code = -1;  // the exit code; -1 if it ended by a signal
  std::string out, err;
};

/// A new empty folder that is deleted in the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  /// Writes a file; gives its path.
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const;

  /// Runs engram-cli in this folder to its end. `environment` is put before the command: "LC_ALL=C".
  [[nodiscard]] Finished run(const std::vector<std::string>& arguments, const std::string& environment = {}) const;

 private:
  std::filesystem::path folder_;
};

/// engram-cli while it runs, its standard output in a file.
class Running {
 public:
  Running(const std::vector<std::string>& arguments, const std::string& out, const std::string& err);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Sends SIGINT, as Ctrl-C does.
  void interrupt() const;
  void send(int signal) const;
  /// The exit code, or -1 if it ended by a signal.
  [[nodiscard]] int wait();

 private:
  pid_t process_;
};

/// The whole file; empty if there is none.
[[nodiscard]] std::string contents(const std::string& path);

/// The lines of a text, without those that begin with #.
[[nodiscard]] std::vector<std::string> table(const std::string& text);

/// The cells of a line of CSV.
[[nodiscard]] std::vector<std::string> cells(const std::string& line);

}  // namespace engram::test
