// What the window of experiments draws, opens and writes.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QSpinBox>

#include "core/scenario/carrier.h"
#include "ui/experiments/experiments_window.h"
#include "ui/experiments/figure_file.h"
#include "ui/experiments/figure_view.h"
#include "ui/experiments/theory_boundary.h"
#include "ui/export/whole_file.h"
#include "ui/settings/settings.h"

namespace engram::ui {

void ExperimentsWindow::refreshFigure() {
  if (!results_) return;
  FigureChoice choice;
  choice.quantity = static_cast<Quantity>(quantity_->currentIndex());
  choice.by_overlap = rule_->currentIndex() == 1;
  choice.kind = static_cast<FigureKind>(kind_->currentIndex());
  rule_->setVisible(choice.quantity <= Quantity::retrieved_share);
  theory_->setVisible(choice.kind == FigureKind::map);
  Figure made = figure_of(*results_, choice);
  if (made.curves.empty() && made.maps.empty())
    figure_->setMessage(
        tr("No axis of this sweep is of numbers, so there is nothing to draw. Its results can be "
           "exported as a table."));
  figure_->present(std::move(made));
  followTheory();
}

void ExperimentsWindow::followTheory() {
  const bool wanted = theory_->isChecked() && figure_->figure().kind == FigureKind::map;
  if (!wanted) {
    if (!figure_->boundaries().empty()) figure_->setBoundaries({});
    boundary_of_ = nullptr;
    return;
  }
  if (boundary_of_ == &results_->plan()) return;
  boundary_of_ = &results_->plan();
  auto tasks = boundary_tasks(*results_, figure_->figure());
  following_theory_ = std::jthread([this, tasks, plan = results_->shared_plan()](const std::stop_token& stop) {
    std::vector<Boundary> found;
    for (const auto& task : tasks) found.push_back(theory_boundary(task, [&] { return stop.stop_requested(); }));
    if (stop.stop_requested()) return;
    QMetaObject::invokeMethod(
        this,
        [this, found, plan] {
          if (results_ && results_->shared_plan() == plan && boundary_of_ == plan.get()) figure_->setBoundaries(found);
        },
        Qt::QueuedConnection);
  });
}

void ExperimentsWindow::openRun(std::int64_t point) {
  const SweepPlan& plan = results_->plan();
  const Parameters& p = results_->parameters(point);
  const std::int64_t dictionary = std::min<std::int64_t>(dictionary_->value(), plan.dictionaries()) - 1;
  const std::int64_t cue = std::min<std::int64_t>(cue_->value(), plan.cues(p)) - 1;
  const SweepRun run = sweep_run(p, dictionary, cue);
  Json document = plan.scenario(point).document;
  document["seed"] = run.seed;
  document["noise_seed"] = run.noise_seed;
  set_in(document, "cue.pattern", run.pattern);
  document["title"] = plan.name(point);
  const ScenarioRead read = read_document(document, plan.memory_limit());
  if (!read.scenario) return sayProblem(QString::fromStdString(read.problems.front().message));
  const QString words = tr("Dictionary %1, memory %2 of the experiment at %3")
                            .arg(dictionary + 1)
                            .arg(cue + 1)
                            .arg(QString::fromStdString(plan.name(point)));
  emit runWanted(*read.scenario, words);
}

QString ExperimentsWindow::write(const QString& file, bool onWhite) {
  if (!results_) return tr("there is no experiment yet");
  if (file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
    return writeWhole(file, QByteArray::fromStdString(results_->plan().document().dump(2) + '\n'));
  if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
    const auto table = results_->table();
    if (!table) return tr("The table can be written when the experiment is finished.");
    return writeWhole(file, QByteArray::fromStdString(*table));
  }
  const auto format = formatOf(file);
  if (!format) return tr("“%1”: allowed are names that end in .png, .svg, .pdf, .csv or .json").arg(file);
  PictureOptions look{.format = *format, .size = figure_size, .scale = 2};
  return writeWhole(file, figureBytes({figure_->figure(), figure_->boundaries(), figure_->font()}, *results_, look,
                                      onWhite ? lightTheme() : theme_));
}

void ExperimentsWindow::exportAs(bool onWhite) {
  QFileDialog dialog(this, tr("Export the experiment"), settings::folder());
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setNameFilters({tr("Picture (*.png)"), tr("Vector picture (*.svg)"), tr("Page (*.pdf)"),
                         tr("Table of results (*.csv)"), tr("Sweep file (*.json)")});
  dialog.setDefaultSuffix(QStringLiteral("png"));
  connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
    dialog.setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
  });
  dialog.selectFile(tr("experiment"));
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return;
  const QString file = dialog.selectedFiles().front();
  settings::setFolder(QFileInfo(file).absolutePath());
  const QString problem = write(file, onWhite);
  sayProblem(problem);
  if (problem.isEmpty()) status_->setText(tr("Wrote %1").arg(QDir::toNativeSeparators(file)));
}

}  // namespace engram::ui
