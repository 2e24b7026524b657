// The left column: every parameter of the model with its control, in groups.
#pragma once

#include <QFrame>
#include <map>
#include <string>
#include <vector>

#include "core/model/parameter_table.h"
#include "ui/bridge/side_choice.h"

class QLabel;
class QScrollArea;
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
  ParameterPanel(LiveBridge& bridge, SideChoice& sides, QWidget* parent = nullptr);

  /// The control of a path of the parameter table, or of "stimulus.on", "stimulus.pattern", "stimulus.strength",
  /// "stimulus.centred", "interventions.excitatory", "interventions.inhibitory"; null if there is none.
  [[nodiscard]] ParameterControl* control(const std::string& path) const;
  [[nodiscard]] StimulusControls& stimulus() const { return *stimulus_; }
  [[nodiscard]] InterventionControl& intervention(Population population) const;

  /// Shows the values in force. Cheap if nothing changed; call it as the run goes on, since a script can change values.
  void refresh();
  /// Forgets everything that was typed and refused.
  void revertAll();
  /// Shows at the control of `path` why a change turned out to be impossible.
  void showProblems(const std::string& path, const Problems& problems);

  /// Gives the control of `path` another ground, since something outside speaks of it; empty: none.
  void setHighlighted(const std::string& path);
  [[nodiscard]] const std::string& highlighted() const { return highlighted_; }
  /// Brings the control in sight and gives it the focus; false if there is none.
  bool reveal(const std::string& path);

  /// It grows with its letters, but not so far that the plots have no room.
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// A person is at another control now, with the pointer or the focus; empty: at none.
  void pointed(const std::string& path);

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
  enum class For { each_side, both_sides };  // what a group of values is for, while two sides are compared
  void addHeading(const QString& text, const QString& hint, For);
  void showHeadings(bool compared);
  void add(const std::string& path);
  ParameterControl* make(const std::string& path);
  void watchControls();
  void present(const Parameters& a, const std::optional<Parameters>& b);

  LiveBridge& bridge_;
  SideChoice& sides_;
  QScrollArea* area_ = nullptr;
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
  std::string highlighted_;
  struct Heading {
    QLabel* label;
    QString text, hint;
    For whom;
  };
  std::vector<Heading> headings_;
  std::optional<std::pair<Parameters, std::optional<Parameters>>> presented_;
};

}  // namespace engram::ui
