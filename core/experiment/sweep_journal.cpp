#include "core/experiment/sweep_journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <stdexcept>

#include "core/model/parameter_table.h"
#include "core/version.h"

namespace engram {
namespace {

constexpr std::size_t checksum_digits = 8;

std::string checksum(std::string_view text) {
  std::array<char, checksum_digits + 1> digits{};
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
  std::snprintf(digits.data(), digits.size(), "%08lx", sum);
  return digits.data();
}

std::string sealed(const std::string& text) { return text + ' ' + checksum(text) + '\n'; }

/// A line without its checksum and end; nothing if they are not right.
std::optional<std::string_view> unsealed(std::string_view line) {
  if (line.size() < checksum_digits + 2 || line.back() != '\n') return std::nullopt;
  const std::string_view text = line.substr(0, line.size() - checksum_digits - 2);
  if (line.substr(text.size() + 1, checksum_digits) != checksum(text)) return std::nullopt;
  return text;
}

std::string heading(const SweepPlan& plan) {
  return Json::object({{"engram_journal", 1}, {"version", version()}, {"sweep", plan.document()}})
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::pair<std::int64_t, PieceResult>> piece_in(std::string_view text) {
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  std::int64_t piece = 0;
  PieceResult r;
  std::string overlap;
  if (!(in >> piece >> r.cues >> r.retrieved_hamming >> r.retrieved_overlap >> r.differing >> r.spikes >> overlap))
    return std::nullopt;
  const Json number = Json::parse(overlap, nullptr, false);
  if (!number.is_number()) return std::nullopt;
  r.overlap = number.get<double>();
  return std::pair{piece, r};
}

void write_all(int file, const std::string& path, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw std::runtime_error(path + ": cannot be written: " + std::strerror(errno));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_all(int file) {
  std::string text;
  std::array<char, 1 << 16> part{};
  for (ssize_t got = 0; (got = ::read(file, part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(got));
  return text;
}

}  // namespace

std::string journal_beside(const std::string& out) { return out + ".journal"; }

std::variant<SweepJournal, Problem> SweepJournal::open(const std::string& path, const SweepPlan& plan, bool resume) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0644);
  if (file < 0) return Problem{path, std::string("cannot be written: ") + std::strerror(errno)};
  SweepJournal journal(path, file);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) return Problem{path, "another program is working on this sweep"};
  if (auto problem = journal.read(plan, read_all(file), resume)) return *problem;
  return journal;
}

std::optional<Problem> SweepJournal::read(const SweepPlan& plan, const std::string& text, bool resume) {
  const std::size_t first_end = text.find('\n');
  if (first_end == std::string::npos) {  // new, or torn before anything was finished
    if (ftruncate(file_, 0) != 0) return Problem{path_, "cannot be cut"};
    write_all(file_, path_, sealed(heading(plan)));
    return std::nullopt;
  }
  if (!resume)
    return Problem{path_, "is what an interrupted sweep has finished; go on with --resume, or remove it to begin anew"};
  const auto head = unsealed(std::string_view(text).substr(0, first_end + 1));
  if (!head) return Problem{path_, "line 1 is damaged; this is no journal of a sweep"};
  if (*head != heading(plan)) {
    const Json old = Json::parse(*head, nullptr, false);
    const std::string other = old.is_object() ? old.value("version", std::string()) : std::string();
    return Problem{path_, other != version() ? "was begun by version " + other + "; this is " + std::string(version())
                                             : "is of another sweep: the file was changed since it was begun"};
  }
  std::size_t line = 2;
  for (std::size_t at = first_end + 1; at < text.size(); ++line) {
    const std::size_t end = text.find('\n', at);
    const std::size_t size = end == std::string::npos ? text.size() - at : end - at + 1;
    const auto entry = unsealed(std::string_view(text).substr(at, size));
    const auto piece = entry ? piece_in(*entry) : std::nullopt;
    if (!piece || piece->first < 0 || piece->first >= plan.pieces()) {
      if (at + size < text.size()) return Problem{path_, "line " + std::to_string(line) + " is damaged"};
      if (ftruncate(file_, static_cast<off_t>(at)) != 0) return Problem{path_, "cannot be cut"};  // torn
      return std::nullopt;
    }
    found_.insert_or_assign(piece->first, piece->second);
    at += size;
  }
  return std::nullopt;
}

SweepJournal::SweepJournal(SweepJournal&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)), found_(std::move(other.found_)) {}

SweepJournal::~SweepJournal() {
  if (file_ >= 0) ::close(file_);
}

void SweepJournal::add(std::int64_t piece, const PieceResult& r) {
  write_all(file_, path_,
            sealed(std::to_string(piece) + ' ' + std::to_string(r.cues) + ' ' + std::to_string(r.retrieved_hamming) +
                   ' ' + std::to_string(r.retrieved_overlap) + ' ' + std::to_string(r.differing) + ' ' +
                   std::to_string(r.spikes) + ' ' + to_text(r.overlap)));
}

void SweepJournal::remove() { ::unlink(path_.c_str()); }

}  // namespace engram
