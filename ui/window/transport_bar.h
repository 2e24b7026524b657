// The bar below the menus: back, run, step, reset, new seed; speed; update rule; comparison; notes, full screen.
#pragma once

#include <QList>
#include <QToolBar>
#include <array>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace engram::ui {

class CompareActions;
class RunActions;
class SpeedControl;
class UnderstandActions;
class ViewActions;

/// Where it has too little room for its words it says less, in stages, and everything stays within reach: names that
/// can be missed go first; then icons stand alone, their names in tooltips; then the rules are in one button with a
/// menu; then there is no slider for the speed, which can be typed; at last the rule's name is short.
class TransportBar : public QToolBar {
  Q_OBJECT
 public:
  TransportBar(RunActions& actions, const CompareActions& comparison, SpeedControl& speed, const ViewActions& view,
               const UnderstandActions& understand, QWidget* parent = nullptr);

  /// How much is left out: 0 (nothing) … 5.
  [[nodiscard]] int stage() const { return stage_; }
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  static constexpr int stages = 6;
  void addRun(QHBoxLayout& row);
  void addRules(QHBoxLayout& row);
  void addSideButton(QHBoxLayout& row);
  /// Rules in force with the letters of their sides, and the side that they set.
  void showRules();
  void showRuleInForce();
  void showSide();
  void orderTabs();
  /// Widths and icon sizes follow the font.
  void measure();
  void fit();
  void showStage(int stage);

  RunActions& actions_;
  SpeedControl& speed_;
  QWidget* card_;
  QToolButton *back_, *play_, *rule_, *side_, *compare_, *why_, *notes_, *full_screen_;
  QList<QToolButton*> shortened_;  // icons alone from stage 2 on; the last one from stage 1 on
  QList<QToolButton*> rules_;
  QLabel* update_label_;
  int stage_ = 0;
  bool measuring_ = false;
  std::array<int, stages> widths_{};  // that each stage needs
};

}  // namespace engram::ui
