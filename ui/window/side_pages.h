// The pages beside the run: settings, keys, about. At most one of each; the run goes on.
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/plots/theme.h"
#include "ui/window/about.h"

class QMainWindow;

namespace engram::ui {

class FrameClock;
class SettingsPage;
class ShortcutsPage;
class ViewActions;
class WindowLayout;

class SidePages : public QObject {
  Q_OBJECT
 public:
  /// What the settings act on.
  struct Parts {
    ViewActions& view;
    WindowLayout& layout;
    FrameClock& clock;
  };
  SidePages(QMainWindow* window, Parts parts);

  /// Asked for again, a page comes to the front.
  void showSettings();
  void showShortcuts();
  void showAbout(AboutPage::Part part);
  void setTheme(const Theme& theme);

 signals:
  void message(const QString& text);

 private:
  void forgetChoices();

  QMainWindow* window_;
  Parts parts_;
  Theme theme_;
  QPointer<SettingsPage> settings_;
  QPointer<ShortcutsPage> shortcuts_;
  QPointer<AboutPage> about_;
};

}  // namespace engram::ui
