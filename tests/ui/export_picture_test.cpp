// Pictures: they hold their run, have the size asked for, and lines where lines are promised.
#include <sys/stat.h>

#include <QDropEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <algorithm>
#include <sstream>

#include "tests/ui/export_fixture.h"
#include "tests/ui/yardstick.h"
#include "ui/export/whole_file.h"
#include "ui/plots/rate_plot.h"
#include "ui/window/render.h"

namespace engram::ui {
namespace {

class ExportPicture : public ExportTest {
 protected:
  [[nodiscard]] QByteArray bytes(const PictureOptions& options) {
    return pictureBytes(window.pair(), window.bridge().session().scenario(), options);
  }
};

int countOf(const QByteArray& text, const QByteArray& part) { return static_cast<int>(text.count(part)); }

/// Texts of an SVG, in order.
QStringList textsOf(const QByteArray& svg) {
  QStringList texts;
  QXmlStreamReader xml(svg);
  while (!xml.atEnd())
    if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
      texts += xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
  EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
  return texts;
}

TEST_F(ExportPicture, EveryFormatRestoresARunWithLiveChanges) {
  runWithChanges(60);
  for (const auto format : {PictureFormat::png, PictureFormat::svg, PictureFormat::pdf}) {
    const QString file = folder.filePath("run" + suffixOf(format));
    ASSERT_EQ(writeWhole(file, bytes({.format = format, .size = {600, 500}})), "");
    expectRestores(file);
  }
}

TEST_F(ExportPicture, APictureOpensInTheWindow) {
  runWithChanges(60);
  const Json document = window.bridge().session().scenario().document;
  const QString file = folder.filePath("run.svg");
  ASSERT_EQ(writeWhole(file, bytes({.format = PictureFormat::svg})), "");
  ASSERT_TRUE(window.files().saveTo(folder.filePath("saved.engram")));
  ASSERT_TRUE(window.openFile(file));
  EXPECT_EQ(window.bridge().session().scenario().document, document);
  EXPECT_TRUE(window.files().file().isEmpty()) << "saving must not write a scenario over a picture";
}

TEST_F(ExportPicture, APictureDroppedOnTheWindowOpens) {
  const ScenarioRead read = read_scenario(R"({"engram": 1, "title": "Dropped", "network": {"patterns": 7}})", 1e9);
  const QString file = folder.filePath("run.png");
  ASSERT_EQ(writeWhole(file, pictureBytes(window.pair(), read.scenario.value(), {})), "");
  QMimeData content;
  content.setUrls({QUrl::fromLocalFile(file)});
  QDragEnterEvent enter({500, 400}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop({500, 400}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &drop);
  EXPECT_TRUE(eventually([&] { return window.files().title() == "Dropped"; }));
}

TEST_F(ExportPicture, PngHasTheSizeAskedFor) {
  runWithChanges(30);
  const QImage image = QImage::fromData(bytes({.size = {500, 400}, .scale = 2.5}));
  EXPECT_EQ(image.size(), QSize(1250, 1000));
  const QImage small = QImage::fromData(bytes({.size = {500, 400}, .scale = 0.5}));
  EXPECT_EQ(small.size(), QSize(250, 200));
  EXPECT_EQ(image.scaled(10, 10, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(5, 8).lightness() / 32,
            small.scaled(10, 10, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(5, 8).lightness() / 32);
}

TEST_F(ExportPicture, SvgHasCurvesAsPathsAndWordsAsText) {
  runWithChanges(60);
  const QByteArray svg = bytes({.format = PictureFormat::svg, .raster = false, .size = {900, 600}});
  EXPECT_EQ(countOf(svg, "<image"), 0);
  EXPECT_GE(countOf(svg, "<path"), 10 + 2) << "ten memories and two rates";
  const QStringList texts = textsOf(svg);
  for (const char* text : {"Overlap with each memory", "Firing rates", "step", "excitatory", "0.25"})
    EXPECT_TRUE(texts.contains(text)) << text << " in " << texts.join('|').toStdString();
  EXPECT_TRUE(svg.contains("viewBox=\"0 0 900 600\""));
  EXPECT_TRUE(svg.contains("width=\"238.125mm\"")) << "96 pixels are an inch";
  EXPECT_TRUE(svg.contains("DejaVu Sans"));
}

TEST_F(ExportPicture, SvgShowsWhatTheScreenShows) {
  runWithChanges(60);
  const PictureOptions options{.size = {800, 700}};
  const QImage pixels = drawPicture(window.pair(), options);
  PictureOptions lines = options;
  lines.format = PictureFormat::svg;
  QSvgRenderer svg(bytes(lines));
  QImage drawn(800, 700, QImage::Format_RGB32);
  QPainter painter(&drawn);
  svg.render(&painter, QRectF(0, 0, 800, 700));
  painter.end();
  double difference = 0;
  for (int y = 0; y < 700; ++y)
    for (int x = 0; x < 800; ++x) {
      const QColor a = pixels.pixelColor(x, y), b = drawn.pixelColor(x, y);
      difference += std::abs(a.lightness() - b.lightness()) > 40 ? 1 : 0;
    }
  EXPECT_LT(difference / (800 * 700), 0.03) << "of the pixels differ; a missing curve or a shifted plot is more";
}

TEST_F(ExportPicture, LinesStayWithinThePlot) {
  runWithChanges(60);
  const QByteArray svg = bytes({.format = PictureFormat::svg, .rates = false, .raster = false, .size = {600, 300}});
  QXmlStreamReader xml(svg);
  int points = 0;
  static const QRegularExpression point("[ML]([-0-9.e]+),([-0-9.e]+)");
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("path")) continue;
    auto matches = point.globalMatch(xml.attributes().value("d").toString());
    while (matches.hasNext()) {
      const auto match = matches.next();
      ++points;
      EXPECT_GE(match.captured(1).toDouble(), -0.5);
      EXPECT_LE(match.captured(1).toDouble(), 600.5);
      EXPECT_LE(match.captured(2).toDouble(), 300.5);
    }
  }
  EXPECT_GT(points, 100);
}

TEST_F(ExportPicture, ALongRunWithManyCurvesStaysSmall) {
  RunPair plots(darkTheme());
  plots.start(nullptr, 20, 0, 0.1);
  Sample s;
  s.epoch = 1;
  for (std::int32_t memory = 0; memory < 20; ++memory) s.memories.push_back(memory);
  s.overlap.resize(20);
  std::uint32_t random = 1;
  for (std::int64_t step = 0; step < 10000; ++step) {
    s.first = s.last = step;
    for (auto& overlap : s.overlap) {
      random = random * 1664525U + 1013904223U;
      const float value = static_cast<float>(random >> 8) / static_cast<float>(1 << 24);
      overlap = {value, value};
    }
    for (int p = 0; p < 2; ++p) s.rate[p] = s.overlap[static_cast<std::size_t>(p)];
    plots.append(s);
  }
  plots.column(Side::a).showWholeRun();
  const QByteArray svg =
      pictureBytes(plots, Scenario(), {.format = PictureFormat::svg, .raster = false, .size = {1000, 700}});
  std::printf("20 curves of noise, 10000 steps: %lld KB of SVG\n", static_cast<long long>(svg.size() / 1000));
  EXPECT_LT(svg.size(), 1'100'000) << "noise is the worst there is";
  EXPECT_GT(svg.size(), 200'000);
}

TEST_F(ExportPicture, TheAxesAreThoseOfTheScreen) {
  RunPair plots(darkTheme());
  plots.start(nullptr, 1, 0, 0.1);
  Sample s;
  s.epoch = 1;
  s.memories = {0};
  for (std::int64_t step = 0; step < 400; ++step) {
    s.first = s.last = step;
    s.overlap = {step == 0 ? Range{2.2F, 2.2F} : Range{0, 0}};
    s.rate[0] = step == 0 ? Range{0.9F, 0.9F} : Range{0.1F, 0.1F};
    plots.append(s);
    if (step % 100 == 0) plots.refresh(0);
  }
  plots.column(Side::a).setWindowLength(50);
  const QStringList texts =
      textsOf(pictureBytes(plots, Scenario(), {.format = PictureFormat::svg, .size = {500, 700}}));
  EXPECT_TRUE(texts.contains("2.5")) << "the peak of the overlap has left the window, the axis stays";
  EXPECT_EQ(plots.column(Side::a).ratePlot().top(), 1);
  EXPECT_EQ(texts.count("1.00"), 1) << texts.join('|').toStdString();
}

TEST_F(ExportPicture, OnlyThePlotsAskedFor) {
  runWithChanges(30);
  const QStringList rates =
      textsOf(bytes({.format = PictureFormat::svg, .overlaps = false, .raster = false, .size = {500, 200}}));
  EXPECT_TRUE(rates.contains("Firing rates"));
  EXPECT_FALSE(rates.contains("Raster"));
  EXPECT_FALSE(rates.contains("Overlap with each memory"));
}

TEST_F(ExportPicture, ThemesAndTransparency) {
  runWithChanges(30);
  const auto corner = [&](PictureOptions options) {
    options.size = {500, 500};
    return QImage::fromData(bytes(options)).pixelColor(20, 80);
  };
  EXPECT_EQ(corner({.theme = PictureTheme::dark}), darkTheme().card);
  EXPECT_EQ(corner({.theme = PictureTheme::light}), lightTheme().card);
  EXPECT_EQ(corner({.transparent = true}).alpha(), 0);
  EXPECT_NE(bytes({.size = {500, 500}, .theme = PictureTheme::projector}),
            bytes({.size = {500, 500}, .theme = PictureTheme::light}));
}

TEST_F(ExportPicture, TheWholeRunOrWhatIsOnScreen) {
  runWithChanges(300);
  window.plots().setWindowLength(100);
  window.plots().refresh(0);
  const auto steps = [&](bool whole) {
    double most = 0, least = 1e9;
    for (const QString& text :
         textsOf(bytes({.format = PictureFormat::svg, .rates = false, .raster = false, .wholeRun = whole}))) {
      bool number = false;
      const double value = QString(text).remove(',').toDouble(&number);
      if (number && value > 9) {
        most = std::max(most, value);
        least = std::min(least, value);
      }
    }
    return std::pair(least, most);
  };
  EXPECT_LE(steps(true).first, 50);
  EXPECT_GE(steps(false).first, 200);
  EXPECT_GE(steps(true).second, 250);
}

TEST_F(ExportPicture, ProblemsAreTold) {
  EXPECT_EQ(problemOf(PictureOptions()), "");
  EXPECT_FALSE(problemOf(PictureOptions{.overlaps = false, .rates = false, .raster = false}).isEmpty());
  EXPECT_FALSE(problemOf(PictureOptions{.size = {100, 1000}}).isEmpty());
  EXPECT_FALSE(problemOf(PictureOptions{.size = {1000, 300}}).isEmpty()) << "three plots need more";
  EXPECT_TRUE(problemOf(PictureOptions{.rates = false, .raster = false, .size = {1000, 130}}).isEmpty());
  EXPECT_FALSE(problemOf(PictureOptions{.size = {10000, 10000}, .scale = 8}).isEmpty());
  EXPECT_TRUE(problemOf(PictureOptions{.format = PictureFormat::pdf, .size = {10000, 10000}, .scale = 8}).isEmpty());
}

TEST_F(ExportPicture, APreviewIsQuick) {
  runWithChanges(300);
  QElapsedTimer clock;
  clock.start();
  constexpr int times = 10;
  for (int i = 0; i < times; ++i) static_cast<void>(drawPicture(window.pair(), {.scale = 0.3}));
  const double ms = static_cast<double>(clock.elapsed()) / times;
  std::printf("preview: %.1f ms\n", ms);
  EXPECT_LT(ms, 100 * slowness());
}

TEST_F(ExportPicture, RenderingWritesEveryFormat) {
  const QString in = fileWith(R"({"engram": 1, "steps": 20, "title": "Rendered"})");
  for (const char* suffix : {".png", ".svg", ".pdf"}) {
    const QString out = folder.filePath(QString("out") + suffix);
    std::ostringstream errors;
    ASSERT_EQ(renderFile({.file = in, .out = out, .picture = {.rates = false, .size = {400, 300}}}, errors), 0)
        << errors.str();
    const ScenarioRead read = readScenarioFile(out);
    ASSERT_TRUE(read.scenario.has_value()) << suffix;
    EXPECT_EQ(read.scenario->title, "Rendered");
    EXPECT_EQ(contentsOf(out).startsWith("%PDF"), std::string(suffix) == ".pdf");
  }
  std::ostringstream errors;
  EXPECT_EQ(renderFile({.file = in, .out = folder.filePath("no folder/out.svg"), .picture = {}}, errors), 1);
  EXPECT_NE(errors.str().find("Choose a folder that exists."), std::string::npos) << errors.str();
}

TEST_F(ExportPicture, AFileThatCannotBeWrittenIsLeftAlone) {
  const QString file = folder.filePath("old.png");
  ASSERT_EQ(writeWhole(file, "old"), "");
  const QString problem = writeWhole(folder.path(), "new");
  EXPECT_TRUE(problem.contains(folder.path()));
  EXPECT_TRUE(problem.contains("choose a name"));
  EXPECT_EQ(contentsOf(file), "old");
  const QString pipe = folder.filePath("pipe");
  ASSERT_EQ(mkfifo(pipe.toUtf8().constData(), 0600), 0);
  EXPECT_TRUE(writeWhole(pipe, "new").contains("Choose another name.")) << "what is no file is not replaced";
  QFile::remove(pipe);
  const FullDisk disk(1000);
  const QString full = writeWhole(file, QByteArray(5000, 'n'));
  EXPECT_TRUE(full.contains("old.png")) << full.toStdString();
  EXPECT_TRUE(full.contains("Is there room left on the disk?")) << full.toStdString();
  EXPECT_EQ(contentsOf(file), "old");
  Scenario long_one;
  long_one.document["notes"] = std::string(5000, 'n');
  EXPECT_FALSE(writeScenarioFile(file, long_one).isEmpty()) << "saving is as careful";
  EXPECT_EQ(contentsOf(file), "old");
  EXPECT_EQ(filesThere(), QStringList{"old.png"});
}

}  // namespace
}  // namespace engram::ui
