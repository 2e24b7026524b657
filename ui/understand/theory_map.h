// The map m(t+1) of m(t) of the theory, with its fixed points and where the runs are on it.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "ui/plots/theme.h"
#include "ui/understand/theory_values.h"

namespace engram::ui {

/// In a comparison side A has circles and a full line, side B squares and a dashed one.
class TheoryMap : public QWidget {
  Q_OBJECT
 public:
  explicit TheoryMap(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// B null: one run.
  void present(std::shared_ptr<const TheoryOfSide> a, std::shared_ptr<const TheoryOfSide> b);
  /// The overlaps with the cued memory, now.
  void showNow(std::optional<double> a, std::optional<double> b);

  [[nodiscard]] const TheoryOfSide* side(bool b) const { return b ? b_.get() : a_.get(); }
  /// Where a point of the plane is drawn.
  [[nodiscard]] QPointF place(double m, double next) const;
  /// What is told about a point of the widget: a fixed point or the run near it.
  [[nodiscard]] QString wordsAt(QPointF point) const;
  [[nodiscard]] QSize sizeHint() const override { return {theme_.px(240), theme_.px(176)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {theme_.px(110), theme_.px(176)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF area() const;
  [[nodiscard]] QFont smallFont() const;
  [[nodiscard]] QColor colorOf(bool b) const;
  /// Fixed points of two runs may coincide: A's lie a little above the diagonal, B's a little below it.
  [[nodiscard]] QPointF placeOf(const FixedPoint& point, bool b) const;
  void paintAxes(QPainter& painter) const;
  void paintSide(QPainter& painter, bool b) const;
  void paintNow(QPainter& painter, bool b) const;

  Theme theme_;
  std::shared_ptr<const TheoryOfSide> a_, b_;
  std::optional<double> now_a_, now_b_;
};

}  // namespace engram::ui
