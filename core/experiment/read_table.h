// Tables that Engram wrote, read again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/problem.h"

namespace engram {

/// A CSV file: its comments are left out, quotes around cells are taken off.
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // each with as many cells as there are columns
};

/// The cells of one line.
[[nodiscard]] std::vector<std::string> csv_cells(std::string_view line);

/// Reads a whole table. A problem for every line that has too few or too many cells.
[[nodiscard]] CsvTable read_csv(std::string_view text, Problems& problems);

}  // namespace engram
