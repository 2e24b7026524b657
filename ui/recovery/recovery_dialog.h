// After a crash: what was not saved, to be taken up again, thrown away or left for later.
#pragma once

#include <QDialog>
#include <QList>

#include "ui/recovery/recovery_folder.h"

class QPushButton;

namespace engram::ui {

/// One row for each lost session, and one for each that cannot be read. It closes when nothing is left to decide.
class RecoveryDialog : public QDialog {
  Q_OBJECT
 public:
  RecoveryDialog(const RecoveryFolder::Found& found, const QDateTime& now, QWidget* parent);

  /// Of the lost sessions, in their order; null once it is gone.
  [[nodiscard]] QPushButton* restoring(std::size_t which) const { return rows_.at(which).restore; }
  [[nodiscard]] QPushButton* discarding(std::size_t which) const { return rows_.at(which).discard; }
  [[nodiscard]] QPushButton& later() const { return *later_; }
  /// What a row says, in one line.
  [[nodiscard]] QString text(std::size_t which) const;

  /// The session is restored or discarded.
  void take(std::size_t which);

 signals:
  void restoreChosen(std::size_t which);
  void discardChosen(std::size_t which);

 private:
  struct Row {
    QWidget* card = nullptr;
    QString text;
    QPushButton *restore = nullptr, *discard = nullptr;
  };
  [[nodiscard]] Row makeRow(const LostSession& lost, std::size_t which, const QDateTime& now, QWidget* parent);
  [[nodiscard]] QWidget* makeUnreadable(const UnreadableSession& unreadable, QWidget* parent);

  std::vector<Row> rows_;
  QPushButton* later_;
};

/// "3 minutes ago"; more than a week back, the date.
[[nodiscard]] QString ago(const QDateTime& then, const QDateTime& now);

/// "14 changes, 3 minutes ago, at step 120": what is known of a kept session.
[[nodiscard]] QString describe(const KeptState& state, const QDateTime& now);

/// The title of its scenario, else the name of its file.
[[nodiscard]] QString titleOf(const LostSession& lost);

}  // namespace engram::ui
