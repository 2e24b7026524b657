// The left column: every parameter of the model with its control, in groups.
#pragma once

#include <QFrame>
#include <map>
#include <string>
#include <vector>

#include "core/model/parameter_table.h"
#include "ui/bridge/live_bridge.h"

class QVBoxLayout;

namespace engram::ui {

class ChoiceControl;
class InterventionControl;
class NumberControl;
class ParameterControl;
class StimulusControls;

class ParameterPanel : public QFrame {
  Q_OBJECT
 public:
  explicit ParameterPanel(LiveBridge& bridge, QWidget* parent = nullptr);

  /// The control of a path of the parameter table, or of "stimulus.on", "stimulus.pattern", "stimulus.strength",
  /// "stimulus.centred"; null if there is none.
  [[nodiscard]] ParameterControl* control(const std::string& path) const;
  [[nodiscard]] StimulusControls& stimulus() const { return *stimulus_; }
  [[nodiscard]] InterventionControl& intervention(Population population) const;

  /// Shows the values in force. Cheap if nothing changed; call it as the run goes on, since a script can change values.
  void refresh();
  /// Forgets everything that was typed and refused.
  void revertAll();
  /// Shows at the control of `path` why a change turned out to be impossible.
  void showProblems(const std::string& path, const Problems& problems);

  /// It grows with its letters, but not so far that the plots have no room.
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 private:
  /// What is `width` with the usual letters.
  [[nodiscard]] int widthFor(int width) const;
  void addDynamics();
  void addCue();
  void addStimulus();
  void addNetwork();
  void addOptions();
  void addInterventions();
  void addSeeds();
  void addHeading(const QString& text, const QString& hint = {});
  void add(const std::string& path);
  ParameterControl* make(const std::string& path);
  void present(const Parameters& p);

  LiveBridge& bridge_;
  QVBoxLayout* column_ = nullptr;
  struct Entry {
    const ParameterInfo* row;
    ParameterControl* control;
  };
  std::vector<Entry> entries_;
  std::map<std::string, ParameterControl*> controls_;
  StimulusControls* stimulus_ = nullptr;
  InterventionControl* interventions_[2] = {};
  QWidget* cue_hint_ = nullptr;
  std::optional<Parameters> presented_;
};

}  // namespace engram::ui
