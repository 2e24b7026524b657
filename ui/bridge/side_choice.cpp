#include "ui/bridge/side_choice.h"

namespace engram::ui {

QString inBrackets(std::optional<Side> side) {
  if (!side) return ' ' + SideChoice::tr("(A and B)");
  return ' ' + (*side == Side::a ? SideChoice::tr("(A)") : SideChoice::tr("(B)"));
}

SideChoice::SideChoice(LiveBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) {
  connect(&bridge_, &LiveBridge::sessionChanged, this, &SideChoice::follow);
}

void SideChoice::choose(std::optional<Side> side) {
  if (choice_ == side || (side && !bridge_.compares())) return;
  choice_ = side;
  emit changed();
}

std::optional<Side> SideChoice::sideFor(const std::string& path) const {
  return sideFor(path, bridge_.compares() && bridge_.differs(path));
}

std::optional<Side> SideChoice::sideFor(const std::string& key, bool differ) const {
  if (!bridge_.compares()) return std::nullopt;
  if (choice_ || !differ) return choice_;
  const auto picked = picked_.find(key);
  return picked == picked_.end() ? std::optional(Side::a) : picked->second;
}

void SideChoice::pick(const std::string& key, std::optional<Side> side) {
  if (!bridge_.compares()) return;
  picked_[key] = side;
  if (choice_) choice_ = side;
  emit changed();
}

void SideChoice::follow() {
  if (!choice_ && picked_.empty()) return;
  if (bridge_.compares()) {  // both were set at once: where the sides come to differ again, one is picked anew
    std::erase_if(picked_, [this](const auto& each) { return !each.second && !bridge_.differs(each.first); });
    return;
  }
  choice_.reset();
  picked_.clear();
  emit changed();
}

}  // namespace engram::ui
