// Taking the plots along as a picture.
#pragma once

#include "ui/export/export_dialog.h"
#include "ui/export/picture.h"

namespace engram::ui {

class PictureForm;

class PictureDialog : public ExportDialog {
  Q_OBJECT
 public:
  PictureDialog(LiveBridge& bridge, const RunPair& plots, const QString& title, QWidget* parent);

  [[nodiscard]] PictureForm& form() const { return *form_; }
  [[nodiscard]] PicturePreview& preview() const { return *preview_; }

  void accept() override;

 private:
  [[nodiscard]] QString write(const QString& file, const Session& session, const PictureOptions& options);
  void follow();
  [[nodiscard]] QImage drawPreview(QSize most);

  const RunPair& plots_;
  PictureForm* form_;
  PicturePreview* preview_;
  qint64 shown_ = -1;  // the newest step in the preview
};

}  // namespace engram::ui
