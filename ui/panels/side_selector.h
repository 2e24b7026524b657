// What changes set while two sides are compared: both, A or B.
#pragma once

#include <QWidget>
#include <array>

#include "ui/bridge/side_choice.h"

class QToolButton;

namespace engram::ui {

/// Hidden without a comparison.
class SideSelector : public QWidget {
  Q_OBJECT
 public:
  SideSelector(LiveBridge& bridge, SideChoice& sides, QWidget* parent = nullptr);

  /// The button of a side; of both for nothing.
  [[nodiscard]] QToolButton& button(std::optional<Side> side) const;

 private:
  void refresh();

  LiveBridge& bridge_;
  SideChoice& sides_;
  std::array<QToolButton*, 3> buttons_{};  // both, A, B
};

}  // namespace engram::ui
