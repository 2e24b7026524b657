#include "app/cli/json_rows.h"

#include <algorithm>
#include <sstream>

#include "core/experiment/read_table.h"

namespace engram::cli {
namespace {

Json value_in(const std::string& cell) {
  if (cell.empty()) return {};
  Json value = Json::parse(cell, nullptr, false);
  return value.is_discarded() ? Json(cell) : value;
}

}  // namespace

JsonRows::JsonRows(const std::string& columns, std::vector<std::string> texts)
    : names_(csv_cells(columns.substr(0, columns.find('\n')))), texts_(std::move(texts)) {}

void JsonRows::add(const std::string& lines, std::ostream& out) {
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) {
    Json row;
    const auto values = csv_cells(line);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool text = std::find(texts_.begin(), texts_.end(), names_[i]) != texts_.end();
      row[names_[i]] = text ? Json(values[i]) : value_in(values[i]);
    }
    out << (first_ ? "[\n  " : ",\n  ") << row.dump();
    first_ = false;
  }
}

void JsonRows::finish(std::ostream& out) const { out << (first_ ? "[]\n" : "\n]\n"); }

}  // namespace engram::cli
