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
class QMenu;
class QSpinBox;
class QToolButton;

namespace engram::ui {

class LiveBridge;
class NeuronCard;
class SideChoice;

class NeuronView : public UnderstandView {
  Q_OBJECT
 public:
  NeuronView(LiveBridge& bridge, SideChoice& sides, QWidget* parent = nullptr);

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
  /// What can be done to the neuron, and to others of its place or its memories.
  [[nodiscard]] QMenu& interventions() const { return *interventions_; }
  /// Holds neurons of the population in `state` from the next step on; without a state, lets them go. On the side that
  /// changes set.
  void intervene(const std::vector<std::int32_t>& neurons, std::optional<Clamp> state);

 private:
  void makeChoice();
  void take(const Question::Neuron& neuron);
  void typed();
  /// Whether an intervention holds one of them now.
  [[nodiscard]] bool held(const std::vector<std::int32_t>& neurons) const;
  void fillInterventions();
  void showChoice();
  void showCards(const Inspection& inspection);
  void fillList(const Inspection& inspection);

  LiveBridge& bridge_;
  SideChoice& sides_;
  QComboBox* population_;
  QSpinBox *neuron_, *step_;
  QCheckBox* follow_;
  QToolButton* back_;
  QMenu* interventions_;
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
