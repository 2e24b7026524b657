// A picture as it will be, small.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <functional>

namespace engram::ui {

/// Draws at most a few times a second, however often it is told to: a person who drags a size must not wait. The
/// window answers while it is drawn (Breath).
class PicturePreview : public QWidget {
  Q_OBJECT
 public:
  /// Gives the picture at its own proportions, as large as fits into `most` device pixels.
  using Draw = std::function<QImage(QSize most)>;

  explicit PicturePreview(Draw draw, QWidget* parent = nullptr);

  /// The picture has changed.
  void refresh();
  /// The picture shown; null before the first.
  [[nodiscard]] const QImage& image() const { return image_; }

  [[nodiscard]] QSize sizeHint() const override { return {440, 340}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {260, 200}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void draw();

  Draw draw_;
  QTimer timer_;
  QImage image_;
  bool drawing_ = false;
};

}  // namespace engram::ui
