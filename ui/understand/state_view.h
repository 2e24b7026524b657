// The page "Which neurons are right?": all neurons against a memory, and the inputs that made them fire or not.
#pragma once

#include <optional>

#include "core/live/snapshot.h"
#include "core/observe/input_histogram.h"
#include "ui/understand/understand_view.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace engram::ui {

class InputPlot;
class LiveBridge;
class StateGrid;

class StateView : public UnderstandView {
  Q_OBJECT
 public:
  explicit StateView(LiveBridge& bridge, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void addTo(Question& question) const override { question.inputs = true; }
  void refresh() override;

  /// Of one run.
  struct Part {
    QWidget* all = nullptr;
    QLabel *badge = nullptr, *counts = nullptr, *sides = nullptr;
    StateGrid* grid = nullptr;
    InputPlot* inputs = nullptr;
  };
  [[nodiscard]] const Part& part(Side side) const { return parts_[side == Side::b ? 1 : 0]; }
  [[nodiscard]] QComboBox& memory() const { return *memory_; }
  [[nodiscard]] QSpinBox& perRow() const { return *per_row_; }

 signals:
  /// A neuron was clicked.
  void chosen(std::int64_t neuron);

 private:
  Part makePart(Side side);
  void fillMemories(const Parameters& p);
  void presentPart(const Part& part, const RunSnapshot& run, const std::optional<Inputs>& inputs,
                   const InputRange& range);
  [[nodiscard]] QString legend(const StateErrors& errors) const;

  LiveBridge& bridge_;
  Theme theme_;
  QComboBox* memory_;
  QSpinBox* per_row_;
  Part parts_[2];
  std::shared_ptr<const Network> network_;  // that the memories are of
  std::int64_t pattern_of_ = -1;            // which memory `pattern_` is
  Spikes pattern_;
};

}  // namespace engram::ui
