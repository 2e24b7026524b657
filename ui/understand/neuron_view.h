// The page "Why did this neuron fire?": a neuron and a step are chosen, here or in a raster; each run tells its reason.
#pragma once

#include <optional>
#include <vector>

#include "ui/plots/raster_pick.h"
#include "ui/understand/understand_view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QSpinBox;
class QToolButton;

namespace engram::ui {

class LiveBridge;
class NeuronCard;

class NeuronView : public UnderstandView {
  Q_OBJECT
 public:
  explicit NeuronView(LiveBridge& bridge, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void addTo(Question& question) const override;
  void refresh() override;

  /// Shows one neuron; without a step, at the step at which the runs stand, as they go.
  void show(Population population, std::int64_t neuron, std::optional<std::int64_t> step);
  /// What a pixel of a raster stands for. If that is several neurons or steps, they are listed, and the first that
  /// fires is explained.
  void show(const RasterPick& pick);
  /// The neuron shown before a link was followed.
  void back();

  [[nodiscard]] const Question::Neuron& shown() const { return shown_; }
  [[nodiscard]] NeuronCard& card(Side side) const { return *(side == Side::b ? b_ : a_); }
  [[nodiscard]] QListWidget& list() const { return *list_; }

 private:
  void makeChoice();
  void take(const Question::Neuron& neuron);
  void typed();
  void showChoice();
  void showCards(const Inspection& inspection);
  void fillList(const Inspection& inspection);

  LiveBridge& bridge_;
  QComboBox* population_;
  QSpinBox *neuron_, *step_;
  QCheckBox* follow_;
  QToolButton* back_;
  QLabel *hint_, *list_title_;
  QListWidget* list_;
  NeuronCard *a_, *b_;
  Question::Neuron shown_;
  std::vector<Question::Neuron> before_;
  std::optional<RasterPick> pick_;  // that the list is of
  bool listed_ = false;             // its answer is in the list
  bool showing_ = false;            // fields are being filled, not typed into
};

}  // namespace engram::ui
