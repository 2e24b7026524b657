// How an experiment begins, pauses, goes on and ends, and what is told meanwhile.
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include "core/experiment/sweep_estimate.h"
#include "core/experiment/sweep_order.h"
#include "core/model/check.h"
#include "ui/experiments/duration_words.h"
#include "ui/experiments/experiment_form.h"
#include "ui/experiments/experiments_window.h"
#include "ui/experiments/figure_view.h"
#include "ui/experiments/point_progress.h"
#include "ui/experiments/sweep_runner.h"

namespace engram::ui {

QString problemWords(const Problems& problems) {
  QStringList lines;
  for (const Problem& each : problems) lines << QString::fromStdString(each.path + ": " + each.message);
  return lines.join('\n');
}

void ExperimentsWindow::showEstimate() {
  const auto document = form_->document();
  if (!document || running() || unchanged()) return;
  constexpr double budget = 0.4;  // seconds
  estimating_ = std::jthread([this, document = *document](const std::stop_token& stop) {
    QString words, problem;
    try {
      const SweepRead read = SweepPlan::read(document, default_memory_limit());
      if (read.plan) {
        const SweepEstimate e = estimate_sweep(*read.plan, budget, stop);
        const QLocale locale;
        words =
            tr("%1 points × %2 dictionaries, %3 runs: about %4, up to %5 of memory")
                .arg(locale.toString(static_cast<qlonglong>(e.points)),
                     locale.toString(static_cast<qlonglong>(read.plan->dictionaries())),
                     locale.toString(static_cast<qlonglong>(e.runs)), durationWords(e.seconds / SweepRunner::threads()),
                     locale.formattedDataSize(static_cast<qint64>(e.memory * SweepRunner::threads()), 1));
      } else {
        problem = problemWords(read.problems);
      }
    } catch (const std::exception& error) {
      problem = QString::fromUtf8(error.what());
    }
    if (stop.stop_requested()) return;
    QMetaObject::invokeMethod(
        this,
        [this, words, problem, document] {
          if (form_->document() != document) return;
          estimate_->setText(words);
          sayProblem(problem);
          follow();
        },
        Qt::QueuedConnection);
  });
}

void ExperimentsWindow::startOrPause() {
  if (running()) {
    runner_->stop();
    primary_->setEnabled(false);  // until it has stopped
    return;
  }
  if (unchanged() && !results_->complete() && !given_up_) return goOn();
  const auto document = unchanged() ? std::optional(results_->plan().document()) : form_->document();
  if (!document) return sayProblem(form_->problem());
  SweepRead read = SweepPlan::read(*document, default_memory_limit());
  if (!read.plan) return sayProblem(problemWords(read.problems));
  if (results_ && !given_up_ && results_->finished() > 0 && !results_->complete()) {
    QMessageBox box(QMessageBox::Question, tr("Another experiment"), tr("Give up the experiment that is paused?"),
                    QMessageBox::Ok | QMessageBox::Cancel, this);
    box.setIcon(QMessageBox::NoIcon);
    box.setInformativeText(tr("What it has computed is lost then."));
    box.button(QMessageBox::Ok)->setText(tr("Begin anew"));
    if (box.exec() != QMessageBox::Ok) return;
  }
  store_.clear();
  takeUp(SweepResults(std::make_shared<const SweepPlan>(std::move(*read.plan))));
  goOn();
}

void ExperimentsWindow::goOn() {
  estimating_ = std::jthread();
  sayProblem({});
  if (store_.journal() == nullptr) {
    const QString problem = store_.begin(results_->plan());
    if (!problem.isEmpty()) sayProblem(tr("The experiment runs, but cannot be kept for later: %1").arg(problem));
  }
  work_before_ = 0;
  for (std::int64_t point = 0; point < results_->plan().points(); ++point)
    work_before_ += work_[static_cast<std::size_t>(point)] * static_cast<double>(results_->finished(point));
  since_.start();
  estimate_->clear();
  runner_->start(results_->shared_plan(), coarse_to_fine(results_->plan(), results_->have()), store_.journal());
  followTheory();
  follow();
}

void ExperimentsWindow::cancel() {
  runner_->finish();
  given_up_ = true;
  store_.clear();
  refreshFigure();
  follow();
}

void ExperimentsWindow::follow() {
  const bool paused = results_ && !running() && !results_->complete() && !given_up_ && results_->finished() > 0;
  const bool ready = form_->document().has_value();
  primary_->setText(running() ? tr("Pause") : paused && unchanged() ? tr("Go on") : tr("Start"));
  primary_->setEnabled(running() || (ready && !(unchanged() && results_->complete())));
  cancel_->setEnabled(running() || paused);
  export_->setEnabled(results_ && results_->finished() > 0);
  if (results_) tellProgress();
  else
    figure_->setMessage(
        tr("Choose a study on the left, then Start.\nThe picture fills in while you watch; the run in "
           "the window goes on meanwhile."));
}

void ExperimentsWindow::tellProgress() {
  const SweepPlan& plan = results_->plan();
  std::vector<double> shares;
  double all = 0, done = 0;
  for (std::int64_t point = 0; point < plan.points(); ++point) {
    const double share = static_cast<double>(results_->finished(point)) / static_cast<double>(plan.dictionaries());
    shares.push_back(share);
    const double work = work_[static_cast<std::size_t>(point)] * static_cast<double>(plan.dictionaries());
    all += work;
    done += work * share;
  }
  points_->present(std::move(shares));
  const QLocale locale;
  const QString counted = tr("%1 of %2 networks")
                              .arg(locale.toString(static_cast<qlonglong>(results_->finished())),
                                   locale.toString(static_cast<qlonglong>(plan.pieces())));
  if (results_->complete()) return status_->setText(tr("Finished: %1").arg(counted));
  if (!running())
    return status_->setText(given_up_ ? tr("Cancelled after %1").arg(counted)
                            : results_->finished() > 0
                                ? tr("Paused after %1; it goes on here, also after a restart").arg(counted)
                                : tr("Not begun: %1").arg(counted));
  const double seconds = static_cast<double>(since_.elapsed()) / 1000, here = done - work_before_;
  const QString left =
      here > 0 && seconds > 0.5 ? tr(" · %1 left").arg(durationWords(seconds / here * (all - done))) : QString();
  status_->setText(tr("Running: %1%2").arg(counted, left));
}

}  // namespace engram::ui
