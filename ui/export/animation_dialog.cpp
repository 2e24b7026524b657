#include "ui/export/animation_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/live_bridge.h"
#include "ui/export/animation_job.h"
#include "ui/export/export_settings.h"
#include "ui/export/picture_form.h"
#include "ui/export/picture_preview.h"
#include "ui/export/target_field.h"
#include "ui/plots/history.h"
#include "ui/plots/run_pair.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

namespace {

constexpr qint64 usual_frames = 120;

const char* const format_setting = "export/animation/format";
const char* const rate_setting = "export/animation/frames_per_second";
const char* const size_setting = "export/animation/size";
const char* const scale_setting = "export/animation/scale";
const char* const theme_setting = "export/animation/theme";

QString suffixFor(int format) { return format == 0 ? QStringLiteral(".webp") : QString(); }

}  // namespace

AnimationDialog::AnimationDialog(LiveBridge& bridge, const RunPair& plots, const QString& title, QWidget* parent)
    : ExportDialog(bridge, parent),
      plots_(plots),
      choices_(new QWidget(this)),
      form_(new PictureForm(PictureForm::Kind::animation, choices_)),
      format_(new QComboBox(choices_)),
      from_(new QSpinBox(choices_)),
      to_(new QSpinBox(choices_)),
      per_frame_(new QSpinBox(choices_)),
      rate_(new QDoubleSpinBox(choices_)),
      preview_(new PicturePreview([this](QSize most) { return drawPreview(most); }, this)) {
  setObjectName("animationDialog");
  setWindowTitle(tr("Export animation"));
  build();
  form_->setCompared(plots_.compared());
  restore();
  target().setFile(proposedFile(title, suffixFor(format_->currentIndex())));
  target().setSuffixes(format_->currentIndex() == 0 ? QStringList{".webp"} : QStringList{});
  connect(format_, &QComboBox::currentIndexChanged, this, &AnimationDialog::onFormat);
  for (QSpinBox* box : {from_, to_, per_frame_}) connect(box, &QSpinBox::valueChanged, this, &AnimationDialog::follow);
  connect(rate_, &QDoubleSpinBox::valueChanged, this, &AnimationDialog::follow);
  connect(form_, &PictureForm::changed, this, &AnimationDialog::follow);
  connect(&target(), &TargetField::changed, this, &AnimationDialog::follow);
  follow();
}

AnimationDialog::~AnimationDialog() = default;

void AnimationDialog::build() {
  format_->addItems({tr("Animated WebP"), tr("Numbered PNG pictures in a folder")});
  for (QSpinBox* box : {from_, to_}) {
    box->setRange(0, static_cast<int>(most_animation_steps));
    box->setGroupSeparatorShown(true);
    box->setMinimumWidth(90);
  }
  from_->setAccessibleName(tr("First step"));
  to_->setAccessibleName(tr("Last step"));
  per_frame_->setRange(1, 1'000'000);
  per_frame_->setGroupSeparatorShown(true);
  per_frame_->setMinimumWidth(90);
  rate_->setRange(1, 60);
  rate_->setDecimals(0);
  rate_->setMinimumWidth(90);
  QFormLayout& rows = form_->rows();
  rows.insertRow(0, tr("Format"), format_);
  rows.insertRow(1, tr("Steps"), PictureForm::row({from_, new QLabel(tr("to"), choices_), to_}));
  rows.insertRow(2, tr("Steps per frame"), PictureForm::row({per_frame_}));
  rows.insertRow(3, tr("Frames per second"), PictureForm::row({rate_}));

  auto* whole = new QVBoxLayout(choices_);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(form_);
  layOut(choices_, preview_);
}

