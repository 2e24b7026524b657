// The window of experiments: the form, the figure that fills in, and what is done with it.
#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>
#include <functional>
#include <thread>

#include "core/experiment/sweep_results.h"
#include "ui/experiments/experiment_store.h"
#include "ui/experiments/figure.h"
#include "ui/experiments/figure_painter.h"
#include "ui/export/picture.h"
#include "ui/plots/theme.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace engram::ui {

class ExperimentForm;
class FigureView;
class PointProgress;
class SweepRunner;

class ExperimentsWindow : public QDialog {
  Q_OBJECT
 public:
  /// The network of the live window, as a scenario's document.
  using NetworkOfWindow = std::function<Json()>;
  ExperimentsWindow(NetworkOfWindow network, const QString& folder, QWidget* parent);
  /// What runs stops; it goes on when the window is opened the next time.
  ~ExperimentsWindow() override;

  void setTheme(const Theme& theme);
  /// Opens a sweep, its results, or a figure of it. Problems: nothing has changed.
  Problems open(const QString& text);
  [[nodiscard]] bool running() const;
  [[nodiscard]] const SweepResults* results() const { return results_ ? &*results_ : nullptr; }

  /// Begins, pauses or goes on: what the large button does.
  void startOrPause();
  void cancel();
  /// Writes the figure or (".csv") the results. Why that failed; empty: it is written.
  [[nodiscard]] QString write(const QString& file, bool onWhite);

  [[nodiscard]] ExperimentForm& form() const { return *form_; }
  [[nodiscard]] FigureView& figure() const { return *figure_; }
  [[nodiscard]] PointProgress& pointProgress() const { return *points_; }
  [[nodiscard]] QPushButton& primary() const { return *primary_; }
  [[nodiscard]] QPushButton& cancelling() const { return *cancel_; }
  [[nodiscard]] QComboBox& quantity() const { return *quantity_; }
  [[nodiscard]] QComboBox& kind() const { return *kind_; }
  [[nodiscard]] QSpinBox& dictionary() const { return *dictionary_; }
  [[nodiscard]] QSpinBox& cue() const { return *cue_; }
  [[nodiscard]] QString status() const;
  [[nodiscard]] QString estimate() const;

 signals:
  /// A run of the experiment is to be seen live.
  void runWanted(const Scenario& scenario, const QString& words);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildForm();
  QWidget* buildFigure();
  void takeNetwork();
  void onFormChanged();
  void showEstimate();
  [[nodiscard]] bool unchanged() const;
  void takeUp(SweepResults results);
  void goOn();
  void follow();
  void tellProgress();
  void refreshFigure();
  void chooseFigure();
  void followTheory();
  void openRun(std::int64_t point);
  void exportAs(bool onWhite);
  void sayProblem(const QString& text);

  NetworkOfWindow network_;
  ExperimentStore store_;
  Theme theme_;
  SweepRunner* runner_;
  std::optional<SweepResults> results_;
  std::vector<double> work_;   // of one dictionary of each point
  std::optional<Json> shown_;  // what the form said when the results were taken up
  bool given_up_ = false, network_taken_ = false;
  QElapsedTimer since_;  // it goes on
  double work_before_ = 0;
  QTimer estimate_soon_, figure_soon_;
  ExperimentForm* form_;
  FigureView* figure_;
  PointProgress* points_;
  QLabel *estimate_, *problem_, *status_, *hover_, *title_;
  QPushButton *primary_, *cancel_, *export_;
  QComboBox *quantity_, *rule_, *kind_;
  QCheckBox* theory_;
  QSpinBox *dictionary_, *cue_;
  const SweepPlan* boundary_of_ = nullptr;
  std::jthread estimating_, following_theory_;  // last: they end before the rest goes
};

/// A line for each problem.
[[nodiscard]] QString problemWords(const Problems& problems);

}  // namespace engram::ui
