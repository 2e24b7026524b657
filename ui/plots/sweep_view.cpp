#include "ui/plots/sweep_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/plots/run_pair.h"

namespace engram::ui {

namespace {
constexpr int frame_ms = 33;
constexpr std::array durations_s{5, 15, 60};
}  // namespace

SweepView::SweepView(const Theme& theme, QWidget* place)
    : QFrame(place),
      plots_(new RunPair(theme, this)),
      title_(new QLabel(this)),
      words_(new QLabel(this)),
      duration_(new QComboBox(this)),
      timer_(new QTimer(this)) {
  setObjectName(QStringLiteral("sweepView"));
  setAutoFillBackground(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Single-neuron updates within a step"));
  auto* bar = new QFrame(this);
  bar->setProperty("card", true);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(10, 4, 6, 4);
  earlier_ = addButton(QStringLiteral("◀"), tr("The step before"));
  later_ = addButton(QStringLiteral("▶"), tr("The next step"));
  play_ = addButton(tr("Slow motion"), tr("Plays the updates of this step one after another (Space)"));
  play_->setCheckable(true);
  close_ = addButton(tr("Back"), tr("Back to the steps of the run (Esc)"));
  title_->setProperty("title", true);
  words_->setProperty("muted", true);
  words_->setMinimumWidth(80);
  words_->setTextFormat(Qt::PlainText);
  for (const int seconds : durations_s) duration_->addItem(tr("in %1 s").arg(seconds), seconds);
  duration_->setCurrentIndex(1);
  duration_->setToolTip(tr("How long slow motion takes for the step"));
  duration_->setAccessibleName(duration_->toolTip());
  for (QWidget* each : {static_cast<QWidget*>(earlier_), static_cast<QWidget*>(later_), static_cast<QWidget*>(title_)})
    row->addWidget(each);
  row->addWidget(words_, 1);
  for (QWidget* each : {static_cast<QWidget*>(play_), static_cast<QWidget*>(duration_), static_cast<QWidget*>(close_)})
    row->addWidget(each);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(theme.spacing);
  all->addWidget(bar);
  all->addWidget(plots_, 1);
  for (QLabel*& each : messages_) {
    each = new QLabel(plots_);
    each->setAlignment(Qt::AlignCenter);
    each->setWordWrap(true);
    each->setProperty("card", true);
    each->setMargin(24);
    each->hide();
  }
  plots_->setTimeUnit(TimeUnit::update);
  plots_->setStripWanted(false);  // the updates of one run have no counterpart in the other
  timer_->setInterval(frame_ms);
  connect(timer_, &QTimer::timeout, this, &SweepView::advance);
  connect(earlier_, &QToolButton::clicked, this, [this] { emit stepWanted(step() - 1); });
  connect(later_, &QToolButton::clicked, this, [this] { emit stepWanted(step() + 1); });
  connect(play_, &QToolButton::clicked, this, &SweepView::setPlaying);
  connect(close_, &QToolButton::clicked, this, &SweepView::close);
  connect(&plots_->column(Side::a), &RunPlots::cursorMoved, this, &SweepView::tell);
  place->installEventFilter(this);
  plots_->installEventFilter(this);
  hide();
}

QToolButton* SweepView::addButton(const QString& sign, const QString& tip) {
  auto* button = new QToolButton(this);
  button->setText(sign);
  button->setToolTip(tip);
  button->setStatusTip(tip);
  button->setAccessibleName(tip);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

void SweepView::present(std::shared_ptr<const Sweep> sweep, const Names& names, bool compares) {
  sweep_ = std::move(sweep);
  names_ = names;
  compares_ = compares;
  setPlaying(false);
  title_->setText(tr("Within step %1").arg(QLocale().toString(static_cast<qlonglong>(sweep_->step))));
  earlier_->setEnabled(sweep_->step > 1);
  setGeometry(parentWidget()->rect());
  raise();
  show();
  placeMessages();
  setFocus();
}

std::size_t SweepView::updates() const { return std::max(sweep_->a.updates.size(), sweep_->b.updates.size()); }

const Sweep::Side& SweepView::told() const { return sweep_->a.updates.empty() ? sweep_->b : sweep_->a; }

void SweepView::startPlots() {
  plots_->setCompared(compares_);
  plots_->start(names_.layout, names_.network->patterns().count(), names_.cued, names_.activity, names_.memories,
                names_.network);
  plots_->present(names_.headers[0], names_.headers[1], std::nullopt);
  const auto all = static_cast<qint64>(updates()) + 1;
  for (const Side side : {Side::a, Side::b}) plots_->column(side).setWindowLength(all);
  given_ = {};
  shown_ = 0;
}

void SweepView::setPlaying(bool playing) {
  playing_ = playing && sweep_ && updates() > 0;
  play_->setChecked(playing_);
  if (!sweep_) return;
  startPlots();
  if (playing_) {
    since_.start();
    timer_->start();
    showUpTo(0);
  } else {
    timer_->stop();
    showUpTo(updates());
  }
}

void SweepView::advance() {
  const double share = static_cast<double>(since_.elapsed()) / (1000.0 * duration_->currentData().toInt());
  if (share < 1) return showUpTo(static_cast<std::size_t>(share * static_cast<double>(updates())));
  timer_->stop();
  playing_ = false;
  play_->setChecked(false);
  showUpTo(updates());
}

void SweepView::showUpTo(std::size_t update) {
  shown_ = update;
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const auto& samples = (side == 0 ? sweep_->a : sweep_->b).samples;
    std::size_t& given = given_[side];
    while (given < samples.size() && samples[given].last <= static_cast<std::int64_t>(update))
      plots_->append(samples[given++]);
  }
  plots_->refresh(0);
  tell();
}

QString SweepView::words() const {
  if (!sweep_ || updates() == 0) return {};
  const QLocale locale;
  std::size_t at = shown_;
  if (const auto cursor = plots_->column(Side::a).cursor(); cursor && !playing_)
    at = std::min(static_cast<std::size_t>(std::max<qint64>(*cursor, 0)), shown_);
  const QString count =
      tr("update %1 of %2")
          .arg(locale.toString(static_cast<qulonglong>(at)), locale.toString(static_cast<qulonglong>(updates())));
  if (at == 0 || at > told().updates.size()) return count;
  const Update& update = told().updates[at - 1];
  const QString population = update.population == Population::excitatory   ? tr("excitatory neuron")
                             : update.population == Population::inhibitory ? tr("inhibitory neuron")
                                                                           : tr("second inhibitory neuron");
  const QString what = update.before == update.after ? (update.after ? tr("still fires") : tr("still silent"))
                       : update.after                ? tr("silent → fires")
                                                     : tr("fires → silent");
  return QStringLiteral("%1  ·  %2 %3: %4").arg(count, population, locale.toString(update.neuron), what);
}

QString SweepView::message(Side side) const {
  const Sweep::Side& told = side == Side::a ? sweep_->a : sweep_->b;
  if (!told.updates.empty() || (side == Side::b && !compares_)) return {};
  return tr("Here all neurons of a population are updated together: there is nothing between one step and the next.");
}

void SweepView::tell() {
  words_->setText(words());
  words_->setToolTip(words());
}

void SweepView::placeMessages() {
  if (!sweep_) return;
  for (const Side side : {Side::a, Side::b}) {
    QLabel& label = *messages_[side == Side::b ? 1 : 0];
    label.setText(message(side));
    label.setVisible(!label.text().isEmpty());
    const RunPlots& column = plots_->column(side);
    label.setGeometry(QRect(column.mapTo(plots_, QPoint(0, 0)), column.size()));
    label.raise();
  }
}

void SweepView::setTheme(const Theme& theme) {
  setStyleSheet(QStringLiteral("#sweepView { background: %1; }").arg(theme.window.name()));
  plots_->setTheme(theme);
}

void SweepView::close() {
  if (isHidden()) return;
  timer_->stop();
  playing_ = false;
  hide();
  sweep_.reset();
  emit closed();
}

bool SweepView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && watched == parent()) setGeometry(parentWidget()->rect());
  if ((event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) && watched == plots_)
    QTimer::singleShot(0, this, &SweepView::placeMessages);  // when the columns have their places
  return false;
}

bool SweepView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {  // these keys mean the sweep now, not the run
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Space) event->accept();
  }
  return QFrame::event(event);
}

void SweepView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      return close();
    case Qt::Key_Left:
      if (step() > 1) emit stepWanted(step() - 1);
      return;
    case Qt::Key_Right:
      emit stepWanted(step() + 1);
      return;
    case Qt::Key_Space:
      return setPlaying(!playing_);
    default:
      QFrame::keyPressEvent(event);
  }
}

}  // namespace engram::ui
