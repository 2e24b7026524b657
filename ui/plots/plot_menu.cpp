#include "ui/plots/plot_menu.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMenu>
#include <array>

#include "ui/plots/live_plot.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("PlotMenu", text); }

QAction* add(QMenu& menu, PlotCommand command, PlotReading& reading, LivePlot* plot) {
  QAction* action = menu.addAction(menuText(command));
  QObject::connect(action, &QAction::triggered, &reading, [=, &reading] { reading.perform(command, plot); });
  return action;
}

QAction* addChecked(QMenu& menu, PlotCommand command, PlotReading& reading, LivePlot* plot, bool on) {
  QAction* action = add(menu, command, reading, plot);
  action->setCheckable(true);
  action->setChecked(on);
  return action;
}

void addLength(QMenu& menu, PlotReading& reading, std::optional<qint64> length) {
  const QString text = length ? tr("%1 steps").arg(QLocale().toString(*length)) : tr("&Automatic");
  QAction* action = menu.addAction(text);
  action->setCheckable(true);
  const TimeAxis& axis = reading.timeAxis();
  action->setChecked(length ? axis.length() == length : axis.automatic());
  QObject::connect(action, &QAction::triggered, &reading, [length, &reading] { reading.setLength(length); });
}

void fillCurves(QMenu& menu, PlotReading& reading, LivePlot& plot) {
  for (const auto& entry : plot.legend()) {
    QString name = entry.name;
    QAction* action = menu.addAction(name.replace('&', QStringLiteral("&&")));
    action->setCheckable(true);
    action->setChecked(!entry.off);
    const qint64 key = entry.key;
    QObject::connect(action, &QAction::triggered, &plot, [key, &plot] { plot.switchEntry(key); });
  }
  menu.addSeparator();
  add(menu, PlotCommand::allCurves, reading, &plot)->setEnabled(plot.anyOff());
}

}  // namespace

void fillTimeMenu(QMenu& menu, PlotReading& reading) {
  const TimeAxis& axis = reading.timeAxis();
  addLength(menu, reading, std::nullopt);
  addChecked(menu, PlotCommand::wholeRun, reading, nullptr, axis.all());
  constexpr std::array<qint64, 3> presets{240, 1000, 10000};
  bool other = axis.length().has_value();
  for (const qint64 length : presets) {
    addLength(menu, reading, length);
    if (axis.length() == length) other = false;
  }
  if (other) addLength(menu, reading, axis.length());
  add(menu, PlotCommand::setLength, reading, nullptr);
  menu.addSeparator();
  for (const auto command : {PlotCommand::zoomIn, PlotCommand::zoomOut, PlotCommand::panBack, PlotCommand::panOn})
    add(menu, command, reading, nullptr);
  menu.addSeparator();
  for (const auto command :
       {PlotCommand::cursorBack, PlotCommand::cursorOn, PlotCommand::cursorFarBack, PlotCommand::cursorFarOn})
    add(menu, command, reading, nullptr);
}

void fillPlotMenu(QMenu& menu, PlotReading& reading, LivePlot& plot) {
  addChecked(menu, PlotCommand::enlarge, reading, &plot, reading.enlarged() != nullptr && reading.shows(&plot));
  QMenu* curves = menu.addMenu(tr("&Curves"));
  fillCurves(*curves, reading, plot);
  if (qobject_cast<OverlapPlot*>(&plot) != nullptr) add(menu, PlotCommand::pin, reading, &plot);
  if (!plot.valueEnds()) {
    add(menu, PlotCommand::cursorUp, reading, &plot);
    add(menu, PlotCommand::cursorDown, reading, &plot);
  } else {
    menu.addSeparator();
    addChecked(menu, PlotCommand::lockValues, reading, &plot, plot.valuesHeld());
    add(menu, PlotCommand::setValues, reading, &plot);
    add(menu, PlotCommand::automaticValues, reading, &plot)->setEnabled(plot.valuesHeld());
  }
  menu.addSeparator();
  addChecked(menu, PlotCommand::freeze, reading, &plot, reading.frozen());
  addChecked(menu, PlotCommand::follow, reading, &plot, reading.timeAxis().following());
  fillTimeMenu(*menu.addMenu(tr("Time a&xis")), reading);
  add(menu, PlotCommand::letGo, reading, &plot)->setEnabled(reading.cursor().has_value());
}

}  // namespace engram::ui
