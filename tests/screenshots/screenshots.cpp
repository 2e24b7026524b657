// Pictures of the window in its main states, for eyes: screenshots FOLDER. Scale and platform come from the environment
// (QT_SCALE_FACTOR, QT_QPA_PLATFORM); ./dev screenshots calls it for each scale.
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <functional>

#include "ui/access/install.h"
#include "ui/experiments/experiment_actions.h"
#include "ui/experiments/experiment_form.h"
#include "ui/experiments/experiments_window.h"
#include "ui/experiments/figure_view.h"
#include "ui/export/picture_dialog.h"
#include "ui/export/target_field.h"
#include "ui/panels/number_control.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/value_field.h"
#include "ui/plots/run_pair.h"
#include "ui/start/central_pages.h"
#include "ui/understand/understand_panel.h"
#include "ui/window/building_notice.h"
#include "ui/window/main_window.h"
#include "ui/window/problems_dialog.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"
#include "ui/window/side_pages.h"
#include "ui/window/sweep_actions.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

constexpr QSize window_size(1280, 800);
constexpr int patience_ms = 20'000, settle_ms = 250;

/// A window that takes a state, is looked at, and goes.
class Shoot {
 public:
  Shoot(ViewActions::ThemeChoice theme, QString folder) : folder_(std::move(folder)) {
    window.view().chooseTheme(theme);
    window.resize(window_size);
    window.show();
    waitFor([&] { return !window.bridge().starting() && !window.bridge().building(); });
  }
  ~Shoot() { window.bridge().stop(); }

  static void waitFor(const std::function<bool()>& condition) {
    if (!QTest::qWaitFor(condition, patience_ms)) std::fprintf(stderr, "a state was not reached\n");
    QTest::qWait(settle_ms);
  }

  /// Scenario `name` of those shipped at step `step`; with the sequential rule, if it is one run.
  void run(const QString& name, std::int64_t step) {
    window.openFile(":/scenarios/" + name + ".engram");
    waitFor([&] { return !window.bridge().starting(); });
    if (!window.bridge().compares()) window.bridge().set("dynamics.update", "sequential");
    window.bridge().takeSteps(static_cast<int>(step));
    waitFor([&] { return window.bridge().stepNow() == step; });
  }

  /// The window, with `dialog` before it.
  void take(const QString& state, QWidget* dialog = nullptr) {
    QTest::qWait(settle_ms);
    QPixmap picture = window.grab();
    if (dialog != nullptr) {
      const QPixmap front = dialog->grab();
      const QSizeF room = picture.deviceIndependentSize() - front.deviceIndependentSize();
      const QRectF place(QPointF(room.width() / 2, room.height() / 2), front.deviceIndependentSize());
      QPainter painter(&picture);
      painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
      painter.drawPixmap(place.topLeft(), front);
      painter.setPen(QColor(128, 128, 128));
      painter.drawRect(place);
      dialog->close();
    }
    picture.save(QDir(folder_).filePath(state + ".png"));
  }

  [[nodiscard]] const QString& folder() const { return folder_; }

  MainWindow window;

 private:
  QString folder_;
};

void startPage(Shoot& shoot) {
  shoot.window.begin();
  QTest::qWait(settle_ms);
  shoot.window.resize(window_size);  // the screen of the offscreen platform is small
  QTest::qWait(1500);                // the small pictures
  shoot.take("start");
  shoot.window.pages().showRun();
}

void running(Shoot& shoot) {
  shoot.run("sixty-memories", 240);
  shoot.take("comparison");
  shoot.window.plots().setCursor(150);
  shoot.take("reading");
  shoot.window.plots().setCursor(std::nullopt);
  shoot.window.bridge().goTo(130);
  Shoot::waitFor([&] { return shoot.window.bridge().stepNow() == 130; });
  shoot.window.bridge().set("dynamics.theta", 0.9, Side::b);
  shoot.window.bridge().takeSteps(60);
  Shoot::waitFor([&] { return shoot.window.bridge().stepNow() == 190; });
  shoot.window.bridge().goTo(160);
  Shoot::waitFor([&] { return shoot.window.bridge().stepNow() == 160; });
  shoot.take("back-in-time");
}

void oneRun(Shoot& shoot) {
  shoot.run("course-network", 200);
  shoot.take("one-run");
}

void withinAStep(Shoot& shoot) {
  shoot.run("course-network", 1);
  shoot.window.bridge().set("dynamics.update", "asynchronous");
  shoot.window.bridge().takeSteps(3);
  Shoot::waitFor([&] { return shoot.window.bridge().stepNow() == 4; });
  shoot.window.sweeps().look().trigger();
  Shoot::waitFor([&] { return shoot.window.sweeps().view().isVisible(); });
  shoot.take("within-a-step");
}

void refused(Shoot& shoot) {
  shoot.run("course-network", 100);
  auto& inputs = dynamic_cast<NumberControl&>(*shoot.window.panel().control("network.inputs_per_inhibitory"));
  inputs.field().setFocus();
  inputs.field().selectAll();
  QTest::keyClicks(&inputs.field(), "400");
  QTest::keyClick(&inputs.field(), Qt::Key_Return);
  shoot.take("refused");
}

