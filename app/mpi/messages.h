// What ranks say to each other. All run the same program on the same kind of machine.
#pragma once

#include <mpi.h>

#include <string>

#include "core/experiment/sweep_piece.h"

namespace engram::mpi {

enum Tag : int {
  begin = 1,  // to a rank: the sweep (JSON); empty: go home
  pieces,     // to a rank: the numbers of the next pieces; none: there are no more of this sweep
  result,     // from a rank: Finished
  free_now,   // from a rank: nothing left to do
  problem     // from a rank: what went wrong (JSON: path, message)
};

struct Finished {
  std::int64_t piece = 0;
  PieceResult result;
};

/// How a sweep is begun on another rank.
struct Beginning {
  double memory_limit = 0;
  unsigned threads = 1, pieces = 1;
};

inline void send_bytes(const void* data, std::size_t size, int to, Tag tag) {
  MPI_Send(data, static_cast<int>(size), MPI_BYTE, to, tag, MPI_COMM_WORLD);
}

inline void send_text(const std::string& text, int to, Tag tag) { send_bytes(text.data(), text.size(), to, tag); }

/// A message that is there, whole.
[[nodiscard]] inline std::string receive(const MPI_Status& status) {
  int size = 0;
  MPI_Get_count(&status, MPI_BYTE, &size);
  std::string text(static_cast<std::size_t>(size), '\0');
  MPI_Recv(text.data(), size, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return text;
}

/// The next message, if one has come.
[[nodiscard]] inline std::optional<MPI_Status> next_message(int from) {
  int there = 0;
  MPI_Status status;
  MPI_Iprobe(from, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
  return there != 0 ? std::optional(status) : std::nullopt;
}

}  // namespace engram::mpi
