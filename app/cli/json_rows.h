// A table as JSON: a list of objects with the columns as keys.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/scenario/json.h"

namespace engram::cli {

class JsonRows {
 public:
  /// `columns`: the first line of the table. The cells of `texts` stay texts; others are numbers or other JSON where
  /// they read as such, and null where they are empty.
  explicit JsonRows(const std::string& columns, std::vector<std::string> texts = {});

  /// Lines of the table, whole ones.
  void add(const std::string& lines, std::ostream& out);
  void finish(std::ostream& out) const;

 private:
  std::vector<std::string> names_, texts_;
  bool first_ = true;
};

}  // namespace engram::cli
