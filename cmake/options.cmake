# What every target of the project is compiled with.
add_library(engram_options INTERFACE)
target_include_directories(engram_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_options(engram_options INTERFACE
  -ffp-contract=off  # no fused multiply-add: the same bits on every machine (core/model/probability.h)
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-align -Wunused -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of std::string's own operator+ when it is inlined (GCC bugs 105329, 105651 and their kin).
  target_compile_options(engram_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
endif()
if(ENGRAM_WARNINGS_AS_ERRORS)
  target_compile_options(engram_options INTERFACE -Werror)
endif()
if(ENGRAM_SANITIZE)
  target_compile_options(engram_options INTERFACE -fsanitize=${ENGRAM_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(engram_options INTERFACE -fsanitize=${ENGRAM_SANITIZE})
endif()
