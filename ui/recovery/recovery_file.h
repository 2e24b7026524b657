// A session as it is kept against a crash: one file with all that is needed to go on where it stood.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <optional>

#include "core/live/player.h"
#include "core/session/session.h"

namespace engram::ui {

/// What goes with the session itself.
struct KeptState {
  QString file;          // that it belongs to; empty: none yet
  bool modified = true;  // it holds something that `file` does not
  int changes = 0;       // that a person made since it was opened or saved; 0: not known
  Place place;           // where its runs stood
  QDateTime written;
};

/// The file's text (JSON with a format version of its own). Works in any thread.
[[nodiscard]] QByteArray recoveryText(const KeptState& state, const Session& session);

/// What reading gives: a session, or why there is none, in words.
struct RecoveryRead {
  KeptState state;
  std::optional<Session> session;
  QString problem;
};
[[nodiscard]] RecoveryRead readRecovery(const QString& path);

}  // namespace engram::ui
