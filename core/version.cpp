#include "core/version.h"

#include "engram_version.h"

namespace engram {

std::string_view version() { return ENGRAM_VERSION; }

}  // namespace engram
