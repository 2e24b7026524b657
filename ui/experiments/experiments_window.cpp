#include "ui/experiments/experiments_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/experiment/sweep_estimate.h"
#include "core/model/check.h"
#include "ui/experiments/experiment_form.h"
#include "ui/experiments/figure_view.h"
#include "ui/experiments/point_progress.h"
#include "ui/experiments/sweep_runner.h"

namespace engram::ui {
namespace {

constexpr int estimate_after_ms = 350, figure_every_ms = 150;
}  // namespace

ExperimentsWindow::ExperimentsWindow(NetworkOfWindow network, const QString& folder, QWidget* parent)
    : QDialog(parent, Qt::Window),
      network_(std::move(network)),
      store_(folder),
      theme_(darkTheme()),
      runner_(new SweepRunner(this)) {
  setObjectName(QStringLiteral("experiments"));
  setAttribute(Qt::WA_WindowPropagation);  // the colours of the theme, also in lists that open
  setWindowTitle(tr("Experiments — Engram"));
  resize(1180, 780);
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(8, 8, 8, 8);
  columns->setSpacing(8);
  columns->addWidget(buildForm());
  columns->addWidget(buildFigure(), 1);

  estimate_soon_.setSingleShot(true);
  estimate_soon_.setInterval(estimate_after_ms);
  connect(&estimate_soon_, &QTimer::timeout, this, &ExperimentsWindow::showEstimate);
  figure_soon_.setSingleShot(true);
  figure_soon_.setInterval(figure_every_ms);
  connect(&figure_soon_, &QTimer::timeout, this, &ExperimentsWindow::refreshFigure);
  connect(form_, &ExperimentForm::changed, this, &ExperimentsWindow::onFormChanged);
  connect(form_, &ExperimentForm::networkWanted, this, &ExperimentsWindow::takeNetwork);
  connect(runner_, &SweepRunner::finishedPiece, this, [this](std::int64_t piece, const PieceResult& result) {
    if (results_) results_->add(piece, result);
  });
  connect(runner_, &SweepRunner::advanced, this, [this] {
    tellProgress();
    export_->setEnabled(true);
    if (!figure_soon_.isActive()) figure_soon_.start();
  });
  connect(runner_, &SweepRunner::ended, this, [this](const QString& problem) {
    sayProblem(problem);
    refreshFigure();
    follow();
  });

  if (const auto plan = store_.restore()) {
    SweepResults found(plan);
    for (const auto& [piece, result] : store_.journal()->found()) found.add(piece, result);
    form_->setDocument(plan->document(), plan->base().parameters);
    network_taken_ = true;
    takeUp(std::move(found));
  } else {
    follow();
  }
}

ExperimentsWindow::~ExperimentsWindow() {
  runner_->disconnect(this);
  runner_->finish();
}

QWidget* ExperimentsWindow::buildForm() {
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  auto* rows = new QVBoxLayout(card);
  rows->setContentsMargins(0, 0, 0, 8);
  auto* scroll = new QScrollArea(card);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  form_ = new ExperimentForm(scroll);
  scroll->setWidget(form_);
  form_->setAutoFillBackground(false);  // the card shows through
  scroll->viewport()->setAutoFillBackground(false);
  rows->addWidget(scroll, 1);
  estimate_ = new QLabel(card);
  estimate_->setObjectName(QStringLiteral("experimentEstimate"));
  estimate_->setProperty("muted", true);
  estimate_->setWordWrap(true);
  estimate_->setContentsMargins(10, 0, 10, 0);
  rows->addWidget(estimate_);
  problem_ = new QLabel(card);
  problem_->setProperty("error", true);
  problem_->setWordWrap(true);
  problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  problem_->setContentsMargins(10, 0, 10, 0);
  problem_->hide();
  rows->addWidget(problem_);
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(10, 4, 10, 2);
  primary_ = new QPushButton(card);
  primary_->setObjectName(QStringLiteral("experimentStart"));
  primary_->setProperty("primary", true);
  primary_->setAutoDefault(false);
  cancel_ = new QPushButton(tr("Cancel"), card);
  cancel_->setAutoDefault(false);
  cancel_->setToolTip(tr("Ends the experiment; what is drawn stays until another one begins"));
  buttons->addWidget(primary_, 1);
  buttons->addWidget(cancel_);
  rows->addLayout(buttons);
  connect(primary_, &QPushButton::clicked, this, &ExperimentsWindow::startOrPause);
  connect(cancel_, &QPushButton::clicked, this, &ExperimentsWindow::cancel);
  card->setFixedWidth(330);
  return card;
}

QWidget* ExperimentsWindow::buildFigure() {
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  auto* rows = new QVBoxLayout(card);
  rows->setContentsMargins(10, 8, 10, 8);
  title_ = new QLabel(card);
  title_->setProperty("title", true);
  title_->hide();
  rows->addWidget(title_);
  auto* choices = new QHBoxLayout;
  quantity_ = new QComboBox(card);
  quantity_->setAccessibleName(tr("What is drawn"));
  for (const QString& text : {tr("Retrieved memories / N"), tr("Share of memories retrieved"), tr("Overlap m"),
                              tr("Hamming distance"), tr("Excitatory rate")})
    quantity_->addItem(text);
  rule_ = new QComboBox(card);
  rule_->setAccessibleName(tr("Rule of retrieval"));
  rule_->addItem(tr("by Hamming distance"));
  rule_->addItem(tr("by overlap"));
  rule_->setToolTip(tr("What counts as retrieved: few neurons that differ (5 %), or a large overlap (0.7)"));
  kind_ = new QComboBox(card);
  kind_->setAccessibleName(tr("Kind of figure"));
  kind_->addItem(tr("Curves"));
  kind_->addItem(tr("Map"));
  theory_ = new QCheckBox(tr("Theory"), card);
  theory_->setChecked(true);
  theory_->hide();  // until there is a map
  theory_->setToolTip(tr("The line up to which mean-field theory says that a memory is recalled"));
  export_ = new QPushButton(tr("Export"), card);
  export_->setAutoDefault(false);
  auto* menu = new QMenu(export_);
  menu->addAction(tr("Figure on &white, or the data…"), this, [this] { exportAs(true); });
  menu->addAction(tr("Figure as it is &here, or the data…"), this, [this] { exportAs(false); });
  export_->setMenu(menu);
  export_->setProperty("menu", true);
  for (QWidget* each : std::initializer_list<QWidget*>{quantity_, rule_, kind_, theory_}) choices->addWidget(each);
  choices->addStretch(1);
  choices->addWidget(export_);
  rows->addLayout(choices);
  figure_ = new FigureView(card);
  rows->addWidget(figure_, 1);
  hover_ = new QLabel(card);
  hover_->setObjectName(QStringLiteral("experimentHover"));
  hover_->setMinimumWidth(1);
  rows->addWidget(hover_);
  auto* opening = new QHBoxLayout;
  auto* words = new QLabel(tr("A click on a point opens its run: dictionary"), card);
  words->setProperty("muted", true);
  dictionary_ = new QSpinBox(card);
  dictionary_->setAccessibleName(tr("Dictionary that a click opens"));
  auto* and_memory = new QLabel(tr("memory"), card);
  and_memory->setProperty("muted", true);
  cue_ = new QSpinBox(card);
  cue_->setAccessibleName(tr("Memory that a click opens"));
  for (QSpinBox* box : {dictionary_, cue_}) box->setRange(1, 1'000'000);
  for (QWidget* each : std::initializer_list<QWidget*>{words, dictionary_, and_memory, cue_}) opening->addWidget(each);
  opening->addStretch(1);
  rows->addLayout(opening);
  points_ = new PointProgress(card);
  rows->addWidget(points_);
  status_ = new QLabel(card);
  status_->setObjectName(QStringLiteral("experimentStatus"));
  status_->setProperty("muted", true);
  rows->addWidget(status_);
  for (QComboBox* each : {quantity_, rule_, kind_})
    connect(each, qOverload<int>(&QComboBox::activated), this, &ExperimentsWindow::refreshFigure);
  connect(theory_, &QCheckBox::toggled, this, &ExperimentsWindow::refreshFigure);
  connect(figure_, &FigureView::hovered, hover_, &QLabel::setText);
  connect(figure_, &FigureView::pointChosen, this, &ExperimentsWindow::openRun);
  return card;
}

void ExperimentsWindow::setTheme(const Theme& theme) {
  theme_ = theme;
  figure_->setTheme(theme);
  points_->setTheme(theme);
  for (QWidget* each : findChildren<QFrame*>())
    if (each->property("card").toBool() && each->isAncestorOf(form_)) each->setFixedWidth(theme.px(330));
}

QString ExperimentsWindow::status() const { return status_->text(); }
QString ExperimentsWindow::estimate() const { return estimate_->text(); }
bool ExperimentsWindow::running() const { return runner_->running(); }

void ExperimentsWindow::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  if (!network_taken_) takeNetwork();
}

