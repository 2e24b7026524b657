// The page "What does inhibition do?": the inhibition that acts beside the ideal one, and what its noise depends on.
#pragma once

#include <QPolygonF>
#include <memory>
#include <optional>

#include "core/live/snapshot.h"
#include "ui/understand/newest_work.h"
#include "ui/understand/understand_view.h"

class QLabel;
class QPushButton;

namespace engram::ui {

class LiveBridge;
class SmallPlot;

class InhibitionView : public UnderstandView {
  Q_OBJECT
 public:
  explicit InhibitionView(LiveBridge& bridge, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void addTo(Question& question) const override;
  void refresh() override;

  /// Of one run.
  struct Part {
    QWidget* all = nullptr;
    QLabel *badge = nullptr, *words = nullptr;
    SmallPlot *trace = nullptr, *inputs = nullptr;
    QPushButton* ideal = nullptr;
  };
  [[nodiscard]] const Part& part(Side side) const { return parts_[side == Side::b ? 1 : 0]; }
  [[nodiscard]] SmallPlot& noise() const { return *noise_; }

 private:
  Part makePart(Side side);
  void presentPart(const Part& part, const Parameters& p, const RunInspection& seen);
  void presentInputs(const Part& part, const Parameters& p, const RunInspection& seen);
  void measureNoise(const Snapshot& snapshot);
  void presentNoise();
  void switchIdeal(Side side);

  LiveBridge& bridge_;
  Theme theme_;
  Part parts_[2];
  QLabel* noise_words_;
  SmallPlot* noise_;
  std::optional<NetworkParameters> measured_for_;
  QPolygonF with_inputs_, with_one_;
  double rate_ = 0;  // of the state that was measured
  NewestWork work_;  // last: it delivers to the others
};

}  // namespace engram::ui
