// The form in which an experiment is chosen.
#pragma once

#include <QWidget>
#include <array>

#include "ui/experiments/experiment_choice.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace engram::ui {

class RangeEditor;

class ExperimentForm : public QWidget {
  Q_OBJECT
 public:
  explicit ExperimentForm(QWidget* parent = nullptr);

  /// The network that is varied, as a scenario's document, and where it comes from in words.
  void setNetwork(const Json& scenario, const Parameters& p, const QString& origin);
  /// Shows the sweep of a file, as far as the form has a place for it; if it has not, the sweep stays as it is until
  /// something is chosen.
  void setDocument(const Json& document, const Parameters& p);
  /// The sweep that is chosen; nothing if something is wrong with what was typed, which problem() says.
  [[nodiscard]] std::optional<Json> document() const;
  [[nodiscard]] QString problem() const;

  [[nodiscard]] QComboBox& study() const { return *study_; }
  [[nodiscard]] RangeEditor& along() const { return *along_; }
  [[nodiscard]] RangeEditor& across() const { return *across_; }
  [[nodiscard]] QCheckBox& rule(int n) const { return *rules_.at(static_cast<std::size_t>(n)); }
  [[nodiscard]] QComboBox& second() const { return *second_; }
  [[nodiscard]] QLineEdit& sizes() const { return *sizes_; }
  [[nodiscard]] QSpinBox& dictionaries() const { return *dictionaries_; }
  [[nodiscard]] QSpinBox& cues() const { return *cues_; }
  [[nodiscard]] QSpinBox& steps() const { return *steps_; }

 signals:
  void changed();
  /// The network of the window is to be taken.
  void networkWanted();

 private:
  void build();
  void present(const ExperimentChoice& choice);
  [[nodiscard]] ExperimentChoice choice() const;
  [[nodiscard]] std::optional<std::vector<std::int64_t>> sizesTyped() const;
  void choosePreset();
  void onChange();
  void tellNetwork(const Parameters& p, const QString& origin);

  Json scenario_ = Json::object({{"engram", 1}});
  Parameters network_;
  std::optional<Json> foreign_;  // a sweep that the form has no place for
  bool quiet_ = false;
  QComboBox *study_, *second_;
  RangeEditor *along_, *across_;
  std::array<QCheckBox*, 3> rules_{};
  QLineEdit* sizes_;
  QSpinBox *dictionaries_, *cues_, *steps_;
  QLabel *network_words_, *foreign_words_;
};

}  // namespace engram::ui
