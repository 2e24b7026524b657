// A JSON Schema validator for tests: just the keywords that resources/schema uses, with the meaning of draft 2020-12.
#pragma once

#include <string>
#include <vector>

#include "core/scenario/json.h"

namespace engram::test {

class JsonSchema {
 public:
  /// Throws std::invalid_argument if the schema uses a keyword or a form of one that is not understood here, or refers
  /// to nothing, so that no part of a schema can pass unseen.
  explicit JsonSchema(Json schema);

  /// One line "path: what is wrong" for each failure; empty: valid.
  [[nodiscard]] std::vector<std::string> errors(const Json& document) const;
  [[nodiscard]] bool accepts(const Json& document) const { return errors(document).empty(); }

  /// The schema at a chain of keywords and keys, with every $ref on the way followed; null if there is none.
  [[nodiscard]] const Json* find(const std::vector<std::string>& way) const;

 private:
  Json schema_;
};

}  // namespace engram::test
