#include "ui/window/view_actions.h"

#include <QMainWindow>
#include <QMenu>
#include <QSettings>

#include "ui/settings/settings.h"

namespace engram::ui {
namespace {
const char* const theme_setting = settings::key::theme;
const char* const notes_setting = settings::key::notes;
const QStringList theme_names{"system", "light", "dark"};
}  // namespace

ViewActions::ViewActions(QMainWindow* window)
    : QObject(window),
      window_(window),
      themes_(new QActionGroup(this)),
      notes_(new QAction(tr("&Notes"), this)),
      full_screen_(new QAction(tr("&Full screen"), this)) {
  const qsizetype stored = theme_names.indexOf(QSettings().value(theme_setting).toString());
  theme_ = stored < 0 ? ThemeChoice::system : static_cast<ThemeChoice>(stored);
  notes_->setShortcut(Qt::CTRL | Qt::Key_I);
  notes_->setCheckable(true);
  notes_->setChecked(QSettings().value(notes_setting, true).toBool());
  const QString tip = tr("What to look at in this scenario");
  notes_->setToolTip(tip + " (" + notes_->shortcut().toString(QKeySequence::NativeText) + ')');
  notes_->setStatusTip(tip);
  window_->addAction(notes_);
  connect(notes_, &QAction::triggered, this, [this](bool on) {
    QSettings().setValue(notes_setting, on);
    emit notesChanged();
  });
  full_screen_->setShortcut(Qt::Key_F11);
  full_screen_->setCheckable(true);
  window_->addAction(full_screen_);
  connect(full_screen_, &QAction::triggered, this,
          [this](bool on) { window_->setWindowState(window_->windowState().setFlag(Qt::WindowFullScreen, on)); });
}

void ViewActions::addTo(QMenu& menu) {
  makeTheme(*menu.addMenu(tr("&Theme")));
  menu.addSeparator();
  menu.addActions({notes_, full_screen_});
}

void ViewActions::makeTheme(QMenu& menu) {
  const QStringList names{tr("As the &system"), tr("&Light"), tr("&Dark")};
  for (int i = 0; i < names.size(); ++i) {
    QAction* action = menu.addAction(names[i]);
    action->setCheckable(true);
    action->setChecked(static_cast<int>(theme_) == i);
    themes_->addAction(action);
    connect(action, &QAction::triggered, this, [this, i] { chooseTheme(static_cast<ThemeChoice>(i)); });
  }
}

void ViewActions::chooseTheme(ThemeChoice choice) {
  theme_ = choice;
  const int index = static_cast<int>(choice);
  if (index < themes_->actions().size()) themes_->actions().at(index)->setChecked(true);
  QSettings().setValue(theme_setting, theme_names[index]);
  emit themeChanged();
}

}  // namespace engram::ui
