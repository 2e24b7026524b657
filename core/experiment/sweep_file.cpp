#include "core/experiment/sweep_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/scenario/carrier.h"
#include "core/scenario/scenario.h"

namespace engram {

Json parse_sweep_text(std::string_view text, Problems& problems) {
  constexpr std::string_view mark = "\n# sweep: ", table = "# engram ";
  const auto carried = carried_sweep(text);
  const std::string_view inside = carried ? std::string_view(*carried) : text;
  if (!inside.starts_with(table)) return parse_json(inside, problems);
  const std::size_t at = inside.find(mark);
  const std::size_t end = inside.find('\n', at == std::string_view::npos ? at : at + mark.size());
  if (at == std::string_view::npos || end == std::string_view::npos) {
    problems.push_back({"file", "is a table of Engram, but of no sweep; allowed is a sweep or its results"});
    return {};
  }
  return parse_json(inside.substr(at + mark.size(), end - at - mark.size()), problems);
}

std::optional<std::string> read_bytes(const std::string& path, Problems& problems) {
  std::error_code ignored;
  std::ostringstream text;
  const bool folder = std::filesystem::is_directory(path, ignored);
  std::ifstream in(path, std::ios::binary);
  if (in && !folder) text << in.rdbuf();
  if (in && !folder) return text.str();
  problems.push_back(
      {"file", folder ? "is a folder; allowed is a file" : "cannot be read; does it exist, and is it a file?"});
  return std::nullopt;
}

Json load_sweep(const std::string& path, Problems& problems) {
  const auto text = read_bytes(path, problems);
  if (!text) return {};
  Json document = parse_sweep_text(*text, problems);
  if (!document.is_object() || !document.contains("scenario") || !document["scenario"].is_string()) return document;
  const std::string name = document["scenario"].get<std::string>();
  const std::string file = (std::filesystem::path(path).parent_path() / name).string();
  Problems inside;
  const auto scenario = read_bytes(file, inside);
  if (scenario) document["scenario"] = parse_scenario_text(*scenario, inside);
  for (const Problem& each : inside) problems.push_back({"scenario \"" + name + "\": " + each.path, each.message});
  return document;
}

std::optional<Problem> write_whole(const std::string& path, const std::string& text) {
  const std::string part = path + ".part";
  const auto failed = [&] {
    const Problem problem{path, std::string("cannot be written: ") + std::strerror(errno)};
    std::remove(part.c_str());
    return problem;
  };
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failed();
  std::string_view left = text;
  while (!left.empty()) {
    const ssize_t written = ::write(file, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      ::close(file);
      return failed();
    }
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  const bool kept = fsync(file) == 0;
  if (::close(file) != 0 || !kept || std::rename(part.c_str(), path.c_str()) != 0) return failed();
  return std::nullopt;
}

}  // namespace engram
