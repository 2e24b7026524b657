// One step of the asynchronous rule under the magnifying glass: its single-neuron updates, one after another.
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QStringList>
#include <array>
#include <memory>

#include "core/live/sweep.h"
#include "ui/plots/column_header.h"
#include "ui/plots/theme.h"

class QComboBox;
class QLabel;
class QTimer;
class QToolButton;

namespace engram::ui {

class RunPair;

/// Plots as those of a run, but their axis counts updates: all of a step at once, or in slow motion. In a comparison
/// both runs within the same step; a side whose rule updates all neurons together says so. Fills its parent.
class SweepView : public QFrame {
  Q_OBJECT
 public:
  SweepView(const Theme& theme, QWidget* place);

  /// What the plots of the run were told (RunPlots::start).
  struct Names {
    std::shared_ptr<const RasterLayout> layout;
    std::shared_ptr<const Network> network;
    std::int64_t cued = 0;
    double activity = 0.1;
    QStringList memories;
    std::array<ColumnWords, 2> headers;
  };

  /// Shows a whole sweep; slow motion stops.
  void present(std::shared_ptr<const Sweep> sweep, const Names& names, bool compares);
  /// Plays it from its first update, in as many seconds as chosen; or shows all of it.
  void setPlaying(bool playing);
  [[nodiscard]] bool playing() const { return playing_; }
  void setTheme(const Theme& theme);
  void close();

  [[nodiscard]] RunPair& plots() const { return *plots_; }
  [[nodiscard]] std::int64_t step() const { return sweep_ ? sweep_->step : 0; }
  /// The update shown last: 0 before the first.
  [[nodiscard]] std::size_t shownUpdate() const { return shown_; }
  /// "update 7 of 380 · excitatory neuron 12: silent → fires"
  [[nodiscard]] QString words() const;
  /// Why a side has nothing to show; empty if it has.
  [[nodiscard]] QString message(Side side) const;
  [[nodiscard]] QToolButton& play() const { return *play_; }
  [[nodiscard]] QComboBox& duration() const { return *duration_; }

 signals:
  void stepWanted(std::int64_t step);
  void closed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QToolButton* addButton(const QString& sign, const QString& tip);
  void advance();
  void showUpTo(std::size_t update);
  void startPlots();
  void tell();
  void placeMessages();
  [[nodiscard]] std::size_t updates() const;
  [[nodiscard]] const Sweep::Side& told() const;

  std::shared_ptr<const Sweep> sweep_;
  Names names_;
  bool compares_ = false, playing_ = false;
  std::size_t shown_ = 0;
  std::array<std::size_t, 2> given_{};  // samples handed to each column
  RunPair* plots_;
  QLabel *title_, *words_;
  std::array<QLabel*, 2> messages_{};
  QToolButton *earlier_, *later_, *play_, *close_;
  QComboBox* duration_;
  QTimer* timer_;
  QElapsedTimer since_;
};

}  // namespace engram::ui
