// The bar below the menus: back, run, step, reset, new seed; speed; update rule; notes, full screen.
#pragma once

#include <QList>
#include <QToolBar>
#include <array>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace engram::ui {

class RunActions;
class SpeedControl;
class ViewActions;

/// Where it has too little room for its words it says less, in stages, and everything stays within reach: names that
/// can be missed go first; then icons stand alone, their names in tooltips; then the rules are in one button with a
/// menu; then there is no slider for the speed, which can be typed.
class TransportBar : public QToolBar {
  Q_OBJECT
 public:
  TransportBar(const RunActions& actions, SpeedControl& speed, const ViewActions& view, QWidget* parent = nullptr);

  /// How much is left out: 0 (nothing) … 4.
  [[nodiscard]] int stage() const { return stage_; }
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  static constexpr int stages = 5;
  void addRun(const RunActions& actions, QHBoxLayout& row);
  void addRules(const RunActions& actions, QHBoxLayout& row);
  void orderTabs();
  /// Widths and icon sizes follow the font.
  void measure();
  void fit();
  void showStage(int stage);

  SpeedControl& speed_;
  QWidget* card_;
  QToolButton *back_, *play_, *rule_, *notes_, *full_screen_;
  QList<QToolButton*> shortened_;  // icons alone from stage 2 on
  QList<QToolButton*> rules_;
  QLabel* update_label_;
  int stage_ = 0;
  bool measuring_ = false;
  std::array<int, stages> widths_{};  // that each stage needs
};

}  // namespace engram::ui
