// Taking a range of steps along as an animation.
#pragma once

#include <memory>

#include "ui/export/animation.h"
#include "ui/export/export_dialog.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace engram::ui {

class AnimationJob;
class PictureForm;

class AnimationDialog : public ExportDialog {
  Q_OBJECT
 public:
  AnimationDialog(LiveBridge& bridge, const RunPair& plots, const QString& title, QWidget* parent);
  ~AnimationDialog() override;

  [[nodiscard]] QComboBox& format() const { return *format_; }
  [[nodiscard]] QSpinBox& from() const { return *from_; }
  [[nodiscard]] QSpinBox& to() const { return *to_; }
  [[nodiscard]] QSpinBox& stepsPerFrame() const { return *per_frame_; }
  [[nodiscard]] QDoubleSpinBox& framesPerSecond() const { return *rate_; }
  [[nodiscard]] PictureForm& form() const { return *form_; }
  [[nodiscard]] PicturePreview& preview() const { return *preview_; }
  [[nodiscard]] AnimationOptions options() const;

  void accept() override;

 protected:
  [[nodiscard]] double progress() const override;
  void cancel() override;

 private:
  void build();
  void restore();
  void remember() const;
  void follow();
  void onFormat();
  void onFinished(bool complete, const QString& problem);
  [[nodiscard]] QImage drawPreview(QSize most) const;

  const RunPair& plots_;
  QWidget* choices_;
  PictureForm* form_;
  QComboBox* format_;
  QSpinBox *from_, *to_, *per_frame_;
  QDoubleSpinBox* rate_;
  PicturePreview* preview_;
  std::unique_ptr<AnimationJob> job_;
};

}  // namespace engram::ui
