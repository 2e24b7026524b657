#include "core/experiment/read_table.h"

namespace engram {

std::vector<std::string> csv_cells(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[++i];
    else if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

CsvTable read_csv(std::string_view text, Problems& problems) {
  CsvTable table;
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string> cells = csv_cells(line);
    if (table.columns.empty()) table.columns = std::move(cells);
    else if (cells.size() == table.columns.size()) table.rows.push_back(std::move(cells));
    else
      problems.push_back({"line " + std::to_string(number), "has " + std::to_string(cells.size()) +
                                                                " cells; there are " +
                                                                std::to_string(table.columns.size()) + " columns"});
  }
  return table;
}

}  // namespace engram
