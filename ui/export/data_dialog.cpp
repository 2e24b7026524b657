#include "ui/export/data_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/experiment/recording.h"
#include "ui/bridge/live_bridge.h"
#include "ui/export/export_settings.h"
#include "ui/export/target_field.h"

namespace engram::ui {

namespace {

/// "runs/a.csv" with its part: "runs/a-trace.csv".
QString withPart(const QString& file, const QString& part) {
  return file.isEmpty() ? QString() : file.chopped(4) + '-' + part + ".csv";
}

}  // namespace

DataDialog::DataDialog(LiveBridge& bridge, const QString& title, QWidget* parent)
    : ExportDialog(bridge, parent),
      choices_(new QWidget(this)),
      trace_(new QCheckBox(tr("Trace: overlaps, rates and Hamming distances of every step"), choices_)),
      spikes_(new QCheckBox(tr("Spikes: step, population and neuron of every spike"), choices_)),
      last_(new QSpinBox(choices_)),
      side_(new QComboBox(choices_)),
      memories_(new QComboBox(choices_)),
      list_(new QLineEdit(choices_)) {
  setObjectName("dataDialog");
  setWindowTitle(tr("Export data"));
  build();
  trace_->setChecked(true);
  last_->setRange(0, static_cast<int>(most_data_steps));
  last_->setValue(static_cast<int>(std::min(most_data_steps, bridge.stepNow())));
  target().setSuffixes({".csv"});
  target().setFile(proposedFile(title, ".csv"));
  connect(trace_, &QCheckBox::toggled, this, &DataDialog::follow);
  connect(spikes_, &QCheckBox::toggled, this, &DataDialog::follow);
  connect(last_, &QSpinBox::valueChanged, this, &DataDialog::follow);
  connect(memories_, &QComboBox::currentIndexChanged, this, &DataDialog::follow);
  connect(list_, &QLineEdit::textChanged, this, &DataDialog::follow);
  connect(&target(), &TargetField::changed, this, &DataDialog::follow);
  follow();
}

DataDialog::~DataDialog() = default;

void DataDialog::build() {
  last_->setGroupSeparatorShown(true);
  last_->setAccessibleName(tr("Last step"));
  last_->setMinimumWidth(130);
  side_->addItems({tr("A"), tr("B")});
  memories_->addItems({tr("All memories"), tr("The cued memory"), tr("These memories:")});
  memories_->setAccessibleName(tr("Columns"));
  list_->setPlaceholderText(tr("1,4"));
  list_->setAccessibleName(tr("Memories, counted from 1"));

  auto* steps = new QHBoxLayout;
  steps->addWidget(last_);
  steps->addStretch(1);
  auto* columns = new QHBoxLayout;
  columns->addWidget(memories_);
  columns->addWidget(list_, 1);
  auto* form = new QFormLayout(choices_);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(12);
  form->addRow(tr("Tables"), trace_);
  form->addRow(QString(), spikes_);
  form->addRow(tr("Steps 0 to"), steps);
  form->addRow(tr("Columns"), columns);
  if (bridge().session().compares()) form->addRow(tr("Side"), side_);
  else side_->hide();
  layOut(choices_, nullptr);
  setMinimumWidth(520);
}

DataOptions DataDialog::options() const {
  DataOptions options;
  const QString file = target().file();
  if (trace_->isChecked()) options.trace = withPart(file, "trace");
  if (spikes_->isChecked()) options.spikes = withPart(file, "spikes");
  options.last = last_->value();
  options.side = side_->currentIndex() == 1 ? Side::b : Side::a;
  options.memories = QStringList{"all", "cued", list_->text().remove(' ')}[memories_->currentIndex()];
  return options;
}

void DataDialog::follow() {
  list_->setVisible(memories_->currentIndex() == 2);
  memories_->setEnabled(trace_->isChecked());
  list_->setEnabled(trace_->isChecked());
  const DataOptions chosen = options();
  const Parameters now = bridge().shown();
  std::string refusal;
  const auto memories = chosen_memories(chosen.memories.toStdString(), now, refusal);
  QString problem;
  if (!trace_->isChecked() && !spikes_->isChecked()) problem = tr("Choose at least one table.");
  else if (trace_->isChecked() && !memories) problem = tr("Memories: %1").arg(QString::fromStdString(refusal));
  else if (target().file().isEmpty()) problem = tr("Type a name for the files.");
  QStringList names;
  for (const QString& file : {chosen.trace, chosen.spikes})
    if (!file.isEmpty()) names += QFileInfo(file).fileName();
  const double spikes = now.network.activity * static_cast<double>(now.network.excitatory + now.network.inhibitory);
  const double bytes = estimatedBytes(chosen, memories ? memories->size() : 0, spikes);
  showResult(tr("%1, about %2")
                 .arg(names.join(tr(" and ")),
                      QLocale().formattedDataSize(static_cast<qint64>(bytes), 0, QLocale::DataSizeSIFormat)));
  showProblem(problem);
  allowExport(problem.isEmpty());
}

void DataDialog::accept() {
  if (running()) return;
  const DataOptions chosen = options();
  QStringList there;
  for (const QString& file : {chosen.trace, chosen.spikes})
    if (!file.isEmpty() && QFileInfo(file).isFile()) there += QDir::toNativeSeparators(file);
  if (!there.isEmpty() &&
      QMessageBox::question(this, tr("Replace the files?"), tr("Already there: %1. Replace?").arg(there.join(", ")),
                            QMessageBox::Yes | QMessageBox::No, QMessageBox::No) != QMessageBox::Yes)
    return;
  const std::optional<Session> session = settledSession();
  if (!session) return;
  job_ = std::make_unique<DataJob>(*session, chosen);
  connect(job_.get(), &DataJob::finished, this, &DataDialog::onFinished);
  showProblem({});
  setRunning(true);
}

double DataDialog::progress() const {
  return job_ ? static_cast<double>(job_->stepNow()) / static_cast<double>(std::max(1, last_->value())) : 0;
}
void DataDialog::cancel() { job_->cancel(); }  // onFinished() goes on

void DataDialog::onFinished(bool complete, const QString& problem) {
  const DataOptions written = options();
  job_.release()->deleteLater();  // its signal brought us here
  setRunning(false);
  if (!complete) return showProblem(problem);
  finish(written.trace.isEmpty() ? written.spikes : written.trace);
}

}  // namespace engram::ui
