#include "ui/understand/outcome_view.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <limits>

#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/understand/outcome_bars.h"
#include "ui/understand/reasons.h"
#include "ui/understand/repeat_job.h"
#include "ui/understand/understand_parts.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

constexpr qint64 readable = 1000;  // milliseconds that a sentence stays while the run goes on

/// "A: ", if there are two.
QString letterOf(Side side, bool compared) {
  return !compared ? QString() : side == Side::a ? QStringLiteral("A: ") : QStringLiteral("B: ");
}

}  // namespace

OutcomeView::OutcomeView(LiveBridge& bridge, OutcomeTeller teller, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      teller_(std::move(teller)),
      words_{wrappedLabel(this), wrappedLabel(this)},
      reasons_{wrappedLabel(this), wrappedLabel(this)},
      closer_(wrappedLabel(this, true)),
      theme_(darkTheme()),
      runs_(new QSpinBox(this)),
      what_(new QComboBox(this)),
      button_(new QPushButton(this)),
      progress_(new QProgressBar(this)),
      bars_(new OutcomeBars(this)),
      result_(wrappedLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 12, 8);
  column->setSpacing(8);
  for (QLabel* each : words_) column->addWidget(each);
  makeReasons();
  makeRepeat();
  column->addStretch(1);
  connect(&bridge_, &LiveBridge::sessionChanged, this, &OutcomeView::onSession);
}

void OutcomeView::makeReasons() {
  auto* column = static_cast<QVBoxLayout*>(layout());
  auto* heading = new QLabel(tr("Why?"), this);
  heading->setProperty("title", true);
  column->addSpacing(8);
  column->addWidget(heading);
  for (QLabel* each : reasons_) column->addWidget(each);
  column->addWidget(closer_);
  connect(closer_, &QLabel::linkActivated, this, [this](const QString& link) {
    if (const auto page = understandPageOf(link.mid(link.indexOf(':') + 1))) emit pageWanted(*page);
  });
}

OutcomeView::~OutcomeView() = default;

void OutcomeView::makeRepeat() {
  auto* column = static_cast<QVBoxLayout*>(layout());
  auto* heading = new QLabel(tr("Is that chance? Repeat it"), this);
  heading->setProperty("title", true);
  column->addSpacing(8);
  column->addWidget(heading);
  runs_->setRange(1, 100'000);
  runs_->setValue(100);
  runs_->setSuffix(tr(" runs"));
  runs_->setAccessibleName(tr("Number of runs"));
  what_->addItems({tr("new network, new noise"), tr("same network, new noise")});
  what_->setAccessibleName(tr("What is new in each run"));
  what_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  what_->setMinimumContentsLength(12);
  button_->setText(tr("Repeat"));
  button_->setToolTip(tr("Runs with all values and changes of the timeline, up to the step of now, beside the window"));
  auto* row = new QGridLayout;
  row->setHorizontalSpacing(6);
  row->addWidget(what_, 0, 0, 1, 2);
  row->addWidget(runs_, 1, 0);
  row->addWidget(button_, 1, 1);
  row->setColumnStretch(0, 1);
  row->setColumnStretch(1, 1);
  column->addLayout(row);
  progress_->hide();
  column->addWidget(progress_);
  column->addWidget(bars_);
  result_->setProperty("muted", true);
  column->addWidget(result_);
  connect(button_, &QPushButton::clicked, this, [this] { running_ ? job_->cancel() : start(); });
}

void OutcomeView::setTheme(const Theme& theme) {
  theme_ = theme;
  bars_->setTheme(theme);
  told_ = -1;
  presentReasons();
}

void OutcomeView::addTo(Question& question) const { question.recent = static_cast<int>(OutcomeWatcher::window); }

void OutcomeView::presentReasons() {
  const auto newest = bridge_.newest();
  const auto inspection = bridge_.inspection();
  if (!newest || !inspection || inspection->question.recent == 0 || inspection->b.has_value() != newest->b.has_value())
    return;
  const bool moved = inspection->step != told_ || inspection->epoch != told_epoch_;
  if (!moved || (told_ >= 0 && bridge_.playing() && since_.elapsed() < readable)) return;
  told_ = inspection->step;
  told_epoch_ = inspection->epoch;
  since_.start();
  const bool compared = inspection->b.has_value();
  reasons_[1]->setVisible(compared);
  bool late = false;
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !compared) continue;
    const Parameters p = bridge_.shown(side);
    const Outcome& outcome = newest->of(side).outcome;
    const QString words = reasonWords(p, outcome, inspection->of(side).recent);
    reason(side).setText(QStringLiteral("<b>%1</b>%2")
                             .arg(letterOf(side, compared), words.isEmpty() ? tr("Nothing has happened yet.") : words));
    late = late || (actsLate(p) && outcome.kind != OutcomeKind::retrieved);
  }
  closer_->setText(closerWords(late).replace(QLatin1String("<a "),
                                             QStringLiteral("<a style=\"color:%1\" ").arg(theme_.link.name())));
}

