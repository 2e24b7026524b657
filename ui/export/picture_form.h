// The choices that make a picture.
#pragma once

#include <QWidget>

#include "ui/export/picture.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;

namespace engram::ui {

class PictureForm : public QWidget {
  Q_OBJECT
 public:
  enum class Kind {
    picture,   // everything
    animation  // pixels only: no format, no steps, no transparency
  };

  explicit PictureForm(Kind kind, QWidget* parent = nullptr);

  /// Widgets side by side, for a row of a form.
  [[nodiscard]] static QHBoxLayout* row(const QList<QWidget*>& widgets);

  /// Whether there is a choice of sides: in a comparison.
  void setCompared(bool compared);
  void setOptions(const PictureOptions& options);
  [[nodiscard]] PictureOptions options() const;

  [[nodiscard]] QComboBox& format() const { return *format_; }
  [[nodiscard]] QComboBox& theme() const { return *theme_; }
  [[nodiscard]] QComboBox& steps() const { return *steps_; }
  [[nodiscard]] QComboBox& sides() const { return *sides_; }
  [[nodiscard]] QDoubleSpinBox& width() const { return *width_; }
  [[nodiscard]] QDoubleSpinBox& height() const { return *height_; }
  [[nodiscard]] QDoubleSpinBox& scale() const { return *scale_; }
  [[nodiscard]] QCheckBox& overlaps() const { return *overlaps_; }
  [[nodiscard]] QCheckBox& rates() const { return *rates_; }
  [[nodiscard]] QCheckBox& raster() const { return *raster_; }
  [[nodiscard]] QCheckBox& transparent() const { return *transparent_; }
  /// For rows of one's own.
  [[nodiscard]] QFormLayout& rows() const { return *rows_; }

 signals:
  void changed();

 private:
  void build();
  void useUnit(bool mm);
  void onFormat();
  QComboBox* makeChoice(const QString& name, const QStringList& texts);
  QDoubleSpinBox* makeNumber(const QString& name);
  QCheckBox* makeCheck(const QString& text);

  Kind kind_;
  QFormLayout* rows_;
  QComboBox *format_, *theme_, *steps_, *sides_;
  QDoubleSpinBox *width_, *height_, *scale_;
  QCheckBox *overlaps_, *rates_, *raster_, *transparent_;
  QLabel* unit_;
  bool mm_ = false;
};

}  // namespace engram::ui