void ExperimentsWindow::takeNetwork() {
  network_taken_ = true;
  const Json document = network_();
  const ScenarioRead read = read_document(document, default_memory_limit());
  if (!read.scenario) return sayProblem(problemWords(read.problems));
  form_->setNetwork(document, read.scenario->parameters, tr("of the window"));
}

void ExperimentsWindow::onFormChanged() {
  sayProblem(form_->problem());
  estimate_->clear();
  if (!running()) estimate_soon_.start();
  follow();
}

bool ExperimentsWindow::unchanged() const { return results_ && shown_ && form_->document() == shown_; }

void ExperimentsWindow::sayProblem(const QString& text) {
  problem_->setText(text);
  problem_->setVisible(!text.isEmpty());
}

Problems ExperimentsWindow::open(const QString& text) {
  Problems problems;
  auto found = read_results(text.toStdString(), default_memory_limit(), problems);
  if (!found) return problems;
  runner_->finish();
  network_taken_ = true;
  form_->setDocument(found->plan().document(), found->plan().base().parameters);
  given_up_ = false;
  sayProblem({});
  estimate_->clear();
  store_.clear();  // another experiment has its place now
  takeUp(std::move(*found));
  return {};
}

void ExperimentsWindow::takeUp(SweepResults results) {
  results_.emplace(std::move(results));
  shown_ = form_->document();
  given_up_ = false;
  work_ = work_of_points(results_->plan());
  boundary_of_ = nullptr;
  figure_->setBoundaries({});
  const SweepPlan& plan = results_->plan();
  const Json title = plan.document().value("title", Json(""));
  title_->setText(title.is_string() ? QString::fromStdString(title.get<std::string>()) : QString());
  title_->setVisible(!title_->text().isEmpty());
  const FigureChoice choice = first_choice(plan);
  const auto axes = figure_axes(plan);
  quantity_->setCurrentIndex(static_cast<int>(choice.quantity));
  kind_->setCurrentIndex(static_cast<int>(choice.kind));
  kind_->setEnabled(axes && axes->y);
  dictionary_->setMaximum(static_cast<int>(std::min<std::int64_t>(plan.dictionaries(), 1'000'000)));
  refreshFigure();
  follow();
}

}  // namespace engram::ui
