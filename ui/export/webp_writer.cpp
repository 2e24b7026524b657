#include "ui/export/webp_writer.h"

#include <webp/encode.h>
#include <webp/mux.h>

namespace engram::ui {

namespace {
constexpr int effort = 2;  // of 0 … 9: more makes files a tenth smaller and takes several times as long
}  // namespace

struct WebpWriter::Encoder {
  WebPAnimEncoder* animation = nullptr;
  WebPConfig config{};
};

WebpWriter::WebpWriter(QSize pixels) : encoder_(std::make_unique<Encoder>()) {
  WebPAnimEncoderOptions options;
  WebPAnimEncoderOptionsInit(&options);
  options.anim_params.loop_count = 0;  // for ever
  options.kmin = 0;
  options.kmax = 0;  // no repeated whole frames: nobody jumps about in so short an animation
  WebPConfigInit(&encoder_->config);
  WebPConfigLosslessPreset(&encoder_->config, effort);
  encoder_->animation = WebPAnimEncoderNew(pixels.width(), pixels.height(), &options);
}

WebpWriter::~WebpWriter() { WebPAnimEncoderDelete(encoder_->animation); }

bool WebpWriter::add(const QImage& frame, int ms) {
  WebPPicture picture;
  if (encoder_->animation == nullptr || WebPPictureInit(&picture) == 0) return false;
  const QImage pixels = frame.convertToFormat(QImage::Format_RGB32);
  picture.use_argb = 1;
  picture.width = pixels.width();
  picture.height = pixels.height();
  const bool added =
      WebPPictureImportBGRX(&picture, pixels.constBits(), static_cast<int>(pixels.bytesPerLine())) != 0 &&
      WebPAnimEncoderAdd(encoder_->animation, &picture, ms, &encoder_->config) != 0;
  WebPPictureFree(&picture);
  return added;
}

QByteArray WebpWriter::finish(int ms, const std::string& xmp) {
  WebPData bare, whole;
  WebPDataInit(&bare);
  WebPDataInit(&whole);
  QByteArray bytes;
  if (WebPAnimEncoderAdd(encoder_->animation, nullptr, ms, nullptr) != 0 &&
      WebPAnimEncoderAssemble(encoder_->animation, &bare) != 0) {
    WebPMux* mux = WebPMuxCreate(&bare, 0);
    const WebPData text{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
    if (WebPMuxSetChunk(mux, "XMP ", &text, 0) == WEBP_MUX_OK && WebPMuxAssemble(mux, &whole) == WEBP_MUX_OK)
      bytes = QByteArray(reinterpret_cast<const char*>(whole.bytes), static_cast<qsizetype>(whole.size));
    WebPMuxDelete(mux);
  }
  WebPDataClear(&bare);
  WebPDataClear(&whole);
  return bytes;
}

}  // namespace engram::ui
