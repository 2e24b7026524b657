// The page "Is there an energy?": its curve over the last steps where there is one, and why not elsewhere.
#pragma once

#include <memory>

#include "core/model/network.h"
#include "core/observe/energy.h"
#include "ui/understand/understand_view.h"

class QLabel;

namespace engram::ui {

class LiveBridge;
class SmallPlot;

class EnergyView : public UnderstandView {
  Q_OBJECT
 public:
  explicit EnergyView(LiveBridge& bridge, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void addTo(Question& question) const override;
  void refresh() override;

  [[nodiscard]] QString words(Side side) const;
  [[nodiscard]] SmallPlot& plot() const { return *plot_; }

 private:
  LiveBridge& bridge_;
  Theme theme_;
  QLabel* words_[2];
  SmallPlot* plot_;
  QLabel* formula_;
};

/// Why there is an energy, or none, in sentences.
[[nodiscard]] QString energyWords(const EnergyStatement& statement, bool late);

}  // namespace engram::ui
