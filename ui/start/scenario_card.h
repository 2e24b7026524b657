// A scenario to choose: its picture, title, one line and size, as one button.
#pragma once

#include <QAbstractButton>
#include <QImage>

#include "ui/plots/theme.h"
#include "ui/start/scenario_summary.h"

namespace engram::ui {

class ScenarioCard : public QAbstractButton {
  Q_OBJECT
 public:
  ScenarioCard(const ScenarioSummary& summary, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Until it is set the place of the picture is empty; a picture of another size is stretched.
  void setPicture(const QImage& picture);
  [[nodiscard]] const QImage& picture() const { return picture_; }
  /// Where the picture lies, in logical pixels.
  [[nodiscard]] QRect pictureArea() const;
  [[nodiscard]] const ScenarioSummary& summary() const { return summary_; }

  [[nodiscard]] QSize sizeHint() const override { return {280, heightForWidth(280)}; }
  [[nodiscard]] int heightForWidth(int width) const override;

 signals:
  /// The picture has another place now.
  void resized();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  [[nodiscard]] QFont textFont(int pixels, QFont::Weight weight = QFont::Normal) const;
  [[nodiscard]] int wordsHeight() const;
  void paintPicture(QPainter& painter) const;
  void paintWords(QPainter& painter) const;

  ScenarioSummary summary_;
  Theme theme_;
  QImage picture_;
};

}  // namespace engram::ui
