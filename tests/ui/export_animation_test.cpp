// Animations: their frames grow, end in the whole picture, and hold the run.
#include <webp/demux.h>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QImageReader>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "tests/ui/export_fixture.h"
#include "ui/export/animation_dialog.h"
#include "ui/export/animation_job.h"
#include "ui/export/picture_form.h"
#include "ui/export/picture_preview.h"
#include "ui/export/target_field.h"

namespace engram::ui {
namespace {

class ExportAnimation : public ExportTest {
 protected:
  /// Makes an animation; false if there is none, and why in `told`.
  bool make(const AnimationOptions& options, const QString& file) {
    bool done = false, complete = false;
    AnimationJob job(window.bridge().session(), options, darkTheme(), file);
    QObject::connect(&job, &AnimationJob::finished, &window, [&](bool well, const QString& problem) {
      done = true;
      complete = well;
      told = problem;
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return done; }, 20000));
    return complete;
  }
  QString told;
};

struct Decoded {
  QList<QImage> frames;
  QList<int> ends;  // of each frame, in milliseconds
  int loops = -1;
};

Decoded decode(const QByteArray& bytes) {
  Decoded all;
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
  WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
  if (decoder == nullptr) return all;
  WebPAnimInfo info;
  WebPAnimDecoderGetInfo(decoder, &info);
  all.loops = static_cast<int>(info.loop_count);
  while (WebPAnimDecoderHasMoreFrames(decoder)) {
    std::uint8_t* pixels = nullptr;
    int end = 0;
    if (WebPAnimDecoderGetNext(decoder, &pixels, &end) == 0) break;
    all.frames += QImage(pixels, static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height),
                         QImage::Format_RGBA8888)
                      .convertToFormat(QImage::Format_RGB32);
    all.ends += end;
  }
  WebPAnimDecoderDelete(decoder);
  return all;
}

const AnimationOptions small{.picture = {.size = {400, 400}, .theme = PictureTheme::light},
                             .from = 10,
                             .to = 50,
                             .stepsPerFrame = 4,
                             .framesPerSecond = 10};

TEST_F(ExportAnimation, WebpGrowsFrameByFrameAndHoldsTheRun) {
  runWithChanges(60);
  const QString file = folder.filePath("run.webp");
  ASSERT_TRUE(make(small, file)) << told.toStdString();
  const Decoded movie = decode(contentsOf(file));
  ASSERT_EQ(movie.frames.size(), 11);
  EXPECT_EQ(movie.loops, 0) << "for ever";
  EXPECT_EQ(movie.ends[0], 100);
  EXPECT_EQ(movie.ends.back(), 1000 + 1500) << "the last frame stays";
  for (qsizetype i = 1; i < movie.frames.size(); ++i) EXPECT_NE(movie.frames[i], movie.frames[i - 1]) << i;
  for (const QImage& frame : movie.frames) EXPECT_EQ(frame.size(), QSize(400, 400));
  expectRestores(file);
  EXPECT_EQ(filesThere(), QStringList{"run.webp"});
}

TEST_F(ExportAnimation, TheLastFrameIsThePictureOfTheseSteps) {
  runWithChanges(60);
  window.plots().showWholeRun();
  const QString file = folder.filePath("run.webp");
  ASSERT_TRUE(make(small, file)) << told.toStdString();
  PictureOptions picture = small.picture;
  picture.steps = StepWindow{10, 51};
  const QImage expected = drawPicture(window.pair(), picture), last = decode(contentsOf(file)).frames.back();
  int different = 0;
  for (int y = 30; y < 400; ++y)  // the legend may name other memories: those strongest in the range
    for (int x = 0; x < 400; ++x) {
      const QColor a = expected.pixelColor(x, y), b = last.pixelColor(x, y);
      different += std::abs(a.lightness() - b.lightness()) > 60 ? 1 : 0;
    }
  EXPECT_LT(different, 400 * 370 / 50);
}

TEST_F(ExportAnimation, AFrameHasDataUpToItsStepOnly) {
  runWithChanges(60);
  window.plots().showWholeRun();
  AnimationOptions options = small;
  options.picture.overlaps = options.picture.rates = false;
  const AnimationPicture picture = animationPicture(window.pair(), options);
  ASSERT_EQ(picture.plots.size(), 1);
  const QRect area = picture.plots[0].toAlignedRect();
  const QImage half = picture.frame(0.5);
  EXPECT_EQ(picture.frame(1), picture.whole);
  const QRect left(area.topLeft(), QSize(area.width() / 2 - 2, area.height()));
  const QRect right(area.left() + area.width() / 2 + 3, area.top(), area.width() / 2 - 4, area.height());
  EXPECT_EQ(half.copy(left), picture.whole.copy(left));
  EXPECT_EQ(half.copy(right), picture.empty.copy(right));
  EXPECT_NE(half.copy(right), picture.whole.copy(right));
  for (int y = right.top(); y < right.top() + 20; ++y)
    EXPECT_EQ(half.pixelColor(right.center().x(), y), lightTheme().rasterBackground);
}

