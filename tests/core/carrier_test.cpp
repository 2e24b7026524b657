// Scenarios found again in the bytes of pictures and tables, whole, damaged and hostile.
#include "core/scenario/carrier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <vector>

#include "core/experiment/tables.h"
#include "core/scenario/scenario.h"
#include "core/version.h"

namespace engram {
namespace {

using testing::HasSubstr;

Scenario scenario_of(const std::string& text) {
  ScenarioRead read = read_scenario(text, 1e9);
  for (const Problem& problem : read.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return read.scenario.value_or(Scenario{});
}

/// With everything that could break a container: markup, quotes, ends of comments, other scripts, control characters.
const Scenario& awkward() {
  static const Scenario scenario = scenario_of(R"({"engram": 1, "title": "Größe <b> & \"记忆\" 😀\u0001\n", "notes":
    "]]></engram:scenario><engram:scenario>{}</engram:scenario>\r\n\t# scenario: {}\n--> <?xpacket begin=\"\" &amp; &#1; \u0000",
    "network": {"patterns": 7}, "seed": 18446744073709551615, "timeline": [{"step": 5, "set": {"dynamics.theta": 0.5}}]})");
  return scenario;
}

std::string number(std::uint32_t n) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(n >> shift & 0xFF);
  return bytes;
}

std::string chunk(const std::string& name, const std::string& data) {
  const std::string body = name + data;
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return number(static_cast<std::uint32_t>(data.size())) + body + number(static_cast<std::uint32_t>(crc));
}

const std::string head = std::string("\x89PNG\r\n\x1a\n") + chunk("IHDR", std::string(13, '\1'));
const std::string tail = chunk("IDAT", "pixels") + chunk("IEND", "");

std::string zipped(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string result(size, '\0');
  compress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
           static_cast<uLong>(text.size()));
  result.resize(size);
  return result;
}

std::string riff(const std::string& name, const std::string& data) {
  const auto little = [](std::size_t n) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(n >> 8 * i & 0xFF);
    return bytes;
  };
  const std::string odd = "VP8X" + little(3) + "abc" + '\0';  // a chunk of odd length is padded
  const std::string body =
      "WEBP" + odd + name + little(data.size()) + data + (data.size() % 2 ? std::string(1, '\0') : "");
  return "RIFF" + little(body.size()) + body;
}

std::optional<std::string> found(const std::string& bytes, Problems* problems = nullptr) {
  Problems all;
  auto text = carried_scenario(bytes, all);
  EXPECT_EQ(text.has_value(), all.empty());
  EXPECT_LE(all.size(), 1U);
  if (problems != nullptr) *problems = all;
  return text;
}

std::string refusal(const std::string& bytes) {
  Problems problems;
  EXPECT_FALSE(found(bytes, &problems).has_value());
  return problems.empty() ? std::string() : problems[0].path + ": " + problems[0].message;
}

const char* const nothing_in_it = "file: this picture holds no scenario; only pictures written by Engram do";
const char* const broken = "file: this picture is damaged or cut short where its scenario should be";

std::vector<std::string> carriers(const Scenario& scenario) {
  const Provenance p = provenance_of(scenario);
  return {png_with(head + tail, p),
          svg_with("<?xml version=\"1.0\"?>\n<svg width=\"3\"\n height=\"4\"><title>a</title></svg>", p),
          riff("XMP ", xmp_packet(p)),
          "%PDF-1.6\n(" + p.scenario + ")\n1 0 obj <</Type /Metadata>> stream\n" + xmp_packet(p) + "\nendstream\n",
          csv_header(scenario, "simulate --out") + "step\n0\n",
          p.scenario};
}

TEST(Carrier, EveryKindGivesTheScenarioBack) {
  for (const std::string& bytes : carriers(awkward())) {
    const ScenarioRead read = read_scenario(bytes, 1e9);
    ASSERT_TRUE(read.scenario.has_value()) << bytes;
    EXPECT_EQ(read.scenario->document, awkward().document) << bytes.substr(0, 40);
  }
}

