#include "ui/window/plot_actions.h"

#include <QMainWindow>
#include <QMenu>

#include "ui/plots/difference_plot.h"
#include "ui/plots/live_plot.h"
#include "ui/plots/plot_menu.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/run_pair.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

PlotActions::PlotActions(RunPair& plots, QMainWindow* window)
    : QObject(window),
      plots_(plots),
      freeze_(new QAction(menuText(PlotCommand::freeze).section('\t', 0, 0), this)),
      follow_(new QAction(menuText(PlotCommand::follow), this)),
      ghost_a_(new QAction(this)),
      ghost_b_(new QAction(tr("Kee&p run B as ghost"), this)),
      no_ghost_(new QAction(tr("Re&move ghost"), this)) {
  freeze_->setShortcut(Qt::Key_F);
  freeze_->setAutoRepeat(false);
  freeze_->setStatusTip(tr("The plots stand still while the run goes on; nothing is lost"));
  follow_->setStatusTip(tr("The plots show the newest step again"));
  for (QAction* action : {freeze_, follow_}) action->setCheckable(true);
  window->addAction(freeze_);
  connect(freeze_, &QAction::triggered, this, [this](bool on) {
    reading().setFrozen(on);
    refresh();  // with nothing to freeze it stays off
  });
  connect(follow_, &QAction::triggered, this, [this] {
    reading().perform(PlotCommand::follow, nullptr);
    refresh();
  });
  connect(&reading(), &PlotReading::stateChanged, this, &PlotActions::refresh);
  for (const Side side : {Side::a, Side::b}) {
    keepGhost(side).setStatusTip(tr("What this run shows now stays behind the plots, pale, while you change things"));
    connect(&keepGhost(side), &QAction::triggered, this, [this, side] { plots_.keepGhost(side); });
  }
  ghost_a_->setShortcut(Qt::Key_G);
  no_ghost_->setShortcut(Qt::SHIFT | Qt::Key_G);
  for (QAction* action : {ghost_a_, no_ghost_}) window->addAction(action);
  no_ghost_->setStatusTip(tr("The pale run behind the plots goes"));
  connect(no_ghost_, &QAction::triggered, &plots_, &RunPair::removeGhost);
  connect(&plots_, &RunPair::ghostChanged, this, &PlotActions::refresh);
  connect(&plots_, &RunPair::comparedChanged, this, &PlotActions::refresh);
  refresh();
}

PlotReading& PlotActions::reading() const { return plots_.column(Side::a).reading(); }

void PlotActions::addGhosts(QMenu& menu) {
  menu.addSeparator();
  menu.addActions({ghost_a_, ghost_b_, no_ghost_});
}

void PlotActions::addTo(QMenu& menu) {
  menu.addActions({freeze_, follow_});
  const auto addLive = [&](const QString& title, const auto& fill) {
    QMenu* part = menu.addMenu(title);
    connect(part, &QMenu::aboutToShow, this, [part, fill] {
      part->clear();
      qDeleteAll(part->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));  // its submenus are not cleared with it
      fill(*part);
    });
    return part->menuAction();
  };
  addLive(tr("Time &axis"), [this](QMenu& part) { fillTimeMenu(part, reading()); });
  const auto addPlot = [&](LivePlot* plot) {
    return addLive(plot->accessibleName(), [this, plot](QMenu& part) { fillPlotMenu(part, reading(), *plot); });
  };
  for (LivePlot* plot : plots_.column(Side::a).plots()) addPlot(plot);  // what is done to it is done in both columns
  of_strip_.push_back(addPlot(&plots_.strip()));
  refresh();
}

void PlotActions::refresh() {
  freeze_->setChecked(reading().frozen());
  follow_->setChecked(reading().timeAxis().following());
  ghost_a_->setText(plots_.compared() ? tr("Keep run A as &ghost") : tr("Keep run as &ghost"));
  ghost_b_->setVisible(plots_.compared());
  no_ghost_->setEnabled(plots_.hasGhost());
  for (QAction* each : of_strip_) each->setVisible(plots_.compared());
}

}  // namespace engram::ui
