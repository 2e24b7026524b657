// A change on the timeline: its step, its side and its value.
#pragma once

#include <QDialog>
#include <vector>

#include "ui/bridge/live_bridge.h"
#include "ui/timeline/timeline_marks.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace engram::ui {

class ValueEditor;

/// It stays open while what was typed is refused, and says why beside the field.
class EntryDialog : public QDialog {
  Q_OBJECT
 public:
  /// For the change of `mark`.
  EntryDialog(LiveBridge& bridge, const TimelineMark& mark, QWidget* parent);
  /// For a new change at `step`, of a value that can be chosen.
  EntryDialog(LiveBridge& bridge, std::int64_t step, QWidget* parent);

  void accept() override;
  /// All that was refused, one line each.
  [[nodiscard]] QString reasons() const;

 private:
  struct Row {
    QWidget* field;
    QLabel* problem;
  };

  EntryDialog(LiveBridge& bridge, const QString& title, QWidget* parent);
  Row addRow(const QString& label, QWidget* field);
  void addStep(std::int64_t step);
  void addSide(const std::optional<Side>& side);
  void addLength(const QString& text);
  void addParameters();
  void addValue(const std::string& path, const Json& value);
  void offerValue();
  void finish();

  /// Nothing, with words at the field, if it is no whole number of at least `least`.
  [[nodiscard]] std::optional<std::int64_t> number(const Row& row, std::int64_t least);
  [[nodiscard]] std::optional<Side> side() const;
  [[nodiscard]] std::optional<TimelineEntry> entry();
  void say(const Row& row, const QString& text);
  void show(const Problems& problems);
  void forget();

  LiveBridge& bridge_;
  std::optional<TimelineMark> mark_;
  QGridLayout* grid_;
  QLineEdit *step_ = nullptr, *length_ = nullptr;
  QComboBox *side_ = nullptr, *parameter_ = nullptr;
  QWidget* value_place_ = nullptr;
  std::vector<ValueEditor*> values_;
  Row step_row_{}, length_row_{}, side_row_{};
  std::vector<Row> value_rows_;
  std::vector<Row> rows_;
};

}  // namespace engram::ui
