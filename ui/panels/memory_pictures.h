// Small pictures of the memories, made when they are first looked at.
#pragma once

#include <QCache>
#include <QColor>
#include <QImage>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "core/model/network.h"

namespace engram::ui {

/// The bits of a memory in rows, as near to a square as can be: `on` where a neuron belongs to it, clear elsewhere.
/// With more than `most` × `most` neurons several share a pixel, which is the paler the fewer of them belong to it.
[[nodiscard]] QImage memoryPicture(const Patterns& patterns, std::int64_t memory, int most, const QColor& on);

class MemoryPictures : public QObject {
  Q_OBJECT
 public:
  explicit MemoryPictures(QObject* parent = nullptr);

  /// Pictures of another network, or of another size or colour; those made before are forgotten.
  void start(std::shared_ptr<const Network> network, int most, const QColor& on);
  /// Null until it is made, which is soon; then made() tells.
  [[nodiscard]] QImage picture(std::int64_t memory);

 signals:
  void made();

 private:
  void makeSome();

  std::shared_ptr<const Network> network_;
  int most_ = 0;
  QColor on_;
  QCache<std::int64_t, QImage> pictures_;
  std::vector<std::int64_t> wanted_;  // the newest last
  QTimer timer_;
};

}  // namespace engram::ui
