#include "ui/window/view_actions.h"

#include <QApplication>
#include <QFontInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <algorithm>
#include <array>

#include "ui/window/icons.h"

#include "ui/settings/settings.h"

namespace engram::ui {
namespace {
const char* const theme_setting = settings::key::theme;
const char* const text_setting = settings::key::text_percent;
const char* const notes_setting = settings::key::notes;
const QStringList theme_names{"system", "light", "dark", "projector"};
constexpr std::array text_sizes{100, 125, 150, 200};

/// A system whose letters are larger than ours wants ours larger.
double systemScale() {
  return std::max(1.0, static_cast<double>(QFontInfo(QApplication::font()).pixelSize()) / Theme{}.fontSize);
}

}  // namespace

ViewActions::ViewActions(QMainWindow* window)
    : QObject(window),
      window_(window),
      themes_(new QActionGroup(this)),
      text_sizes_(new QActionGroup(this)),
      notes_(new QAction(tr("&Notes"), this)),
      memories_(new QAction(tr("&Memories"), this)),
      full_screen_(new QAction(this)) {
  const qsizetype stored = theme_names.indexOf(QSettings().value(theme_setting).toString());
  theme_ = stored < 0 ? ThemeChoice::system : static_cast<ThemeChoice>(stored);
  const int percent = QSettings().value(text_setting, 100).toInt();
  text_percent_ = std::find(text_sizes.begin(), text_sizes.end(), percent) == text_sizes.end() ? 100 : percent;
  makeNotes();
  makeMemories();
  makeFullScreen();
  connect(&system_, &SystemTheme::changed, this, [this] {
    if (theme_ == ThemeChoice::system) emit themeChanged();
  });
}

void ViewActions::makeNotes() {
  notes_->setShortcut(Qt::CTRL | Qt::Key_I);
  notes_->setCheckable(true);
  notes_->setChecked(QSettings().value(notes_setting, true).toBool());
  const QString tip = tr("What to look at in this scenario");
  notes_->setToolTip(tip + " (" + notes_->shortcut().toString(QKeySequence::NativeText) + ')');
  notes_->setStatusTip(tip);
  notes_->setIconVisibleInMenu(false);  // its mark stands there
  window_->addAction(notes_);
  connect(notes_, &QAction::triggered, this, [this](bool on) {
    QSettings().setValue(notes_setting, on);
    emit notesChanged();
  });
}

void ViewActions::makeMemories() {
  memories_->setShortcut(Qt::CTRL | Qt::Key_M);
  memories_->setCheckable(true);
  memories_->setChecked(settings::memoriesShown());
  memories_->setStatusTip(tr("Every memory of the network, and how much of it each run shows"));
  window_->addAction(memories_);
  connect(memories_, &QAction::triggered, this, [this](bool on) {
    settings::setMemoriesShown(on);
    emit memoriesChanged();
  });
}

void ViewActions::makeFullScreen() {
  full_screen_->setShortcut(Qt::Key_F11);
  full_screen_->setIconVisibleInMenu(false);
  window_->addAction(full_screen_);
  window_->installEventFilter(this);
  connect(full_screen_, &QAction::triggered, this,
          [this] { window_->setWindowState(window_->windowState() ^ Qt::WindowFullScreen); });
  showFullScreen();
}

void ViewActions::showFullScreen() {
  const bool on = window_->isFullScreen();
  full_screen_->setText(on ? tr("Leave f&ull screen") : tr("F&ull screen"));
  const QString tip = on ? tr("Back to a window") : tr("Uses the whole screen");
  const QString key = full_screen_->shortcut().toString(QKeySequence::NativeText);
  full_screen_->setToolTip(tip + " (" + (on ? tr("Esc or %1").arg(key) : key) + ')');
  full_screen_->setStatusTip(tip);
  if (icons_for_) full_screen_->setIcon(icon(on ? "fullscreen-leave" : "fullscreen", icons_for_->text));
}

bool ViewActions::eventFilter(QObject* watched, QEvent* event) {
  if (watched == window_ && event->type() == QEvent::WindowStateChange) showFullScreen();
  // A key comes here when the widget that has the focus does not want it.
  if (watched == window_ && event->type() == QEvent::KeyPress && window_->isFullScreen() &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    full_screen_->trigger();
    return true;
  }
  return QObject::eventFilter(watched, event);
}

void ViewActions::addTo(QMenu& menu) {
  makeTheme(*menu.addMenu(tr("&Theme")));
  makeTextSize(*menu.addMenu(tr("Te&xt size")));
  menu.addSeparator();
  menu.addActions({notes_, memories_, full_screen_});
}

void ViewActions::makeTheme(QMenu& menu) {
  const QStringList names{tr("As the &system"), tr("&Light"), tr("&Dark"), tr("&Projector")};
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

void ViewActions::makeTextSize(QMenu& menu) {
  for (const int percent : text_sizes) {
    QAction* action = menu.addAction(tr("%1 %").arg(QLocale().toString(percent)));
    action->setCheckable(true);
    action->setChecked(percent == text_percent_);
    action->setData(percent);
    text_sizes_->addAction(action);
    connect(action, &QAction::triggered, this, [this, percent] { chooseTextPercent(percent); });
  }
}

void ViewActions::chooseTextPercent(int percent) {
  text_percent_ = percent;
  for (QAction* action : text_sizes_->actions()) action->setChecked(action->data().toInt() == percent);
  QSettings().setValue(text_setting, percent);
  emit themeChanged();
}

Theme ViewActions::shownTheme() const {
  const bool dark = theme_ == ThemeChoice::dark || (theme_ == ThemeChoice::system && system_.dark());
  const Theme theme = theme_ == ThemeChoice::projector ? projectorTheme() : dark ? darkTheme() : lightTheme();
  const double factor = text_percent_ / 100.0 * systemScale();
  return factor == 1 ? theme : withLargerText(theme, factor);
}

void ViewActions::setTheme(const Theme& theme) {
  icons_for_ = theme;
  notes_->setIcon(icon("notes", theme.text, theme.accentText));
  showFullScreen();
}

}  // namespace engram::ui
