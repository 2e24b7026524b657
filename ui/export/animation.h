// What an animation of a run consists of. Plain arithmetic.
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QRectF>
#include <algorithm>

#include "ui/export/picture.h"

namespace engram::ui {

enum class AnimationFormat {
  webp,  // one file
  png    // a folder of numbered pictures
};

struct AnimationOptions {
  AnimationFormat format = AnimationFormat::webp;
  PictureOptions picture{.size = {960, 600}};
  qint64 from = 0, to = 240;  // steps, both shown
  qint64 stepsPerFrame = 2;
  double framesPerSecond = 20;

  [[nodiscard]] qint64 frames() const { return (to - from + stepsPerFrame - 1) / stepsPerFrame + 1; }
  /// The newest step in frame i.
  [[nodiscard]] qint64 stepOf(qint64 i) const { return std::min(to, from + i * stepsPerFrame); }
  /// When frame i appears, in milliseconds.
  [[nodiscard]] int timeOf(qint64 i) const;
  /// The last frame stays a little, so that one can look at it.
  [[nodiscard]] int endTime() const;
};

inline constexpr qint64 most_frames = 5000;
inline constexpr qint64 most_animation_steps = 1'000'000'000;

/// Why there can be no such animation; empty: there can.
[[nodiscard]] QString problemOf(const AnimationOptions& options);

/// About how many bytes it takes; `scenario` bytes are those of the scenario in each file.
[[nodiscard]] double estimatedBytes(const AnimationOptions& options, double scenario);

/// A whole picture and the same without data; frames are made of both.
struct AnimationPicture {
  QImage whole, empty;
  QList<QRectF> plots;  // where data are, in pixels
  QColor front;         // of the line at the newest step
  /// The part of the time axis up to the end of step `step` from its begin, 0 … 1, comes from `whole`.
  [[nodiscard]] QImage frame(double share) const;
};

/// Draws both pictures of a column that shows the steps of `options`.
[[nodiscard]] AnimationPicture animationPicture(const RunPair& plots, const AnimationOptions& options);

}  // namespace engram::ui
