#include "ui/bridge/pattern_names.h"

namespace engram::ui {

QStringList patternNames(const Parameters& p) {
  QStringList names;
  if (p.network.given)
    for (const std::string& name : p.network.given->pattern_names) names << QString::fromStdString(name);
  return names;
}

}  // namespace engram::ui
