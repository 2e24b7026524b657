// A vector for arrays that are read at random places: in pages of two megabytes where the system has them, since most
// of the time of such a read is spent finding the page.
#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace engram {

template <class T>
struct LargeAllocator {
  using value_type = T;
  static constexpr std::size_t page = std::size_t{1} << 21;

  LargeAllocator() = default;
  template <class Other>
  explicit LargeAllocator(const LargeAllocator<Other>&) {}

  [[nodiscard]] T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    void* memory = ::operator new(bytes, alignment(bytes));
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    if (bytes >= page) static_cast<void>(madvise(memory, bytes, MADV_HUGEPAGE));
#endif
    return static_cast<T*>(memory);
  }
  /// Elements that are not given a value have none, so that large arrays are written once.
  template <class Element, class... Values>
  void construct(Element* at, Values&&... values) {
    if constexpr (sizeof...(Values) == 0) ::new (static_cast<void*>(at)) Element;
    else ::new (static_cast<void*>(at)) Element(std::forward<Values>(values)...);
  }
  void deallocate(T* memory, std::size_t count) noexcept { ::operator delete(memory, alignment(count * sizeof(T))); }

  template <class Other>
  bool operator==(const LargeAllocator<Other>&) const {
    return true;
  }

 private:
  static std::align_val_t alignment(std::size_t bytes) { return std::align_val_t{bytes >= page ? page : 64}; }
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace engram