void error(Shoot& shoot) {
  const ScenarioRead read = read_scenario(R"({"engram": 1, "network": {"excitatory": 0, "pattern": 5, "activity": 1.5},
    "dynamics": {"update": "parallel"}, "cue": {"fraction": "half"}, "timeline": [{"step": 3}]})",
                                          1e9);
  auto* dialog = new ProblemsDialog("five mistakes.engram", read.problems, &shoot.window);
  dialog->show();
  shoot.take("error", dialog);
}

void exporting(Shoot& shoot) {
  shoot.run("sixty-memories", 238);
  auto* dialog = new PictureDialog(shoot.window.bridge(), shoot.window.pair(), "Sixty memories", &shoot.window);
  dialog->target().setFile("/home/ada/sixty-memories.png");  // whoever makes the picture
  dialog->show();
  dialog->resize(dialog->sizeHint());  // as on a screen of a usual size
  QTest::qWait(600);
  shoot.take("export", dialog);
}

void building(Shoot& shoot) {
  shoot.run("course-network", 120);
  shoot.window.play();
  shoot.window.bridge().set("network.patterns", 400);
  shoot.window.bridge().set("network.excitatory", 400'000);
  Shoot::waitFor([&] { return shoot.window.building().isVisible(); });
  shoot.take("building");
}

void pages(Shoot& shoot) {
  shoot.window.sidePages().showShortcuts();
  QTest::qWait(settle_ms);
  for (QWidget* each : QApplication::topLevelWidgets())
    if (each != &shoot.window && each->isVisible()) shoot.take("keys", each);
}

/// Every page of "Understand": beside a comparison, and beside one run.
void understanding(Shoot& shoot) {
  for (const auto& [scenario, step] : {std::pair{"sixty-memories", 122}, std::pair{"course-network", 120}}) {
    shoot.run(scenario, step);
    for (std::size_t n = 0; n < understand_pages; ++n) {
      const auto page = static_cast<UnderstandPage>(n);
      if (shoot.window.understandPanel().view(page) == nullptr) continue;
      shoot.window.understanding().open(page);
      QTest::qWait(settle_ms);
      shoot.take(
          QString("understand-%1-%2").arg(understandKey(page), shoot.window.bridge().compares() ? "two" : "one"));
    }
    shoot.window.understanding().shown().setChecked(false);
  }
}

/// With `only`, just the pictures of that part.
void experiments(Shoot& shoot) {
  ExperimentsWindow& window = shoot.window.experiments().window();
  const auto take = [&](const QString& name, bool whole) {
    window.resize(1180, 780);  // the screen of the offscreen platform is small
    window.primary().click();
    Shoot::waitFor([&] {
      return window.results()->complete() ||
             (!whole && window.results()->finished() > window.results()->plan().points());
    });
    if (window.running()) window.primary().click();
    Shoot::waitFor([&] { return !window.running(); });
    const QPoint middle = window.figure().rect().center();
    QTest::mouseMove(&window.figure(), middle);
    QTest::qWait(settle_ms);
    window.grab().save(QDir(shoot.folder()).filePath(name + ".png"));
  };
  shoot.window.experiments().openFile(":/sweeps/capacity-300.json");
  take("experiments-curves", true);
  shoot.run("course-network", 1);
  QTest::mouseClick(window.findChild<QPushButton*>("experimentTakeNetwork"), Qt::LeftButton);
  window.form().study().setCurrentIndex(3);
  emit window.form().study().activated(3);
  take("experiments-map", false);
  window.cancel();
  window.hide();
}

void shootAll(const QString& folder, const QString& only) {
  using Choice = ViewActions::ThemeChoice;
  const std::vector<std::pair<QString, Choice>> themes{
      {"dark", Choice::dark}, {"light", Choice::light}, {"projector", Choice::projector}};
  const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", "1");
  for (const auto& [name, theme] : themes) {
    const QString place = folder + '/' + name + "-" + scale;
    QDir().mkpath(place);
    using Part = std::pair<const char*, void (*)(Shoot&)>;
    for (const auto& [part, state] :
         {Part{"start", startPage}, Part{"running", running}, Part{"one-run", oneRun},
          Part{"within-a-step", withinAStep}, Part{"refused", refused}, Part{"error", error}, Part{"export", exporting},
          Part{"building", building}, Part{"keys", pages}, Part{"understand", understanding},
          Part{"experiments", experiments}}) {
      if (!only.isEmpty() && only != part) continue;
      QSettings().clear();
      Shoot shoot(theme, place);
      state(shoot);
    }
    std::printf("%s\n", place.toUtf8().constData());
  }
}

}  // namespace
}  // namespace engram::ui

int main(int argc, char** argv) {
  QStandardPaths::setTestModeEnabled(true);
  const QTemporaryDir settings;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
  QCoreApplication::setOrganizationName("Engram");
  QCoreApplication::setApplicationName("engram-screenshots");
  QApplication app(argc, argv);
  engram::ui::installAccessibility();
  QApplication::setStyle("Fusion");
  if (argc != 2 && argc != 3) {
    std::fprintf(stderr, "screenshots FOLDER [PART]\n");
    return 2;
  }
  engram::ui::shootAll(QString::fromLocal8Bit(argv[1]), argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString());
  return 0;
}
