// What a person does with a comparison as a whole.
#include "core/session/draft.h"

namespace engram {

Edit Session::compared(const Json& comparison) const { return with("comparison", comparison); }
Edit Session::swapped() const { return *this; }
Edit Session::b_alone() const { return *this; }

bool Session::differs(const std::string&, std::int64_t) const { return false; }

}  // namespace engram
