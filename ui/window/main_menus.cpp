#include "ui/window/main_menus.h"

#include <QMenuBar>

#include "ui/experiments/experiment_actions.h"
#include "ui/export/export_actions.h"
#include "ui/start/central_pages.h"
#include "ui/window/compare_actions.h"
#include "ui/window/edit_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/plot_actions.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"
#include "ui/window/side_pages.h"
#include "ui/window/sweep_actions.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_layout.h"

namespace engram::ui {
namespace {

/// An action with the sentence that the bottom line shows.
template <class Receiver, class Slot>
void add(QMenu& menu, const QString& text, const QKeySequence& key, const QString& tip, Receiver* to, Slot slot) {
  menu.addAction(text, key, to, slot)->setStatusTip(tip);
}

}  // namespace

MainMenus::MainMenus(MainWindow& window) : QObject(&window), window_(window) {
  QMenuBar& bar = *window_.menuBar();
  addFile(bar);
  addEdit(bar);
  run_ = bar.addMenu(tr("&Run"));
  window_.actions().addTo(*run_);
  comparison_ = bar.addMenu(tr("&Compare"));
  window_.comparison().addTo(*comparison_);
  window_.plotActions().addGhosts(*comparison_);
  understand_ = bar.addMenu(tr("&Understand"));
  window_.understanding().addTo(*understand_);
  window_.experiments().addTo(*bar.addMenu(tr("E&xperiments")));
  addView(bar);
  addHelp(bar);
}

void MainMenus::addFile(QMenuBar& bar) {
  QMenu& menu = *bar.addMenu(tr("&File"));
  ScenarioFiles* files = &window_.files();
  add(menu, tr("&New"), QKeySequence::New, tr("A network with the default values"), files, &ScenarioFiles::openNew);
  add(menu, tr("&Open…"), QKeySequence::Open, tr("A scenario, or a table or picture that Engram wrote"), files,
      &ScenarioFiles::openWithDialog);
  files->recent().fill(*menu.addMenu(tr("Open &recent")));
  files->addShipped(*menu.addMenu(tr("S&cenarios")));
  menu.addSeparator();
  add(menu, tr("&Save"), QKeySequence::Save, tr("The scenario with every change and its step"), files,
      &ScenarioFiles::save);
  add(menu, tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("The same under another name"), files,
      &ScenarioFiles::saveAs);
  window_.exports().addTo(*menu.addMenu(tr("&Export")));
  menu.addSeparator();
  add(menu, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), tr("Closes the window; asks about unsaved changes"),
      &window_, &QWidget::close);
}

void MainMenus::addEdit(QMenuBar& bar) {
  QMenu& menu = *bar.addMenu(tr("&Edit"));
  window_.edits().addTo(menu);
  menu.addSeparator();
  add(menu, tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
      tr("Theme, language, frame rate, what is seen at the start"), &window_.sidePages(), &SidePages::showSettings);
}

void MainMenus::addView(QMenuBar& bar) {
  QMenu& menu = *bar.addMenu(tr("&View"));
  window_.plotActions().addTo(menu);
  menu.addAction(&window_.sweeps().look());
  menu.addSeparator();
  window_.view().addTo(menu);
  menu.addSeparator();
  menu.addAction(&window_.windowLayout().parameters());
  menu.addAction(&window_.windowLayout().resetting());
}

void MainMenus::addHelp(QMenuBar& bar) {
  QMenu& menu = *bar.addMenu(tr("&Help"));
  add(menu, tr("&Start page"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
      tr("The shipped scenarios and the files used last; the run waits meanwhile"), &window_.pages(),
      &CentralPages::showStartPage);
  add(menu, tr("&Keys and gestures"), QKeySequence(Qt::Key_F1), tr("Every key on one page"), &window_.sidePages(),
      &SidePages::showShortcuts);
  menu.addSeparator();
  add(menu, tr("&About Engram"), {}, tr("Version, model and libraries"), &window_,
      [this] { window_.sidePages().showAbout(AboutPage::Part::program); });
  add(menu, tr("&Licence"), {}, tr("GPL-3.0-or-later, in full"), &window_,
      [this] { window_.sidePages().showAbout(AboutPage::Part::licence); });
}

}  // namespace engram::ui