void OutcomeView::refresh() {
  const auto newest = bridge_.newest();
  if (!newest) return;
  const bool compared = newest->b.has_value();
  const QStringList names = patternNames(newest->a.parameters);
  words_[1]->setVisible(compared);
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !compared) continue;
    const RunSnapshot& run = newest->of(side);
    QString words = teller_.words(run.outcome, run.parameters.cue.pattern, names);
    words[0] = words[0].toUpper();
    words_[side == Side::b ? 1 : 0]->setText(
        QStringLiteral("<p><b>%1%2.</b></p><p>%3</p>")

            .arg(letterOf(side, compared), words.toHtmlEscaped(), teller_.rule(run.outcome, names).toHtmlEscaped()));
  }
  presentReasons();
}

std::optional<RepeatCounts> OutcomeView::counts(Side side) const {
  return job_ ? std::optional(job_->counts(side)) : std::nullopt;
}

void OutcomeView::onSession() {
  if (!repeated_) return;
  const Session& now = bridge_.session();
  bool outdated = now.compares() != compared_;
  for (const Side side : {Side::a, Side::b})
    outdated =
        outdated || repeated_->plan(side).agrees_until(now.plan(side)) != std::numeric_limits<std::int64_t>::max();
  if (outdated == outdated_) return;
  outdated_ = outdated;
  bars_->setPale(outdated_);
  present();
}

void OutcomeView::start() {
  RepeatOptions options;
  options.runs = asked_ = runs_->value();
  options.step = step_ = bridge_.stepNow();
  if (step_ == 0) {
    result_->setText(tr("At step 0 nothing has happened yet: let it run first."));
    return;
  }
  options.vary_network = what_->currentIndex() == 0;
  const Session session = bridge_.session();
  compared_ = session.compares();
  repeated_ = session;
  outdated_ = false;
  bars_->setPale(false);
  running_ = true;
  button_->setText(tr("Stop"));
  progress_->setRange(0, static_cast<int>(asked_ * (compared_ ? 2 : 1)));
  progress_->setValue(0);
  progress_->show();
  job_ = std::make_unique<RepeatJob>(session, options);
  connect(job_.get(), &RepeatJob::progressed, this, &OutcomeView::present);
  connect(job_.get(), &RepeatJob::finished, this, &OutcomeView::finish);
  present();
}

void OutcomeView::present() {
  const RepeatCounts a = job_->counts(Side::a), b = job_->counts(Side::b);
  progress_->setValue(static_cast<int>(a.runs + (compared_ ? b.runs : 0)));
  bars_->present(a, compared_ ? std::optional(b) : std::nullopt);
  const auto retrieved = [](const RepeatCounts& counts) {
    const Share share = share_of(counts.retrieved_overlap, counts.runs);
    if (counts.runs == 0) return tr("not begun");
    const QString text = tr("%1 of %2 runs have the cued memory (m ≥ 0.7) at the end: %3 – %4 of all such runs (95 %)")
                             .arg(countText(counts.retrieved_overlap), countText(counts.runs), percentText(share.low),
                                  percentText(share.high));
    return counts.retrieved_overlap > counts.count(OutcomeKind::retrieved)
               ? text + tr("; also where it is part of a mixture or of a swing")
               : text;
  };
  QString text = tr("Judged at step %1. ").arg(countText(step_));
  if (outdated_) text = tr("<b>From before your change.</b> ") + text;
  text += compared_ ? QStringLiteral("<br>A: %1<br>B: %2").arg(retrieved(a), retrieved(b)) : retrieved(a);
  result_->setText(text);
}

void OutcomeView::finish(bool complete, const QString& problem) {
  running_ = false;
  button_->setText(tr("Repeat"));
  progress_->hide();
  present();
  if (!problem.isEmpty()) result_->setText(tr("The runs could not be made: %1").arg(problem.toHtmlEscaped()));
  else if (!complete) result_->setText(tr("Stopped. ") + result_->text());
}

}  // namespace engram::ui
