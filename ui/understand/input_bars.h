// The input of a neuron by source, as bars beside a common zero.
#pragma once

#include <QColor>
#include <QVector>

#include "ui/understand/understand_parts.h"

namespace engram::ui {

class InputBars : public SmallPicture {
  Q_OBJECT
 public:
  struct Bar {
    QString name;      // "memory 1"
    QString note;      // "280 of 300 fire"
    double value = 0;  // with its sign
    QColor color;
    bool total = false;  // the sum of those above: below a line
  };

  explicit InputBars(QWidget* parent = nullptr);

  /// `threshold` is a line across the total; all values in the model's units.
  void present(const QVector<Bar>& bars, double threshold);
  [[nodiscard]] const QVector<Bar>& bars() const { return bars_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] int rowHeight() const;

  QVector<Bar> bars_;
  double threshold_ = 0;
};

}  // namespace engram::ui