TEST_F(ExportAnimation, NumberedPicturesEachHoldTheRun) {
  runWithChanges(60);
  AnimationOptions options = small;
  options.format = AnimationFormat::png;
  options.to = 30;
  const QString file = folder.filePath("frames");
  ASSERT_TRUE(make(options, file)) << told.toStdString();
  EXPECT_EQ(filesThere(), QStringList{"frames"});
  const QStringList names = QDir(file).entryList(QDir::Files);
  EXPECT_EQ(names, (QStringList{"frames-0001.png", "frames-0002.png", "frames-0003.png", "frames-0004.png",
                                "frames-0005.png", "frames-0006.png"}));
  for (const QString& name : names) {
    expectRestores(file + '/' + name);
    EXPECT_EQ(QImageReader(file + '/' + name).size(), QSize(400, 400));
  }
  EXPECT_FALSE(make(options, file)) << "another animation is there";
  EXPECT_TRUE(told.contains("already there")) << told.toStdString();
}

TEST_F(ExportAnimation, StepsBeforeWhatIsKeptAreReplayed) {
  const QString file = folder.filePath("run.webp");  // the window stands at step 0
  ASSERT_TRUE(make(small, file)) << told.toStdString();
  EXPECT_EQ(decode(contentsOf(file)).frames.size(), 11);
}

TEST_F(ExportAnimation, FramesAndTimes) {
  AnimationOptions options{.from = 0, .to = 10, .stepsPerFrame = 4, .framesPerSecond = 20};
  EXPECT_EQ(options.frames(), 4);
  EXPECT_EQ(options.stepOf(0), 0);
  EXPECT_EQ(options.stepOf(2), 8);
  EXPECT_EQ(options.stepOf(3), 10);
  EXPECT_EQ(options.timeOf(3), 150);
  EXPECT_EQ(problemOf(options), "");
  options.to = 0;
  EXPECT_FALSE(problemOf(options).isEmpty());
  options.to = 1'000'000;
  EXPECT_TRUE(problemOf(options).contains("steps per frame"));
  options.stepsPerFrame = 1000;
  EXPECT_EQ(problemOf(options), "");
}

TEST_F(ExportAnimation, TheDialogWritesAndCancels) {
  runWithChanges(60);
  window.exports().animation().trigger();
  auto* dialog = this->dialog<AnimationDialog>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->from().value(), 0);
  EXPECT_EQ(dialog->to().value(), window.bridge().stepNow());
  EXPECT_TRUE(eventually([&] { return !dialog->preview().image().isNull(); }));
  dialog->format().setCurrentIndex(1);
  dialog->to().setValue(4000);
  dialog->stepsPerFrame().setValue(1);
  dialog->target().edit().setText(folder.filePath("many"));
  EXPECT_EQ(dialog->problem(), "");
  auto* exporting = qobject_cast<QPushButton*>(dialog->findChild<QDialogButtonBox*>()->buttons().front());
  QTest::mouseClick(exporting, Qt::LeftButton);
  ASSERT_TRUE(dialog->running());
  ASSERT_TRUE(eventually([&] { return !filesThere().isEmpty(); }));
  EXPECT_FALSE(QFileInfo::exists(folder.filePath("many"))) << "not before it is whole";
  dialog->reject();
  ASSERT_TRUE(eventually([&] { return !dialog->running(); }));
  EXPECT_TRUE(eventually([&] { return filesThere().isEmpty(); }));

  dialog->format().setCurrentIndex(0);
  dialog->to().setValue(20);
  dialog->form().width().setValue(300);
  dialog->form().height().setValue(400);
  dialog->target().edit().setText(folder.filePath("few"));
  QString written;
  QObject::connect(dialog, &AnimationDialog::exported, &window, [&](const QString& file) { written = file; });
  QTest::mouseClick(exporting, Qt::LeftButton);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !written.isEmpty(); }, 20000));
  EXPECT_EQ(written, folder.filePath("few.webp"));
  EXPECT_EQ(decode(contentsOf(written)).frames.size(), 21);
}

TEST_F(ExportAnimation, SizesAreAsEstimated) {
  runWithChanges(300);
  AnimationOptions options{.picture = {.size = {960, 600}}, .from = 0, .to = 240, .stepsPerFrame = 2};
  QElapsedTimer clock;
  clock.start();
  ASSERT_TRUE(make(options, folder.filePath("a.webp")));
  const auto ms = clock.elapsed();
  const auto bytes = static_cast<double>(QFileInfo(folder.filePath("a.webp")).size());
  const double estimated = estimatedBytes(options, 1000);
  std::printf("121 frames of 960x600 in %lld ms: %.0f KB, estimated %.0f KB\n", static_cast<long long>(ms), bytes / 1e3,
              estimated / 1e3);
  EXPECT_LT(bytes / estimated, 4);
  EXPECT_GT(bytes / estimated, 0.25);
}

}  // namespace
}  // namespace engram::ui
