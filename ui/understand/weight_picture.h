// The weights between neurons as a picture: columns send, rows receive. It reads the pair under the pointer.
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/observe/weights.h"
#include "ui/plots/theme.h"

namespace engram::ui {

class WeightPicture : public QWidget {
  Q_OBJECT
 public:
  struct Pair {
    std::size_t row = 0, column = 0;
    bool operator==(const Pair&) const = default;
  };

  explicit WeightPicture(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setBlock(std::shared_ptr<const WeightBlock> block);
  [[nodiscard]] const WeightBlock* block() const { return block_.get(); }

  /// One pixel for each weight.
  [[nodiscard]] const QImage& image() const { return image_; }
  /// Where the image is drawn.
  [[nodiscard]] QRectF field() const;
  [[nodiscard]] std::optional<Pair> pairAt(QPointF at) const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void pointed(const std::optional<engram::ui::WeightPicture::Pair>& pair);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void makeImage();
  [[nodiscard]] int heightFor(int width) const;
  [[nodiscard]] QColor colour(double weight) const;
  [[nodiscard]] double margin() const;
  [[nodiscard]] double stripHeight() const { return theme_.px(9); }
  [[nodiscard]] double legendTop() const;
  void drawPopulations(QPainter& painter) const;
  void drawStrip(QPainter& painter) const;
  void drawLegend(QPainter& painter) const;
  void drawPair(QPainter& painter) const;
  void point(std::optional<Pair> pair);

  Theme theme_;
  std::shared_ptr<const WeightBlock> block_;
  std::vector<SignCount> signs_;
  double largest_ = 0, smallest_ = 0;  // the strongest excitation; the strongest inhibition, negative
  QImage image_;
  std::optional<Pair> pointed_;
};

}  // namespace engram::ui
