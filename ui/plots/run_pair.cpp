#include "ui/plots/run_pair.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/plots/breath.h"
#include "ui/plots/difference_plot.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"

namespace engram::ui {

namespace {
constexpr const char* plain_name = "plainName";      // of a plot, without its side
constexpr int columns_share = 86, strip_share = 14;  // of the height
}  // namespace

struct RunPair::Run {
  std::shared_ptr<const RasterLayout> layout;
  std::int64_t memories = 0, cued = 0;
  double activity = 0.1;
  QStringList names;
  std::shared_ptr<const Network> network;
};

RunPair::RunPair(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      run_(std::make_unique<Run>()),
      header_a_(new ColumnHeader(Side::a, this)),
      header_b_(new ColumnHeader(Side::b, this)),
      a_(new RunPlots(theme, this)),
      b_(new RunPlots(theme, *a_, this)),
      strip_(new DifferencePlot(this)),
      columns_(new QWidget(this)) {
  column_a_ = makeColumn(header_a_, a_);
  column_b_ = makeColumn(header_b_, b_);
  auto* row = new QHBoxLayout(columns_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme.spacing);
  row->addWidget(column_a_, 1);
  row->addWidget(column_b_, 1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(theme.spacing);
  all->addWidget(columns_, columns_share);
  all->addWidget(strip_, strip_share);
  strip_->setHistory(&b_->history());
  a_->reading().add({strip_});
  connect(a_, &RunPlots::drawn, this, &RunPair::drawSecond);
  connect(&a_->reading(), &PlotReading::stateChanged, this, &RunPair::showParts);
  const auto pick = [this](const LivePlot* plot, QPoint point, bool clicked) {
    for (const Side side : {Side::a, Side::b})
      if (plot == &column(side).rasterPlot())
        if (auto found = column(side).rasterPlot().pickAt(point)) {
          if (!clicked) found->first = found->last = a_->cursor().value_or(found->first);
          emit picked(side, *found, clicked);
        }
  };
  connect(&a_->reading(), &PlotReading::clicked, this,
          [pick](LivePlot* plot, QPoint point) { pick(plot, point, true); });
  connect(&a_->reading(), &PlotReading::placeMoved, this,
          [pick](LivePlot* plot, QPoint point) { pick(plot, point, false); });
  setTheme(theme);
  showParts();
}

RunPair::~RunPair() {
  delete a_;  // with the reading, which looks at the others
  delete strip_;
  delete b_;
}

QWidget* RunPair::makeColumn(ColumnHeader* header, RunPlots* plots) {
  auto* column = new QWidget(columns_);
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(plots->theme().spacing);
  layout->addWidget(header);
  layout->addWidget(plots, 1);
  return column;
}

void RunPair::setCompared(bool compared) {
  if (compared == compared_) return;
  compared_ = compared;
  PlotReading& reading = a_->reading();
  if (!compared && reading.enlarged() != nullptr && !a_->isAncestorOf(reading.enlarged())) reading.enlarge(nullptr);
  startSecond();
  linkTwins(compared);
  namePlots();
  showParts();
  a_->refresh(0);
  emit comparedChanged(compared);
}

void RunPair::linkTwins(bool linked) {
  for (std::size_t i = 0; i < a_->plots().size(); ++i) a_->plots()[i]->setTwin(linked ? b_->plots()[i] : nullptr);
}

void RunPair::namePlots() {
  // Screen readers tell the columns apart.
  for (std::size_t i = 0; i < a_->plots().size(); ++i)
    for (const auto& [plots, letter] : {std::pair{a_, 'A'}, std::pair{b_, 'B'}}) {
      LivePlot* plot = plots->plots()[i];
      QString name = plot->accessibleName();
      if (plot->property(plain_name).isNull()) plot->setProperty(plain_name, name);
      name = plot->property(plain_name).toString();
      plot->setAccessibleName(compared_ ? tr("%1, run %2").arg(name, QChar(letter)) : name);
    }
}

void RunPair::showParts() {
  const LivePlot* enlarged = a_->reading().enlarged();
  const bool a = !compared_ || sides_ != ShownSides::b, b = compared_ && sides_ != ShownSides::a;
  header_a_->setVisible(compared_);
  header_b_->setVisible(compared_);
  column_a_->setVisible(a);
  column_b_->setVisible(b);
  columns_->setVisible(enlarged != strip_);
  strip_->setVisible(strip_wanted_ && a && b && (enlarged == nullptr || enlarged == strip_));
}

void RunPair::start(const std::shared_ptr<const RasterLayout>& layout, std::int64_t memories, std::int64_t cued,
                    double activity, const QStringList& memoryNames, const std::shared_ptr<const Network>& network) {
  *run_ = {layout, memories, cued, activity, memoryNames, network};
  now_.reset();
  a_->start(layout, memories, cued, activity, memoryNames, network);
  startSecond();
}

void RunPair::startSecond() {
  b_->start(run_->layout, run_->memories, run_->cued, run_->activity, run_->names, run_->network);
  strip_->setFirstDifference(std::nullopt);
}

void RunPair::append(const Sample& sample) {
  if (sample.side == Side::a) a_->append(sample);
  else if (compared_) b_->append(sample);
}

void RunPair::refresh(double stepsPerSecond) { a_->refresh(stepsPerSecond); }

void RunPair::drawSecond() {
  if (!compared_) return;
  if (b_->isVisibleTo(this)) b_->draw();
  if (b_->history().empty() || !strip_->isVisibleTo(this)) return;
  strip_->setWindow(a_->timeAxis().window());
  strip_->refresh();
  strip_->showNow(now_);
}

void RunPair::showNow(std::int64_t step, std::int64_t reached) {
  now_ = step < reached ? std::optional<qint64>(step) : std::nullopt;
  if (now_ && step >= a_->history().newestStep()) now_.reset();
  a_->showNow(now_);
  b_->showNow(now_);
}

void RunPair::present(const ColumnWords& a, const ColumnWords& b, std::optional<std::int64_t> firstDifference) {
  header_a_->present(a);
  header_b_->present(b);
  a_->setAccessibleDescription(a.sentence());
  b_->setAccessibleDescription(b.sentence());
  strip_->setFirstDifference(firstDifference);
}

void RunPair::setStripWanted(bool wanted) {
  strip_wanted_ = wanted;
  showParts();
}

void RunPair::setTimeUnit(TimeUnit unit) {
  for (RunPlots* column : {a_, b_})
    for (LivePlot* plot : column->plots()) plot->setTimeUnit(unit);
  strip_->setTimeUnit(unit);
}

void RunPair::setTheme(const Theme& theme) {
  a_->setTheme(theme);
  b_->setTheme(theme);
  strip_->setTheme(theme);
  header_a_->setTheme(theme);
  header_b_->setTheme(theme);
}

void RunPair::forgetChoices() {
  a_->forgetChoices();
  b_->forgetChoices();
}

QString RunPair::ghostName(Side side) const {
  const QString title = header(side).words().title;
  if (!compared_) return title.isEmpty() ? tr("an earlier run") : title;
  return title.isEmpty() ? tr("side %1").arg(side == Side::a ? 'A' : 'B')
                         : QStringLiteral("%1 · %2").arg(QChar(side == Side::a ? 'A' : 'B'), title);
}

void RunPair::keepGhost(Side side) {
  const History& history = column(compared_ ? side : Side::a).history();
  if (history.empty()) return;
  ghost_ = std::make_shared<const History>(history);
  const QString name = ghostName(side);
  a_->setGhost(ghost_, name);
  b_->setGhost(ghost_, name);
  emit ghostChanged();
}

void RunPair::removeGhost() {
  if (!ghost_) return;
  ghost_.reset();
  a_->removeGhost();
  b_->removeGhost();
  emit ghostChanged();
}

std::unique_ptr<RunPair> RunPair::copy(const ColumnLook& look, ShownSides sides) const {
  auto pair = std::make_unique<RunPair>(look.theme.value_or(theme()));
  pair->setAttribute(Qt::WA_DontShowOnScreen);
  pair->setAttribute(Qt::WA_ShowWithoutActivating);
  pair->setAttribute(Qt::WA_QuitOnClose, false);
  pair->compared_ = compared_;
  pair->sides_ = sides;
  pair->header_a_->present(header_a_->words());
  pair->header_b_->present(header_b_->words());
  pair->a_->adopt(*a_, look);
  if (compared_) {
    pair->b_->adopt(*b_, look);
    pair->strip_->setHistory(&pair->b_->history());
    pair->strip_->setCanvasScale(look.scale);
    pair->strip_->hideButtons();
    pair->strip_->adoptLook(*strip_);
    pair->strip_->setWindow(look.steps.value_or(pair->a_->timeAxis().window()));
    pair->linkTwins(true);
  }
  pair->showParts();
  if (pair->minimumSizeHint().height() > look.size.height()) pair->strip_->hide();
  pair->resize(look.size);
  pair->show();  // lays everything out and draws it at once, as it would be on screen
  pair->a_->settle();
  if (!compared_) return pair;
  pair->b_->settle();
  if (pair->strip_->isVisible()) {
    pair->strip_->refresh();
    pair->strip_->settle();
  }
  pair->a_->settle();  // which memories have colours depends on both
  return pair;
}

void RunPair::drawOn(QPainter& painter, ChartFrame::Content content) const {
  const auto at = [&](const QWidget* part, const auto& draw) {
    painter.save();
    painter.translate(part->mapTo(this, QPoint(0, 0)));
    draw();
    painter.restore();
    Breath::take();
  };
  for (const ColumnHeader* header : {header_a_, header_b_})
    if (header->isVisible()) at(header, [&] { header->drawOn(painter); });
  for (const RunPlots* plots : {a_, b_})
    if (plots->isVisible()) at(plots, [&] { plots->drawOn(painter, content); });
  if (strip_->isVisible()) at(strip_, [&] { strip_->drawOn(painter, content); });
}

std::vector<const LivePlot*> RunPair::shownPlots() const {
  std::vector<const LivePlot*> shown;
  for (const LivePlot* plot : a_->reading().plots())
    if (plot->isVisible()) shown.push_back(plot);
  return shown;
}

}  // namespace engram::ui
