// What this program is, on what it is built, and under which licence.
#pragma once

#include <QDialog>

#include "ui/plots/theme.h"

class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace engram::ui {

class AboutPage : public QDialog {
  Q_OBJECT
 public:
  enum class Part { program, licence };

  explicit AboutPage(const Theme& theme, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void turnTo(Part part);
  [[nodiscard]] QTabWidget& parts() const { return *parts_; }
  /// The full text of the licence.
  [[nodiscard]] QTextBrowser& licence() const { return *licence_; }
  [[nodiscard]] QPushButton& copyButton() const { return *copy_; }

 private:
  QWidget* makeHead();
  QTextBrowser* makeText(const QString& name);

  QTabWidget* parts_;
  QTextBrowser *program_, *licence_, *libraries_;
  QPushButton* copy_;
};

/// Program, system and libraries with their versions, a line each: what a report of a fault should say.
[[nodiscard]] QString versionInfo();

}  // namespace engram::ui
