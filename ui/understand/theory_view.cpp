#include "ui/understand/theory_view.h"

#include "ui/understand/understand_parts.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "core/observe/observables.h"
#include "ui/bridge/live_bridge.h"
#include "ui/settings/settings.h"
#include "ui/understand/expected_courses.h"
#include "ui/understand/mean_start.h"
#include "ui/understand/region_legend.h"
#include "ui/understand/region_plot.h"
#include "ui/understand/theory_map.h"

namespace engram::ui {
namespace {

constexpr std::array grids{std::pair{10, 8}, std::pair{20, 15}, std::pair{40, 30}};  // coarse to fine
const char* const second_plane = "patterns_gain";                                    // as settings remember it

QLabel* title(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("muted", true);
  label->setWordWrap(true);
  return label;
}

}  // namespace

TheoryView::TheoryView(LiveBridge& bridge, ExpectedCourses& courses, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      courses_(courses),
      map_(new TheoryMap(this)),
      legend_(new RegionLegend(this)),
      limits_(new QLabel(this)),
      starts_(std::make_shared<MeanStarts>()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 12, 8);
  column->setSpacing(7);
  makeParts();
  makeCurves();
  column->addWidget(title(tr("From one step to the next"), this));
  column->addWidget(map_);
  makeRegions();
  limits_->setWordWrap(true);
  limits_->setTextFormat(Qt::RichText);
  limits_->setProperty("muted", true);
  column->addWidget(limits_);
  column->addStretch(1);
}

QButtonGroup* TheoryView::makeChoice(QGridLayout& grid, const QStringList& names, const QStringList& tips) {
  auto* group = new QButtonGroup(this);
  for (int n = 0; n < names.size(); ++n) {
    auto* button = new QToolButton(this);
    button->setText(names[n]);
    button->setToolTip(tips[n]);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    group->addButton(button, n);
    grid.addWidget(button, 0, n);
    grid.setColumnStretch(n, 4 + static_cast<int>(names[n].size()));  // longer words have more room
  }
  static_cast<QVBoxLayout*>(layout())->addLayout(&grid);
  return group;
}

void TheoryView::makeParts() {
  for (Part& part : parts_) {
    part.words_row = new QWidget(this);
    auto* grid = new QGridLayout(part.words_row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    part.badge = sideBadge(&part == parts_ ? Side::a : Side::b, part.words_row);
    part.words = wrappedLabel(part.words_row);
    part.left_out = wrappedLabel(part.words_row);
    part.left_out->setProperty("warning", true);
    grid->addWidget(part.badge, 0, 0, Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(part.words, 0, 1);
    grid->addWidget(part.left_out, 1, 1);
    grid->setColumnStretch(1, 1);
    layout()->addWidget(part.words_row);
  }
}

void TheoryView::makeCurves() {
  layout()->addWidget(title(tr("Dashed curves in the plots"), this));
  auto* grid = new QGridLayout;
  grid->setSpacing(3);
  from_ = makeChoice(*grid, {tr("off"), tr("from the cue"), tr("from now")},
                     {tr("No curves of the theory in the plots"),
                      tr("What theory expects from the start at step 0 on, with all changes made since"),
                      tr("What theory expects from where the runs stand now; click again to begin there anew")});
  connect(from_, &QButtonGroup::idClicked, this, [this](int id) { courses_.choose(static_cast<TheoryFrom>(id)); });
  const auto check = [this] { from_->button(static_cast<int>(courses_.from()))->setChecked(true); };
  connect(&courses_, &ExpectedCourses::changed, this, check);
  check();
}

void TheoryView::makeRegions() {
  layout()->addWidget(title(tr("Where a memory is recalled"), this));
  auto* grid = new QGridLayout;
  grid->setSpacing(3);
  plane_ = makeChoice(*grid, {tr("θ and β"), tr("M and g")},
                      {tr("The plane of threshold and steepness; both change while the network runs"),
                       tr("The plane of memories and inhibition gain; other memories are another network")});
  plane_->button(settings::theoryPlane() == second_plane ? 1 : 0)->setChecked(true);
  connect(plane_, &QButtonGroup::idClicked, this, [this](int id) {
    settings::setTheoryPlane(id == 1 ? second_plane : "theta_beta");
    refresh();
  });
  for (Part& part : parts_) {
    const bool b = &part != parts_;
    part.region_row = new QWidget(this);
    auto* row = new QGridLayout(part.region_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    part.region_badge = sideBadge(b ? Side::b : Side::a, part.region_row);
    part.region = new RegionPlot(part.region_row);
    row->addWidget(part.region_badge, 0, 0, Qt::AlignLeft | Qt::AlignTop);
    row->addWidget(part.region, 1, 0);
    layout()->addWidget(part.region_row);
    connect(part.region, &RegionPlot::chosen, this, [this, b](double x, double y) {
      const bool one = parts_[1].grid == nullptr;  // for both runs
      const auto shown = parts_[b ? 1 : 0].grid;
      if (shown) setBoth(one ? std::nullopt : std::optional(b ? Side::b : Side::a), *shown, x, y);
    });
  }
  parts_[1].region_row->hide();
  layout()->addWidget(legend_);
}

void TheoryView::setTheme(const Theme& theme) {
  map_->setTheme(theme);
  legend_->setTheme(theme);
  for (const Part& part : parts_) part.region->setTheme(theme);
}

std::optional<TheoryView::Asked> TheoryView::wanted() const {
  const auto newest = bridge_.newest();
  if (!newest || bridge_.starting()) return std::nullopt;
  Asked asked{plane_->checkedId() == 1 ? RegionPlane::patterns_gain : RegionPlane::theta_beta, bridge_.shown(Side::a),
              std::nullopt, newest->network};
  if (bridge_.compares()) asked.b = bridge_.shown(Side::b);
  if (!fits(*asked.network, asked.a)) return std::nullopt;
  return asked;
}

void TheoryView::refresh() {
  courses_.chooseAtFirst();
  const auto asked = wanted();
  if (asked && !(asked_ == asked)) {
    const bool keep = finished_ && sameRegions(*asked);
    asked_ = asked;
    begin(*asked, keep);
  }
  showNow();
}

bool TheoryView::sameRegions(const Asked& asked) const {
  if (!asked_ || asked_->plane != asked.plane || asked_->network != asked.network) return false;
  if (asked_->b.has_value() != asked.b.has_value()) return false;
  return same_region(asked.plane, asked_->a, asked.a) && (!asked.b || same_region(asked.plane, *asked_->b, *asked.b)) &&
         (!asked.b || same_region(asked.plane, asked.a, *asked.b) == (parts_[1].grid == nullptr));
}

void TheoryView::begin(const Asked& asked, bool keep_regions) {
  finished_ = keep_regions;
  const auto start_a = bridge_.session().plan(Side::a).start(), start_b = bridge_.session().plan(Side::b).start();
  work_.begin([this, asked, start_a, start_b, keep_regions](const NewestWork::Outdated& outdated) {
    const auto deliver = [this](auto call) { QMetaObject::invokeMethod(this, call, Qt::QueuedConnection); };
    const MeanState start = starts_->of(asked.network, start_a);
    const MeanState other = start_a == start_b ? start : MeanStarts().of(asked.network, start_b);
    const auto a = std::make_shared<const TheoryOfSide>(theory_of_side(asked.a, start));
    const auto b = asked.b ? std::make_shared<const TheoryOfSide>(theory_of_side(*asked.b, other)) : nullptr;
    deliver([this, asked, a, b] { takeTheory(asked, a, b); });
    if (keep_regions) return;
    const bool two = asked.b && (!same_region(asked.plane, asked.a, *asked.b) || !(start == other));
    for (const auto& [columns, rows] : grids) {
      auto first = region_grid(asked.plane, asked.a, start, columns, rows, outdated);
      auto second = two && first ? region_grid(asked.plane, *asked.b, other, columns, rows, outdated) : std::nullopt;
      if (!first || (two && !second)) return;
      const auto grid_a = std::make_shared<const RegionGrid>(std::move(*first));
      const auto grid_b = second ? std::make_shared<const RegionGrid>(std::move(*second)) : nullptr;
      const bool finest = columns == grids.back().first;
      deliver([this, asked, grid_a, grid_b, finest] { takeRegions(asked, grid_a, grid_b, finest); });
    }
  });
}

void TheoryView::takeTheory(const Asked& asked, std::shared_ptr<const TheoryOfSide> a,
                            std::shared_ptr<const TheoryOfSide> b) {
  if (asked_ && asked_->b.has_value() != asked.b.has_value()) return;
  parts_[0].theory = std::move(a);
  parts_[1].theory = std::move(b);
  map_->present(parts_[0].theory, parts_[1].theory);
  for (const Part& part : parts_) presentWords(part);
  presentLimits();
  showPlaces();
  showNow();
}

void TheoryView::takeRegions(const Asked& asked, std::shared_ptr<const RegionGrid> a,
                             std::shared_ptr<const RegionGrid> b, bool finest) {
  if (!(asked_ == asked)) return;
  finished_ = finest;
  // A coarser picture would only flicker while a slider moves.
  const auto shown = parts_[0].grid;
  const bool same_axes = shown && shown->axes[0].path == a->axes[0].path;
  const bool keep = !finest && same_axes && shown->columns == grids.back().first &&
                    (parts_[1].grid != nullptr) == (b != nullptr) && a->columns == grids.front().first;
  if (keep) return;
  parts_[0].grid = std::move(a);
  parts_[1].grid = std::move(b);
  for (const Part& part : parts_) {
    part.region->present(part.grid);
    part.region_badge->setVisible(parts_[1].grid != nullptr);
  }
  parts_[1].region_row->setVisible(parts_[1].grid != nullptr);
  showPlaces();
}

void TheoryView::showNow() {
  const auto newest = bridge_.newest();
  if (!newest) return;
  const auto overlap = [&](const RunSnapshot& run) -> std::optional<double> {
    if (run.parameters.cue.pattern >= run.sums.pattern.size()) return std::nullopt;
    return Observables(*newest->network, run.parameters, run.sums).overlap(run.parameters.cue.pattern);
  };
  map_->showNow(overlap(newest->a), newest->b ? overlap(*newest->b) : std::nullopt);
}

void TheoryView::showPlaces() {
  if (!parts_[0].grid || !parts_[0].theory) return;
  const bool compared = parts_[1].theory != nullptr, apart = parts_[1].grid != nullptr;
  std::vector<RegionPlot::Place> places[2];
  for (const Part& part : parts_) {
    if (!part.theory) continue;
    const bool b = &part != parts_;
    const Parameters& p = part.theory->parameters;
    const bool first = parts_[0].grid->axes[0].path == "dynamics.theta";
    const double x = first ? p.dynamics.theta : static_cast<double>(p.network.patterns);
    const double y = first ? p.dynamics.beta : p.dynamics.inhibition_gain;
    places[apart && b ? 1 : 0].push_back({x, y, !compared ? QString() : b ? QStringLiteral("B") : QStringLiteral("A")});
  }
  for (int n = 0; n < 2; ++n) parts_[n].region->showPlaces(places[n]);
}

}  // namespace engram::ui
