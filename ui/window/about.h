// What this program is, and under which licence.
#pragma once

class QWidget;

namespace engram::ui {

void showAbout(QWidget* window);
void showLicence(QWidget* window);

}  // namespace engram::ui