void AnimationDialog::restore() {
  const QSettings settings;
  AnimationOptions usual;
  usual.picture.size = settings.value(size_setting, usual.picture.size).toSize();
  usual.picture.scale = settings.value(scale_setting, 1).toDouble();
  usual.picture.theme = static_cast<PictureTheme>(std::clamp(settings.value(theme_setting, 0).toInt(), 0, 3));
  if (!problemOf(usual.picture).isEmpty()) usual.picture = AnimationOptions().picture;
  form_->setOptions(usual.picture);
  format_->setCurrentIndex(std::clamp(settings.value(format_setting, 0).toInt(), 0, 1));
  rate_->setValue(settings.value(rate_setting, usual.framesPerSecond).toDouble());
  const StepWindow shown = plots_.column(Side::a).timeAxis().window();
  const qint64 newest = std::max<qint64>(1, plots_.column(Side::a).history().newestStep());
  const qint64 last = std::min({shown.to - 1, newest, most_animation_steps});
  from_->setValue(static_cast<int>(std::min(shown.from, last - 1)));
  to_->setValue(static_cast<int>(last));
  per_frame_->setValue(static_cast<int>(std::max<qint64>(1, (last - shown.from) / usual_frames)));
}

void AnimationDialog::remember() const {
  const AnimationOptions chosen = options();
  QSettings settings;
  settings.setValue(format_setting, static_cast<int>(chosen.format));
  settings.setValue(rate_setting, chosen.framesPerSecond);
  settings.setValue(size_setting, chosen.picture.size);
  settings.setValue(scale_setting, chosen.picture.scale);
  settings.setValue(theme_setting, static_cast<int>(chosen.picture.theme));
}

AnimationOptions AnimationDialog::options() const {
  return {.format = static_cast<AnimationFormat>(format_->currentIndex()),
          .picture = form_->options(),
          .from = from_->value(),
          .to = to_->value(),
          .stepsPerFrame = per_frame_->value(),
          .framesPerSecond = rate_->value()};
}

void AnimationDialog::onFormat() {
  target().setSuffixes(format_->currentIndex() == 0 ? QStringList{".webp"} : QStringList{});
  follow();
}

void AnimationDialog::follow() {
  const AnimationOptions chosen = options();
  QString problem = problemOf(chosen);
  if (problem.isEmpty() && target().file().isEmpty()) problem = tr("Type a name for the file.");
  const QLocale locale;
  if (problem.isEmpty()) {
    const double bytes = estimatedBytes(chosen, static_cast<double>(bridge().session().text().size()));
    showResult(tr("%1 frames, %2 s, about %3")
                   .arg(locale.toString(chosen.frames()), locale.toString(chosen.endTime() / 1000.0, 'f', 1),
                        locale.formattedDataSize(static_cast<qint64>(bytes), 0, QLocale::DataSizeSIFormat)));
    preview_->refresh();
  }
  showProblem(problem);
  allowExport(problem.isEmpty());
}

QImage AnimationDialog::drawPreview(QSize most) const {
  const AnimationOptions chosen = options();
  PictureOptions picture = chosen.picture;
  if (!problemOf(chosen).isEmpty()) return {};
  picture.steps = StepWindow{chosen.from, chosen.to + 1};
  picture.scale = std::min(static_cast<double>(most.width()) / picture.size.width(),
                           static_cast<double>(most.height()) / picture.size.height());
  return drawPicture(plots_, picture);
}

void AnimationDialog::accept() {
  if (running() || !problemOf(options()).isEmpty() || target().file().isEmpty() || !target().mayWrite()) return;
  const std::optional<Session> session = settledSession();
  if (!session) return;
  job_ = std::make_unique<AnimationJob>(*session, options(), plots_.theme(), target().file());
  connect(job_.get(), &AnimationJob::finished, this, &AnimationDialog::onFinished);
  showProblem({});
  setRunning(true);
}

double AnimationDialog::progress() const { return job_ ? job_->progress() : 0; }
void AnimationDialog::cancel() { job_->cancel(); }  // onFinished() goes on

void AnimationDialog::onFinished(bool complete, const QString& problem) {
  job_.release()->deleteLater();  // its signal brought us here
  setRunning(false);
  if (!complete) return showProblem(problem);
  remember();
  finish(target().file());
}

}  // namespace engram::ui
