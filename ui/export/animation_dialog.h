// Taking a range of steps along as an animation.
#pragma once

#include <QDialog>
#include <QTimer>
#include <memory>

#include "ui/export/animation.h"

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QSpinBox;

namespace engram::ui {

class AnimationJob;
class LiveBridge;
class PictureForm;
class PicturePreview;
class TargetField;

/// Stays open beside the running window until everything is written.
class AnimationDialog : public QDialog {
  Q_OBJECT
 public:
  AnimationDialog(LiveBridge& bridge, const RunPlots& plots, const QString& title, QWidget* parent);
  ~AnimationDialog() override;

  [[nodiscard]] QComboBox& format() const { return *format_; }
  [[nodiscard]] QSpinBox& from() const { return *from_; }
  [[nodiscard]] QSpinBox& to() const { return *to_; }
  [[nodiscard]] QSpinBox& stepsPerFrame() const { return *per_frame_; }
  [[nodiscard]] QDoubleSpinBox& framesPerSecond() const { return *rate_; }
  [[nodiscard]] PictureForm& form() const { return *form_; }
  [[nodiscard]] PicturePreview& preview() const { return *preview_; }
  [[nodiscard]] TargetField& target() const { return *target_; }
  [[nodiscard]] AnimationOptions options() const;
  /// What is wrong; empty: nothing.
  [[nodiscard]] QString problem() const;
  [[nodiscard]] bool running() const { return job_ != nullptr; }

  void accept() override;
  void reject() override;

 signals:
  void exported(const QString& file);

 private:
  void build();
  void restore();
  void remember() const;
  void follow();
  void onFormat();
  void showProblem(const QString& text);
  void onFinished(bool complete, const QString& problem);
  void setRunning(bool on);
  [[nodiscard]] QImage drawPreview(QSize most) const;

  LiveBridge& bridge_;
  const RunPlots& plots_;
  QWidget* choices_;
  PictureForm* form_;
  QComboBox* format_;
  QSpinBox *from_, *to_, *per_frame_;
  QDoubleSpinBox* rate_;
  TargetField* target_;
  PicturePreview* preview_;
  QLabel *result_, *problem_;
  QProgressBar* progress_;
  QDialogButtonBox* buttons_;
  QTimer timer_;
  std::unique_ptr<AnimationJob> job_;
};

}  // namespace engram::ui
