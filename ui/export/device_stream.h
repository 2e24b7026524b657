// A standard stream that writes into a Qt device, for the tables of the core.
#pragma once

#include <QIODevice>
#include <array>
#include <ostream>

namespace engram::ui {

/// Collects before it writes. The stream goes bad as soon as the device cannot write.
class DeviceStream : public std::ostream {
 public:
  /// `device` must be open and outlive the stream.
  explicit DeviceStream(QIODevice& device) : std::ostream(nullptr), buffer_(device) { rdbuf(&buffer_); }

 private:
  class Buffer : public std::streambuf {
   public:
    explicit Buffer(QIODevice& device) : device_(device) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

   protected:
    int sync() override {
      const auto size = pptr() - pbase();
      setp(bytes_.data(), bytes_.data() + bytes_.size());
      return size == 0 || device_.write(bytes_.data(), size) == size ? 0 : -1;
    }
    int_type overflow(int_type next) override {
      if (sync() != 0) return traits_type::eof();
      if (!traits_type::eq_int_type(next, traits_type::eof())) sputc(traits_type::to_char_type(next));
      return traits_type::not_eof(next);
    }

   private:
    QIODevice& device_;
    std::array<char, 1 << 16> bytes_;
  };

  Buffer buffer_;
};

}  // namespace engram::ui
