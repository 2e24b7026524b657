#include "ui/window/plot_actions.h"

#include <QMainWindow>
#include <QMenu>

#include "ui/plots/live_plot.h"
#include "ui/plots/plot_menu.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/run_plots.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

PlotActions::PlotActions(RunPlots& plots, QMainWindow* window)
    : QObject(window),
      plots_(plots),
      freeze_(new QAction(menuText(PlotCommand::freeze).section('\t', 0, 0), this)),
      follow_(new QAction(menuText(PlotCommand::follow), this)) {
  freeze_->setShortcut(Qt::Key_F);
  freeze_->setAutoRepeat(false);
  freeze_->setStatusTip(tr("The plots stand still while the run goes on; nothing is lost"));
  follow_->setStatusTip(tr("The plots show the newest step again"));
  for (QAction* action : {freeze_, follow_}) action->setCheckable(true);
  window->addAction(freeze_);
  connect(freeze_, &QAction::triggered, this, [this](bool on) {
    plots_.reading().setFrozen(on);
    refresh();  // with nothing to freeze it stays off
  });
  connect(follow_, &QAction::triggered, this, [this] {
    plots_.reading().perform(PlotCommand::follow, nullptr);
    refresh();
  });
  connect(&plots_.reading(), &PlotReading::stateChanged, this, &PlotActions::refresh);
  refresh();
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
  };
  addLive(tr("Time &axis"), [this](QMenu& part) { fillTimeMenu(part, plots_.reading()); });
  for (LivePlot* plot : plots_.reading().plots())
    addLive(plot->accessibleName(), [this, plot](QMenu& part) { fillPlotMenu(part, plots_.reading(), *plot); });
}

void PlotActions::refresh() {
  freeze_->setChecked(plots_.reading().frozen());
  follow_->setChecked(plots_.timeAxis().following());
}

}  // namespace engram::ui