TEST(Carrier, LongScenariosArePackedInPng) {
  Scenario scenario = awkward();
  scenario.document["notes"] = std::string(100'000, 'n');
  const std::string png = png_with(head + tail, provenance_of(scenario));
  EXPECT_LT(png.size(), 3000U);
  EXPECT_EQ(scenario_of(png).document, scenario.document);
}

TEST(Carrier, PicturesNameVersionAndSeeds) {
  const Scenario scenario = scenario_of(R"({"engram": 1, "seed": 12, "title": "T"})");
  const std::string png = png_with(head + tail, provenance_of(scenario));
  for (const std::string& text :
       {"engram-version" + std::string(5, '\0') + std::string(version()), "engram-seed" + std::string(5, '\0') + "12",
        "engram-noise-seed" + std::string(5, '\0') + "12", "Title" + std::string(5, '\0') + "T"})
    EXPECT_THAT(png, HasSubstr(text));
  EXPECT_TRUE(png.starts_with(head));
  EXPECT_TRUE(png.ends_with(tail));
  for (const std::string& xml : {svg_with("<svg></svg>", provenance_of(scenario)), xmp_packet(provenance_of(scenario))})
    EXPECT_THAT(xml, HasSubstr("<engram:version>" + std::string(version()) +
                               "</engram:version><engram:seed>12</engram:seed><engram:noise_seed>12</"));
  EXPECT_THAT(csv_header(scenario, "x"), HasSubstr("\n# seed: 12, noise_seed: 12\n"));
}

TEST(Carrier, XmlIsPlainAsciiWithoutControlCharacters) {
  const Provenance p = provenance_of(awkward());
  for (const char c : svg_with("<svg></svg>", p) + xmp_packet(p))
    EXPECT_TRUE(c == '\n' || c == '\t' || (c >= ' ' && c < '\x7F')) << static_cast<int>(c);
}

TEST(Carrier, PngTextsOfEveryKind) {
  const std::string key = "engram-scenario", text = R"({"engram": 1, "title": "caf)", rest = R"("})";
  const std::string latin = text + "\xE9" + rest, utf8 = text + "\xC3\xA9" + rest, z(1, '\0');
  const auto title = [](const std::string& data) { return scenario_of(head + data + tail).title; };
  EXPECT_EQ(title(chunk("tEXt", key + z + latin)), "café");
  EXPECT_EQ(title(chunk("zTXt", key + z + z + zipped(latin))), "café");
  EXPECT_EQ(title(chunk("iTXt", key + z + z + z + "en" + z + "key" + z + utf8)), "café");
  EXPECT_EQ(title(chunk("iTXt", key + z + "\1" + z + z + z + zipped(utf8))), "café");
  EXPECT_EQ(title(chunk("tEXt", key + "-2" + z + "other") + chunk("tEXt", key) + chunk("tEXt", key + z + latin)),
            "café");
  EXPECT_EQ(scenario_of(head + chunk("IDAT", "p") + chunk("tEXt", key + z + latin) + chunk("IEND", "")).title, "café")
      << "texts may stand behind the pixels";
}

TEST(Carrier, OtherPicturesAreTold) {
  for (const std::string& bytes :
       {head + tail, head + chunk("tEXt", std::string("Title\0{}", 8)) + tail, riff("ICCP", "abc"),
        riff("XMP ", "<x:xmpmeta/>"), std::string("<svg></svg>"), std::string("\xEF\xBB\xBF  <?xml?><svg/>"),
        std::string("%PDF-1.4\n%%EOF"), std::string("\xFF\xD8\xFF\xE0 JFIF"), std::string("GIF89a"),
        std::string("<engram:scenarios>{}</engram:scenarios>")})
    EXPECT_EQ(refusal(bytes), nothing_in_it) << bytes;
}

TEST(Carrier, DamageIsTold) {
  const std::string key = std::string("engram-scenario") + '\0', z(1, '\0');
  std::string flipped = chunk("tEXt", key + "{\"engram\": 1}");
  flipped[30] ^= 1;
  std::string half = zipped(std::string(1000, 'a'));
  half.resize(half.size() / 2);
  for (const std::string& bytes :
       {head + flipped + tail, head + chunk("zTXt", key + z + half) + tail,
        head + chunk("zTXt", key + z + "no zlib") + tail, head + chunk("zTXt", key) + tail,
        head + chunk("zTXt", key + "\1" + zipped("{}")) + tail, head + chunk("iTXt", key) + tail,
        head + chunk("iTXt", key + z + z + "en") + tail, head + chunk("iTXt", key + z + z + z + "no end") + tail, head,
        std::string("\x89PNG"), head + number(0xFFFFFFFF) + "tEXt" + key, std::string("<svg><engram:scenario>{}"),
        std::string("<svg><engram:scenario"), std::string("<svg><engram:scenario>&nbsp;</engram:scenario>"),
        std::string("<svg><engram:scenario>&#xFFFFFFFF;</engram:scenario>"),
        std::string("<svg><engram:scenario>&#0;</engram:scenario>"),
        std::string("<svg><engram:scenario>&</engram:scenario>"),
        std::string("<svg><engram:scenario><![CDATA[{}</engram:scenario>"), riff("XMP ", "abcdef").substr(0, 36)})
    EXPECT_THAT(refusal(bytes), HasSubstr(broken)) << bytes;
}

TEST(Carrier, ABombDoesNotGoOff) {
  // A quarter of a gigabyte of zeros in 260 KB.
  z_stream stream{};
  ASSERT_EQ(deflateInit(&stream, 9), Z_OK);
  std::string zeros(1 << 20, '\0'), out(1 << 20, '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  for (int i = 0; i < 256; ++i) {
    stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
    stream.avail_in = static_cast<uInt>(zeros.size());
    ASSERT_EQ(deflate(&stream, i == 255 ? Z_FINISH : Z_NO_FLUSH), i == 255 ? Z_STREAM_END : Z_OK);
  }
  out.resize(stream.total_out);
  deflateEnd(&stream);
  const std::string key = std::string("engram-scenario") + '\0' + '\0';
  EXPECT_THAT(refusal(head + chunk("zTXt", key + out) + tail), HasSubstr(broken));
}

TEST(Carrier, CutAnywhereItIsWholeOrRefused) {
  for (const std::string& bytes : carriers(awkward())) {
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      const ScenarioRead read = read_scenario(std::string_view(bytes).substr(0, length), 1e9);
      if (read.scenario) EXPECT_EQ(read.scenario->document, awkward().document) << length;
      else EXPECT_FALSE(read.problems.empty()) << length;
    }
  }
}

TEST(Carrier, ATextInFrontSurvivesACutPicture) {
  const std::string png = png_with(head + chunk("IDAT", std::string(10'000, 'p')) + tail, provenance_of(awkward()));
  EXPECT_EQ(scenario_of(png.substr(0, png.size() - 9'000)).document, awkward().document);
}

TEST(Carrier, AnyChangedBytesAreSafe) {
  std::minstd_rand random(5);
  for (const std::string& whole : carriers(awkward())) {
    for (int i = 0; i < 2000; ++i) {
      std::string bytes = whole;
      for (int k = 0; k < 1 + i % 4; ++k) bytes[random() % bytes.size()] = static_cast<char>(random());
      const ScenarioRead read = read_scenario(bytes, 1e9);
      EXPECT_NE(read.scenario.has_value(), !read.problems.empty());
    }
  }
}

TEST(Carrier, ATableSavedWithOtherLineEndsStillOpens) {
  std::string table = csv_header(awkward(), "simulate --out");
  std::string other;
  for (const char c : table) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(scenario_of(other).document, awkward().document);
  EXPECT_EQ(scenario_of("\xEF\xBB\xBF" + table).document, awkward().document);
}

}  // namespace
}  // namespace engram
