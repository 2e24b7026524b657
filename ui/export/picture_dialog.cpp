#include "ui/export/picture_dialog.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/live_bridge.h"
#include "ui/export/export_settings.h"
#include "ui/export/picture_form.h"
#include "ui/export/picture_preview.h"
#include "ui/export/target_field.h"
#include "ui/export/whole_file.h"
#include "ui/plots/breath.h"
#include "ui/plots/history.h"
#include "ui/plots/run_plots.h"

namespace engram::ui {

namespace {
constexpr int follow_ms = 500;
constexpr int least_screen = 780;  // with a preview
}  // namespace

PictureDialog::PictureDialog(LiveBridge& bridge, const RunPlots& plots, const QString& title, QWidget* parent)
    : QDialog(parent),
      bridge_(bridge),
      plots_(plots),
      form_(new PictureForm(PictureForm::Kind::picture, this)),
      preview_(new PicturePreview([this](QSize most) { return drawPreview(most); }, this)),
      target_(new TargetField(this)),
      result_(new QLabel(this)),
      problem_(new QLabel(this)),
      buttons_(new QDialogButtonBox(this)) {
  setObjectName("pictureDialog");
  setWindowTitle(tr("Export picture"));
  setAttribute(Qt::WA_DeleteOnClose);
  form_->setOptions(lastPicture());
  result_->setProperty("muted", true);
  problem_->setProperty("error", true);
  problem_->setObjectName("problem");
  problem_->setWordWrap(true);
  buttons_->addButton(tr("Export"), QDialogButtonBox::AcceptRole)->setProperty("primary", true);
  buttons_->addButton(QDialogButtonBox::Cancel);

  auto* left = new QVBoxLayout;
  left->addWidget(form_);
  left->addWidget(result_);
  left->addWidget(problem_);
  left->addStretch(1);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(16);
  columns->addLayout(left);
  columns->addWidget(preview_, 1);
  auto* place = new QHBoxLayout;
  place->setSpacing(12);
  place->addWidget(new QLabel(tr("File"), this));
  place->addWidget(target_, 1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 16, 16, 12);
  all->setSpacing(12);
  all->addLayout(columns, 1);
  all->addLayout(place);
  all->addWidget(buttons_);

  target_->setFile(proposedFile(title, suffixOf(form_->options().format)));
  connect(form_, &PictureForm::changed, this, &PictureDialog::follow);
  connect(target_, &TargetField::changed, this, [this] { showProblem(problemOf(form_->options())); });
  connect(buttons_, &QDialogButtonBox::accepted, this, &PictureDialog::accept);
  connect(buttons_, &QDialogButtonBox::rejected, this, &PictureDialog::reject);
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, [this] {
    if (!writing_ && plots_.history().newestStep() != shown_) preview_->refresh();
  });
  timer->start(follow_ms);
  follow();
  if (screen()->availableSize().width() < least_screen) preview_->hide();  // the rest must fit
}

QString PictureDialog::problem() const { return problem_->text(); }

void PictureDialog::follow() {
  const PictureOptions options = form_->options();
  const QLocale locale;
  target_->setSuffixes({suffixOf(options.format)});
  const QSizeF pixels = QSizeF(options.size) * options.scale;
  result_->setText(
      options.format == PictureFormat::png
          ? tr("%1 × %2 pixels").arg(locale.toString(pixels.width(), 'f', 0), locale.toString(pixels.height(), 'f', 0))
          : tr("Letters are as large as in the window."));
  showProblem(problemOf(options));
  preview_->refresh();
}

void PictureDialog::showProblem(const QString& text) {
  problem_->setText(text);
  problem_->setVisible(!text.isEmpty());
  result_->setVisible(text.isEmpty());
  buttons_->buttons().front()->setEnabled(problemOf(form_->options()).isEmpty());
}

QImage PictureDialog::drawPreview(QSize most) {
  PictureOptions options = form_->options();
  if (!problemOf(options).isEmpty()) return {};
  shown_ = plots_.history().newestStep();
  options.scale = std::min(static_cast<double>(most.width()) / options.size.width(),
                           static_cast<double>(most.height()) / options.size.height());
  return drawPicture(plots_, options);
}

QString PictureDialog::write(const QString& file, const PictureOptions& options) {
  if (!bridge_.settle()) return tr("The last change has not taken effect yet. Pause the run and try again.");
  const Session session = bridge_.session();
  writing_ = true;
  setEnabled(false);
  setCursor(Qt::BusyCursor);
  QString problem;
  try {
    const Breath breath;
    problem = writeWhole(file, pictureBytes(plots_, session.scenario(), options));
  } catch (const std::bad_alloc&) {
    problem = tr("There is not enough memory for so large a picture. Choose a smaller size or scale.");
  }
  unsetCursor();
  setEnabled(true);
  writing_ = false;
  return problem;
}

void PictureDialog::reject() {
  if (!writing_) QDialog::reject();
}

void PictureDialog::accept() {
  if (writing_) return;
  const PictureOptions options = form_->options();
  if (const QString problem = problemOf(options); !problem.isEmpty()) return showProblem(problem);
  const QString file = target_->file();
  if (file.isEmpty()) return showProblem(tr("Type a name for the file."));
  if (!target_->mayWrite()) return;
  const QString problem = write(file, options);
  if (!problem.isEmpty()) return showProblem(problem);
  rememberPicture(options);
  rememberFolderOf(file);
  emit exported(file);
  QDialog::accept();
}

}  // namespace engram::ui
