// Animated WebP, by libwebp.
#pragma once

#include <QByteArray>
#include <QImage>
#include <memory>
#include <string>

namespace engram::ui {

/// Lossless: plots are lines and flat colours, which lossy compression smears. Only what changes between two frames
/// takes room. Used by one thread.
class WebpWriter {
 public:
  /// WebP pictures are at most so wide and high.
  static constexpr int most_side = 16383;

  explicit WebpWriter(QSize pixels);
  ~WebpWriter();
  WebpWriter(const WebpWriter&) = delete;
  WebpWriter& operator=(const WebpWriter&) = delete;

  /// A frame that appears `ms` milliseconds after the first; ascending. False: out of memory.
  [[nodiscard]] bool add(const QImage& frame, int ms);
  /// The whole file; the last frame stays until `ms`, then the animation begins anew. Empty: out of memory.
  [[nodiscard]] QByteArray finish(int ms, const std::string& xmp);

 private:
  struct Encoder;
  std::unique_ptr<Encoder> encoder_;
};

}  // namespace engram::ui
