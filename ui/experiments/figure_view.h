// The figure of an experiment in its window: values under the pointer, and a click that opens a run.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "ui/experiments/figure_painter.h"

namespace engram::ui {

class FigureView : public QWidget {
  Q_OBJECT
 public:
  explicit FigureView(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void present(Figure figure);
  void setBoundaries(std::vector<Boundary> boundaries);
  /// What is said as long as there is nothing to draw.
  void setMessage(const QString& text);
  [[nodiscard]] const Figure& figure() const { return figure_; }
  [[nodiscard]] const std::vector<Boundary>& boundaries() const { return boundaries_; }
  /// The figure as another place would draw it.
  [[nodiscard]] FigurePainter painterFor(const QRectF& area, const Theme& theme) const;
  /// Where a point of the sweep is drawn; nothing if it has no value.
  [[nodiscard]] std::optional<QPointF> placeOf(std::int64_t point) const;
  /// What is told about a place: the point there with its values.
  [[nodiscard]] QString wordsAt(QPointF place) const;
  [[nodiscard]] QSize sizeHint() const override { return {760, 520}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }

 signals:
  /// The pointer is on something else; empty: on nothing.
  void hovered(const QString& words);
  void pointChosen(std::int64_t point);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] FigurePainter painter() const;
  [[nodiscard]] QString wordsOf(const FigureLayout::Found& found) const;
  void mark(std::optional<FigureLayout::Found> found);

  Theme theme_;
  Figure figure_;
  std::vector<Boundary> boundaries_;
  QString message_;
  std::optional<FigureLayout::Found> marked_;
};

}  // namespace engram::ui
