#include "ui/window/side_pages.h"

#include <QMainWindow>

#include "ui/bridge/frame_clock.h"
#include "ui/settings/settings.h"
#include "ui/settings/settings_page.h"
#include "ui/window/shortcuts_page.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_layout.h"

namespace engram::ui {
namespace {

/// The page, which lives until it is closed; `make` is called if it is not there.
template <class Page, class Make>
Page& alive(QPointer<Page>& page, Make make) {
  if (page.isNull()) {
    page = make();
    page->setAttribute(Qt::WA_DeleteOnClose);
  }
  return *page;
}

void bringForward(QDialog& page) {
  page.show();
  page.raise();
  page.activateWindow();
}

}  // namespace

SidePages::SidePages(QMainWindow* window, Parts parts)
    : QObject(window), window_(window), parts_(parts), theme_(darkTheme()) {}

void SidePages::showSettings() {
  bringForward(alive(settings_, [this] {
    auto* page = new SettingsPage(parts_.view.themes(), window_);
    connect(page, &SettingsPage::frameLimitChosen, &parts_.clock, &FrameClock::setLimit);
    connect(page, &SettingsPage::resetChosen, this, &SidePages::forgetChoices);
    return page;
  }));
}

void SidePages::showShortcuts() {
  bringForward(alive(shortcuts_, [this] { return new ShortcutsPage(*window_->menuBar(), theme_, window_); }));
}

void SidePages::showAbout(AboutPage::Part part) {
  AboutPage& page = alive(about_, [this] { return new AboutPage(theme_, window_); });
  page.turnTo(part);
  bringForward(page);
}

void SidePages::setTheme(const Theme& theme) {
  theme_ = theme;
  if (shortcuts_) shortcuts_->setTheme(theme);
  if (about_) about_->setTheme(theme);
}

void SidePages::forgetChoices() {
  settings::forgetChoices();
  parts_.view.chooseTheme(ViewActions::ThemeChoice::system);
  parts_.view.chooseTextPercent(100);
  parts_.clock.setLimit(settings::frameLimit());
  parts_.layout.reset();
  emit message(tr("Settings and layout are as they were at first"));
}

}  // namespace engram::ui
