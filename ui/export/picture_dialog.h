// Taking the plots along as a picture.
#pragma once

#include <QDialog>

#include "ui/export/picture.h"

class QDialogButtonBox;
class QLabel;

namespace engram::ui {

class LiveBridge;
class PicturePreview;
class PictureForm;
class TargetField;

/// Stays open beside the running window; closes when the picture is written.
class PictureDialog : public QDialog {
  Q_OBJECT
 public:
  PictureDialog(LiveBridge& bridge, const RunPlots& plots, const QString& title, QWidget* parent);

  [[nodiscard]] PictureForm& form() const { return *form_; }
  [[nodiscard]] TargetField& target() const { return *target_; }
  [[nodiscard]] PicturePreview& preview() const { return *preview_; }
  /// What is wrong; empty: nothing.
  [[nodiscard]] QString problem() const;

  void accept() override;
  /// Nothing while the picture is being written.
  void reject() override;

 signals:
  void exported(const QString& file);

 private:
  [[nodiscard]] QString write(const QString& file, const PictureOptions& options);
  void follow();
  void showProblem(const QString& text);
  [[nodiscard]] QImage drawPreview(QSize most);

  LiveBridge& bridge_;
  const RunPlots& plots_;
  PictureForm* form_;
  PicturePreview* preview_;
  TargetField* target_;
  QLabel *result_, *problem_;
  QDialogButtonBox* buttons_;
  qint64 shown_ = -1;  // the newest step in the preview
  bool writing_ = false;
};

}  // namespace engram::ui
