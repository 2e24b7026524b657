#include "ui/bridge/value_json.h"

namespace engram::ui {

Json toJson(const Value& value) {
  return std::visit(
      [](const auto& x) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(x)>, std::monostate>) return nullptr;
        else return x;
      },
      value);
}

}  // namespace engram::ui
