// The folder with the sessions that running programs keep against a crash, and those that a crash left behind.
#pragma once

#include <QLockFile>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "ui/recovery/recovery_file.h"

namespace engram::ui {

/// A session whose program is gone. While it is held here no other program offers it; let go, it stays for later.
class LostSession {
 public:
  LostSession(QString path, std::unique_ptr<QLockFile> lock, RecoveryRead read);

  [[nodiscard]] const QString& path() const { return path_; }
  [[nodiscard]] const KeptState& state() const { return read_.state; }
  [[nodiscard]] const Session& session() const { return *read_.session; }

  /// Takes it away for good.
  void remove();

 private:
  QString path_;
  std::unique_ptr<QLockFile> lock_;
  RecoveryRead read_;
};

/// A kept session that cannot be read. It stays, under another name, at `path`.
struct UnreadableSession {
  QString path, why;
};

class RecoveryFolder {
 public:
  explicit RecoveryFolder(QString path) : path_(std::move(path)) {}
  /// That of this program for this person.
  [[nodiscard]] static QString standard();

  struct Found {
    std::vector<std::unique_ptr<LostSession>> lost;  // the newest first
    std::vector<UnreadableSession> unreadable;
  };
  /// What is left of programs that do not run any more.
  [[nodiscard]] Found search() const;

  /// A name for the session of one more running program.
  [[nodiscard]] QString newName() const;
  /// The lock that says that the program which keeps `file` is alive; not locked yet.
  [[nodiscard]] static std::unique_ptr<QLockFile> lockOf(const QString& file);

 private:
  /// Removes locks and half-written files whose programs are gone.
  void tidy() const;

  QString path_;
};

}  // namespace engram::ui
