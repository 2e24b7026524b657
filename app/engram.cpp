// The window's start-up: who the program is, what it was asked for, and then the window or a picture.
#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <iostream>

#include "engram_version.h"
#include "ui/access/install.h"
#include "ui/recovery/recovery.h"
#include "ui/window/main_window.h"
#include "ui/window/render.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"

namespace {

constexpr int wrong_usage = 2;

void setIdentity() {
  QCoreApplication::setOrganizationName("Engram");
  QCoreApplication::setOrganizationDomain("engram.example.org");
  QCoreApplication::setApplicationName("engram");
  QCoreApplication::setApplicationVersion(ENGRAM_VERSION);
  QGuiApplication::setDesktopFileName("org.example.Engram");
}

bool asked(int argc, char** argv, const char* option) {
  return std::any_of(argv + 1, argv + argc, [&](const char* each) {
    return QByteArray(each) == option || QByteArray(each).startsWith(QByteArray(option) + '=');
  });
}

/// Pictures and help need no display. False: the window was asked for and there is nowhere to show it.
bool choosePlatform(int argc, char** argv) {
  if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && !asked(argc, argv, "--render")) return true;
  const bool headless = asked(argc, argv, "--render") || asked(argc, argv, "--help") || asked(argc, argv, "-h") ||
                        asked(argc, argv, "--version") || asked(argc, argv, "-v");
  if (headless) qputenv("QT_QPA_PLATFORM", "offscreen");
#ifdef Q_OS_LINUX
  return headless || !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
  return true;
#endif
}

int usageError(const QString& message) {
  std::cerr << "engram: " << message.toStdString() << '\n';
  return wrong_usage;
}

struct Options {
  QCommandLineOption render{"render", "Draw the run of <FILE>, or a sweep's results, into a picture; needs no display.",
                            "FILE"};
  QCommandLineOption out{"out", "The picture to write; its name ends in .png, .svg or .pdf.", "picture.png"};
  QCommandLineOption size{"size", "Its size in logical pixels (1600x1000).", "WxH", "1600x1000"};
  QCommandLineOption scale{"scale", "Pixels per logical pixel, 0.5 to 8 (1).", "factor", "1"};
  QCommandLineOption theme{"theme", "dark, light or projector (dark).", "theme", "dark"};
  QCommandLineOption by{"by", "hamming or overlap: the rule of retrieval in the figure of a sweep (hamming).", "rule",
                        "hamming"};
  QCommandLineOption plots{"plots", "all, overlaps, rates or raster (all).", "plots", "all"};
};

int drawPicture(const QCommandLineParser& parser, const Options& options) {
  engram::ui::RenderOptions wanted;
  wanted.file = parser.value(options.render);
  wanted.out = parser.value(options.out);
  if (wanted.out.isEmpty()) return usageError("--render needs --out picture.png");
  const auto format = engram::ui::formatOf(wanted.out);
  if (!format) return usageError("--out: found " + wanted.out + "; allowed is a name that ends in .png, .svg or .pdf");
  engram::ui::PictureOptions& picture = wanted.picture;
  picture.format = *format;
  const QStringList size = parser.value(options.size).split('x');
  picture.size = size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt()) : QSize();
  if (picture.size.width() < 300 || picture.size.height() < 300 || picture.size.width() > 10000 ||
      picture.size.height() > 10000)
    return usageError("--size: found " + parser.value(options.size) + "; allowed is WxH, each from 300 to 10000");
  picture.scale = parser.value(options.scale).toDouble();
  if (!(picture.scale >= 0.5 && picture.scale <= 8))
    return usageError("--scale: found " + parser.value(options.scale) + "; allowed is a number from 0.5 to 8");
  const QStringList themes{"window", "light", "dark", "projector"};  // in the order of PictureTheme
  const qsizetype theme = themes.indexOf(parser.value(options.theme));
  if (theme < 1)
    return usageError("--theme: found " + parser.value(options.theme) + "; allowed is dark, light or projector");
  picture.theme = static_cast<engram::ui::PictureTheme>(theme);
  const QString by = parser.value(options.by);
  if (by != "hamming" && by != "overlap") return usageError("--by: found " + by + "; allowed is hamming or overlap");
  wanted.by_overlap = by == "overlap";
  const QString plots = parser.value(options.plots);
  if (!QStringList{"all", "overlaps", "rates", "raster"}.contains(plots))
    return usageError("--plots: found " + plots + "; allowed is all, overlaps, rates or raster");
  picture.overlaps = plots == "all" || plots == "overlaps";
  picture.rates = plots == "all" || plots == "rates";
  picture.raster = plots == "all" || plots == "raster";
  if (const QString problem = engram::ui::problemOf(picture); !problem.isEmpty()) return usageError(problem);
  return engram::ui::renderFile(wanted, std::cerr);
}

int showWindow(const QStringList& files) {
  if (files.size() > 1) return usageError("one scenario at a time; found " + files.join(' '));
  const QString first = engram::ui::ScenarioFiles::firstShipped();
  engram::Session session;
  if (!first.isEmpty())
    if (const auto read = engram::ui::readScenarioFile(first); read.scenario) session = engram::Session(*read.scenario);
  engram::ui::MainWindow window(session);
  window.show();
  if (files.isEmpty()) {
    window.begin();
  } else {
    if (window.openFile(files.front())) {
      window.play();
      window.recovery().offer();
    } else {
      window.begin();
    }
  }
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  if (!choosePlatform(argc, argv)) return usageError("no display; use --render FILE.engram --out picture.png");
  setIdentity();
  QApplication app(argc, argv);
  engram::ui::installAccessibility();  // before there is a widget that it is for
  QApplication::setStyle("Fusion");    // the style sheet builds on it; the same everywhere
  QApplication::setWindowIcon(QIcon(":/icons/engram.svg"));

  QCommandLineParser parser;
  parser.setApplicationDescription("Memories in a network of excitatory and inhibitory spiking neurons, live.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      "FILE", "A scenario to open (.engram, or a table or picture that Engram wrote), or a sweep.", "[FILE]");
  const Options options;
  parser.addOptions(
      {options.render, options.out, options.size, options.scale, options.theme, options.plots, options.by});
  if (!parser.parse(QCoreApplication::arguments())) return usageError(parser.errorText());
  parser.process(app);
  return parser.isSet(options.render) ? drawPicture(parser, options) : showWindow(parser.positionalArguments());
}
