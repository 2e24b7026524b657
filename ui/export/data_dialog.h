// Taking trace and spikes along as CSV.
#pragma once

#include <memory>

#include "ui/export/data_job.h"
#include "ui/export/export_dialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace engram::ui {

class DataDialog : public ExportDialog {
  Q_OBJECT
 public:
  DataDialog(LiveBridge& bridge, const QString& title, QWidget* parent);
  ~DataDialog() override;

  [[nodiscard]] QCheckBox& trace() const { return *trace_; }
  [[nodiscard]] QCheckBox& spikes() const { return *spikes_; }
  [[nodiscard]] QSpinBox& last() const { return *last_; }
  [[nodiscard]] QComboBox& memories() const { return *memories_; }
  [[nodiscard]] QLineEdit& memoryList() const { return *list_; }
  /// What will be written.
  [[nodiscard]] DataOptions options() const;

  void accept() override;

 protected:
  [[nodiscard]] double progress() const override;
  void cancel() override;

 private:
  void build();
  void follow();
  void onFinished(bool complete, const QString& problem);

  QWidget* choices_;
  QCheckBox *trace_, *spikes_;
  QSpinBox* last_;
  QComboBox *side_, *memories_;
  QLineEdit* list_;
  std::unique_ptr<DataJob> job_;
};

}  // namespace engram::ui
