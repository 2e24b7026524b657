#include "core/scenario/carrier.h"

#include <algorithm>

#include "core/scenario/png_text.h"
#include "core/scenario/riff_chunks.h"
#include "core/scenario/scenario.h"
#include "core/scenario/xml_text.h"
#include "core/version.h"

namespace engram {
namespace {

// Names in PNG texts. Files in the world have them: they stay.
constexpr const char* png_version = "engram-version";
constexpr const char* png_seed = "engram-seed";
constexpr const char* png_noise_seed = "engram-noise-seed";
constexpr const char* png_scenario = "engram-scenario";
constexpr const char* png_sweep = "engram-sweep";

// Names in XML, with the prefix that is always declared beside them.
constexpr const char* xml_scenario = "engram:scenario";
constexpr const char* xml_sweep = "engram:sweep";
constexpr const char* xml_namespace = "xmlns:engram=\"https://engram.example.org/ns/run/1\"";

constexpr std::string_view packet_begin = "<?xpacket begin=\"\"";

constexpr const char* no_scenario = "this picture holds no scenario; only pictures written by Engram do";
constexpr const char* damaged_scenario =
    "this picture is damaged or cut short where its scenario should be; take another copy of it";

std::string_view without_mark_and_spaces(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool is_picture_without_text(std::string_view bytes) {
  return bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("GIF8") || bytes.starts_with("BM") ||
         bytes.starts_with("II*") || bytes.starts_with("MM\0*");
}

bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }

std::optional<std::string> in_picture(const TextFound& found, Problems& problems) {
  if (found.text) return found.text;
  problems.push_back({"file", found.damaged ? damaged_scenario : no_scenario});
  return std::nullopt;
}

/// The line of a table's header.
std::optional<std::string> in_table(std::string_view text, Problems& problems) {
  constexpr std::string_view mark = "\n# scenario: ";
  const auto at = text.find(mark);
  if (at == std::string_view::npos) {
    problems.push_back({"file", "is a table without the line \"# scenario: …\" that Engram writes above it"});
    return std::nullopt;
  }
  const auto begin = at + mark.size();
  return std::string(text.substr(begin, text.find('\n', begin) - begin));
}

std::string xml_elements(const Provenance& p) {
  std::string xml;
  const auto add = [&xml](const std::string& name, const std::string& text) {
    xml += "<" + name + ">" + xml_escaped(text) + "</" + name + ">";
  };
  add("engram:version", p.version);
  add("engram:seed", p.seed);
  add("engram:noise_seed", p.noise_seed);
  add(xml_scenario, p.scenario);
  if (!p.sweep.empty()) add(xml_sweep, p.sweep);
  return xml;
}

}  // namespace

Provenance provenance_of(const Scenario& scenario) {
  const Parameters& p = scenario.parameters;
  std::string title = scenario.title;
  std::replace_if(title.begin(), title.end(), is_control, ' ');  // neither XML nor PNG can hold them
  return {.version = std::string(version()),
          .seed = std::to_string(p.seed),
          .noise_seed = std::to_string(p.noise()),
          .title = std::move(title),
          .scenario = write_scenario(scenario)};
}

std::optional<std::string> carried_scenario(std::string_view bytes, Problems& problems) {
  if (is_png(bytes)) return in_picture(png_text(bytes, png_scenario), problems);
  if (is_webp(bytes)) {
    const TextFound xmp = riff_chunk(bytes, "XMP ");
    return in_picture(xmp.text ? xml_element(*xmp.text, xml_scenario) : xmp, problems);
  }
  const std::string_view text = without_mark_and_spaces(bytes);
  if (text.starts_with("<")) return in_picture(xml_element(bytes, xml_scenario), problems);
  if (bytes.starts_with("%PDF")) {
    // The scenario is attached to a PDF as well; in JSON this mark cannot stand, since quotes are escaped there.
    const auto packet = bytes.find(packet_begin);
    return in_picture(packet == std::string_view::npos ? TextFound{} : xml_element(bytes.substr(packet), xml_scenario),
                      problems);
  }
  if (is_picture_without_text(bytes)) return in_picture({}, problems);
  if (text.starts_with("# engram")) return in_table(text, problems);
  return std::string(bytes);
}

std::optional<std::string> carried_sweep(std::string_view bytes) {
  constexpr std::string_view key = "\"engram_sweep\"";
  constexpr std::size_t head = 4096;  // a sweep file names its format before anything long
  if (is_png(bytes)) return png_text(bytes, png_sweep).text;
  const std::string_view text = without_mark_and_spaces(bytes);
  if (text.starts_with("<")) return xml_element(bytes, xml_sweep).text;
  if (bytes.starts_with("%PDF")) {
    const auto packet = bytes.find(packet_begin);
    return packet == std::string_view::npos ? std::nullopt : xml_element(bytes.substr(packet), xml_sweep).text;
  }
  const bool table = text.starts_with("# engram") && text.find("\n# sweep: ") != std::string_view::npos;
  const bool file = text.starts_with("{") && text.substr(0, head).find(key) != std::string_view::npos;
  return table || file ? std::optional(std::string(bytes)) : std::nullopt;
}

std::string png_with(std::string_view png, const Provenance& p) {
  return with_png_texts(png, {{"Software", "Engram " + p.version},
                              {"Title", p.title},
                              {png_version, p.version},
                              {png_seed, p.seed},
                              {png_noise_seed, p.noise_seed},
                              {png_scenario, p.scenario},
                              {png_sweep, p.sweep}});
}

std::string svg_with(std::string_view svg, const Provenance& p) {
  const auto tag = svg.find("<svg");
  const auto end = tag == std::string_view::npos ? tag : svg.find('>', tag);
  if (end == std::string_view::npos) return std::string(svg);
  return std::string(svg.substr(0, end + 1)) + "\n<metadata><engram:run " + xml_namespace + ">" + xml_elements(p) +
         "</engram:run></metadata>" + std::string(svg.substr(end + 1));
}

std::string xmp_packet(const Provenance& p) {
  std::string xmp =
      std::string(packet_begin) +
      " id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" ";
  xmp += xml_namespace;
  xmp += ">\n<xmp:CreatorTool>" + xml_escaped("Engram " + p.version) + "</xmp:CreatorTool>\n";
  if (!p.title.empty())
    xmp += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_escaped(p.title) +
           "</rdf:li></rdf:Alt></dc:title>\n";
  return xmp + xml_elements(p) + "\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace engram
