// All excitatory neurons as a grid of cells, coloured by whether they are as a memory has them.
#pragma once

#include <QImage>
#include <QWidget>

#include "core/model/parameters.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// Right, missing and extra differ in colour and in shape: full, hollow, and with a hole where cells are large enough.
class StateGrid : public QWidget {
  Q_OBJECT
 public:
  explicit StateGrid(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Cells in a row; 0: as nearly a square as can be.
  void setPerRow(std::int64_t cells);
  [[nodiscard]] std::int64_t perRow() const;
  void present(const Spikes& state, const Spikes& pattern);
  /// The neuron at a place of the widget; −1: none.
  [[nodiscard]] std::int64_t neuronAt(QPoint point) const;

  [[nodiscard]] QSize sizeHint() const override { return {theme_.px(130), heightFor(theme_.px(130))}; }

 signals:
  void chosen(std::int64_t neuron);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Cell : std::uint8_t { none, right, missing, extra };
  [[nodiscard]] Cell cell(std::int64_t neuron) const;
  [[nodiscard]] std::int64_t rows() const;
  [[nodiscard]] double side() const;  // of a cell, in logical pixels
  [[nodiscard]] QColor color(Cell cell) const;
  /// It is as high as its width asks for.
  [[nodiscard]] int heightFor(int width) const;
  void fitHeight() { setFixedHeight(heightFor(width())); }
  void paintCells(QPainter& painter) const;
  void paintPixels(QPainter& painter) const;

  Theme theme_;
  Spikes state_, pattern_;
  std::int64_t per_row_ = 0;
};

}  // namespace engram::ui
