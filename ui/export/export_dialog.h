// What the export dialogs share: the file, what is wrong, how far it is, and the buttons.
#pragma once

#include <QDialog>
#include <QTimer>
#include <optional>

#include "core/session/session.h"

class QDialogButtonBox;
class QLabel;
class QProgressBar;

namespace engram::ui {

class LiveBridge;
class PicturePreview;
class TargetField;

/// Stays open beside the running window until everything is written, and goes when it is closed.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  [[nodiscard]] TargetField& target() const { return *target_; }
  /// What is wrong; empty: nothing.
  [[nodiscard]] QString problem() const;
  /// Something is being written.
  [[nodiscard]] bool running() const { return running_; }

  /// While something is being written, asks that to end; else closes.
  void reject() override;

 signals:
  void exported(const QString& file);

 protected:
  ExportDialog(LiveBridge& bridge, QWidget* parent);

  /// `choices` on the left, with `preview` (may be null) beside it; file, progress and buttons below.
  void layOut(QWidget* choices, PicturePreview* preview);

  [[nodiscard]] LiveBridge& bridge() const { return bridge_; }
  /// What will come of the choices, in words.
  void showResult(const QString& text);
  /// Takes the place of the result; empty: nothing is wrong.
  void showProblem(const QString& text);
  void allowExport(bool on);
  /// The session with all changes in force; nothing: that takes too long, which is shown.
  [[nodiscard]] std::optional<Session> settledSession();

  /// Begins or ends: what was chosen cannot be changed meanwhile.
  void setRunning(bool on);
  /// The share that is done, from 0 to 1; below 0: unknown, no bar is shown.
  [[nodiscard]] virtual double progress() const { return -1; }
  virtual void cancel() {}
  /// `file` is written: remembers its folder and closes.
  void finish(const QString& file);

 private:
  LiveBridge& bridge_;
  QWidget* choices_ = nullptr;
  TargetField* target_;
  QLabel *result_, *problem_;
  QProgressBar* progress_;
  QDialogButtonBox* buttons_;
  QTimer timer_;
  bool running_ = false;
};

}  // namespace engram::ui
