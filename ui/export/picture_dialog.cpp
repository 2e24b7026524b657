#include "ui/export/picture_dialog.h"

#include <QLocale>
#include <QTimer>
#include <algorithm>

#include "ui/export/export_settings.h"
#include "ui/export/picture_form.h"
#include "ui/export/picture_preview.h"
#include "ui/export/target_field.h"
#include "ui/export/whole_file.h"
#include "ui/plots/breath.h"
#include "ui/plots/history.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {

namespace {
constexpr int follow_ms = 500;
}  // namespace

PictureDialog::PictureDialog(LiveBridge& bridge, const RunPair& plots, const QString& title, QWidget* parent)
    : ExportDialog(bridge, parent),
      plots_(plots),
      form_(new PictureForm(PictureForm::Kind::picture, this)),
      preview_(new PicturePreview([this](QSize most) { return drawPreview(most); }, this)) {
  setObjectName("pictureDialog");
  setWindowTitle(tr("Export picture"));
  layOut(form_, preview_);
  form_->setOptions(lastPicture());
  form_->setCompared(plots_.compared());
  target().setFile(proposedFile(title, suffixOf(form_->options().format)));
  connect(form_, &PictureForm::changed, this, &PictureDialog::follow);
  connect(&target(), &TargetField::changed, this, [this] { showProblem(problemOf(form_->options())); });
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, [this] {
    if (!running() && plots_.column(Side::a).history().newestStep() != shown_) preview_->refresh();
  });
  timer->start(follow_ms);
  follow();
}

void PictureDialog::follow() {
  const PictureOptions options = form_->options();
  const QLocale locale;
  target().setSuffixes({suffixOf(options.format)});
  const QSizeF pixels = QSizeF(options.size) * options.scale;
  showResult(
      options.format == PictureFormat::png
          ? tr("%1 × %2 pixels").arg(locale.toString(pixels.width(), 'f', 0), locale.toString(pixels.height(), 'f', 0))
          : tr("Letters are as large as in the window."));
  const QString problem = problemOf(options);
  showProblem(problem);
  allowExport(problem.isEmpty());
  preview_->refresh();
}

QImage PictureDialog::drawPreview(QSize most) {
  PictureOptions options = form_->options();
  if (!problemOf(options).isEmpty()) return {};
  shown_ = plots_.column(Side::a).history().newestStep();
  options.scale = std::min(static_cast<double>(most.width()) / options.size.width(),
                           static_cast<double>(most.height()) / options.size.height());
  return drawPicture(plots_, options);
}

QString PictureDialog::write(const QString& file, const Session& session, const PictureOptions& options) {
  setRunning(true);
  setCursor(Qt::BusyCursor);
  QString problem;
  try {
    const Breath breath;
    problem = writeWhole(file, pictureBytes(plots_, session.scenario(), options));
  } catch (const std::bad_alloc&) {
    problem = tr("There is not enough memory for so large a picture. Choose a smaller size or scale.");
  }
  unsetCursor();
  setRunning(false);
  return problem;
}

void PictureDialog::accept() {
  if (running()) return;
  const PictureOptions options = form_->options();
  if (const QString problem = problemOf(options); !problem.isEmpty()) return showProblem(problem);
  const QString file = target().file();
  if (file.isEmpty()) return showProblem(tr("Type a name for the file."));
  if (!target().mayWrite()) return;
  const std::optional<Session> session = settledSession();
  if (!session) return;
  if (const QString problem = write(file, *session, options); !problem.isEmpty()) return showProblem(problem);
  rememberPicture(options);
  finish(file);
}

}  // namespace engram::ui
