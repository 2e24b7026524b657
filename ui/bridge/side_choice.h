// For which side of a comparison an edit is: the choice of the person.
#pragma once

#include <QObject>
#include <map>
#include <optional>
#include <string>

#include "ui/bridge/live_bridge.h"

namespace engram::ui {

/// Changes set both sides, or one of them, as chosen for all controls. While they set both, a value in which the sides
/// differ is changed on one side only, the one picked at its control: it never silently becomes equal. With a side, or
/// without one, values can be handed to LiveBridge::set() as they are.
class SideChoice : public QObject {
  Q_OBJECT
 public:
  explicit SideChoice(LiveBridge& bridge, QObject* parent = nullptr);

  /// What changes set; nothing: both sides.
  [[nodiscard]] std::optional<Side> choice() const { return choice_; }
  void choose(std::optional<Side> side);

  /// The side that a change at `path` sets; nothing: both. Always nothing without a comparison.
  [[nodiscard]] std::optional<Side> sideFor(const std::string& path) const;
  /// The same of a control that knows itself whether the sides `differ` in what it shows. `key` names the control.
  [[nodiscard]] std::optional<Side> sideFor(const std::string& key, bool differ) const;

  /// The side that a change at `key` sets from now on while the sides differ there; nothing: both, which makes them
  /// equal. If changes set another side everywhere, they set this one now.
  void pick(const std::string& key, std::optional<Side> side);

 signals:
  /// Of the choice or of a side that was picked.
  void changed();

 private:
  void follow();

  LiveBridge& bridge_;
  std::optional<Side> choice_;
  std::map<std::string, std::optional<Side>> picked_;
};

/// " (A)", " (B)" or " (A and B)", behind the name of what is changed.
[[nodiscard]] QString inBrackets(std::optional<Side> side);

}  // namespace engram::ui
