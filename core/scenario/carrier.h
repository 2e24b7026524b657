// Scenarios travel in the files that Engram writes: tables, pictures, animations. They are found again by the bytes
// alone, whatever the file is called, and put in here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/problem.h"

namespace engram {

struct Scenario;

/// What a file that leaves the program says about the run in it.
struct Provenance {
  std::string version;           // of the program
  std::string seed, noise_seed;  // in digits, also where the scenario leaves them to their defaults
  std::string title;             // may be empty
  std::string scenario;          // the text of the .engram file
  std::string sweep = {};        // of a figure of a sweep: the text of its results, or of its file; else empty
};

[[nodiscard]] Provenance provenance_of(const Scenario&);

/// The scenario's text in the bytes of an .engram file (these bytes themselves), of a CSV, or of a PNG, SVG, PDF or
/// WebP that Engram wrote. Nothing, and one problem, if there is none or if it is damaged. Any bytes are safe to give.
[[nodiscard]] std::optional<std::string> carried_scenario(std::string_view bytes, Problems&);

/// The text of the sweep in the bytes of a sweep file, of its results (these bytes themselves), or of a PNG, SVG or PDF
/// that Engram drew of it. Nothing if there is none. Any bytes are safe to give.
[[nodiscard]] std::optional<std::string> carried_sweep(std::string_view bytes);

/// The PNG with the provenance as text, in front of its pixels: a picture that is cut short still has it. `png` must be
/// a PNG.
[[nodiscard]] std::string png_with(std::string_view png, const Provenance&);

/// The SVG with the provenance in a <metadata> element. `svg` must have an <svg> element.
[[nodiscard]] std::string svg_with(std::string_view svg, const Provenance&);

/// The provenance as an XMP packet, for WebP and PDF. Plain ASCII.
[[nodiscard]] std::string xmp_packet(const Provenance&);

}  // namespace engram
