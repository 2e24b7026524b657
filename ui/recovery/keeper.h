// Keeps what a person does, so that a crash does not take it away.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "ui/recovery/recovery_writer.h"

namespace engram::ui {

class LiveBridge;
struct EditMade;

/// Half a second after the first change at the latest, the session is on its way to a file of the recovery folder; where
/// its runs stand follows every few seconds. Nothing is written while nothing is unsaved or nothing changes, and nothing
/// here waits for the disk.
class Keeper : public QObject {
  Q_OBJECT
 public:
  /// What the session belongs to.
  struct Belonging {
    std::function<QString()> file;    // empty: none yet
    std::function<bool()> modified;   // it holds something that the file does not
  };

  Keeper(LiveBridge& bridge, Belonging belonging, const QString& folder, QObject* parent = nullptr);
  /// What is unsaved stays in the folder.
  ~Keeper() override;

  /// The session, its file, or whether it differs from that may be another.
  void look();
  /// The session was changed so often before; changes to come are counted on.
  void setChanges(int changes) { changes_ = changes; }
  [[nodiscard]] int changes() const { return changes_; }
  /// A clean end: what is unsaved is not wanted, and nothing is kept from now on.
  void finish();

 signals:
  /// All that was unsaved is on the disk, or nothing is unsaved.
  void upToDate();
  /// It could not be written, for the first time; it is tried again.
  void failed(const QString& problem);

 private:
  void count(const EditMade& edit);
  void keep();
  void followPlace();
  void onWritten(const RecoveryWriter::Result& result);

  LiveBridge& bridge_;
  const Belonging belonging_;
  std::unique_ptr<RecoveryWriter> writer_;  // none: finished
  QTimer soon_, follow_;
  QElapsedTimer since_write_, since_edit_;
  QString last_path_;  // of the last edit
  int changes_ = 0;
  Place place_;                // as it was last written
  std::uint64_t number_ = 0;   // of what was last written, or is on its way
  qint64 last_ms_ = 0;         // what writing took
  bool kept_ = false;          // something of ours is in the folder, or on its way
  bool failing_ = false, told_ = false;
};

}  // namespace engram::ui
