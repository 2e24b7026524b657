// Taking trace and spikes along as CSV.
#pragma once

#include <QDialog>
#include <QTimer>
#include <memory>

#include "ui/export/data_job.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace engram::ui {

class LiveBridge;
class TargetField;

/// Stays open beside the running window until everything is written.
class DataDialog : public QDialog {
  Q_OBJECT
 public:
  DataDialog(LiveBridge& bridge, const QString& title, QWidget* parent);
  ~DataDialog() override;

  [[nodiscard]] QCheckBox& trace() const { return *trace_; }
  [[nodiscard]] QCheckBox& spikes() const { return *spikes_; }
  [[nodiscard]] QSpinBox& last() const { return *last_; }
  [[nodiscard]] QComboBox& memories() const { return *memories_; }
  [[nodiscard]] QLineEdit& memoryList() const { return *list_; }
  [[nodiscard]] TargetField& target() const { return *target_; }
  /// What will be written.
  [[nodiscard]] DataOptions options() const;
  /// What is wrong; empty: nothing.
  [[nodiscard]] QString problem() const;
  [[nodiscard]] bool running() const { return job_ != nullptr; }

  void accept() override;
  void reject() override;

 signals:
  void exported(const QString& file);

 private:
  void build();
  void follow();
  void showProblem(const QString& text);
  void onFinished(bool complete, const QString& problem);
  void setRunning(bool on);

  LiveBridge& bridge_;
  QWidget* choices_;
  QCheckBox *trace_, *spikes_;
  QSpinBox* last_;
  QComboBox *side_, *memories_;
  QLineEdit* list_;
  TargetField* target_;
  QLabel *result_, *problem_;
  QProgressBar* progress_;
  QDialogButtonBox* buttons_;
  QTimer timer_;
  std::unique_ptr<DataJob> job_;
};

}  // namespace engram::ui
