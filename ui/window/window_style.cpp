#include "ui/window/window_style.h"

namespace engram::ui {

QString windowStyle(const Theme& theme) {
  const QString own = R"(
QToolBar#transport { background: transparent; border: none; padding: %4px %4px 0px %4px; margin: 0px; spacing: 0px; }
QLabel[problem="true"] { color: %1; font-size: %2px; padding: 1px 0px 3px 0px; }
QLabel[problem="true"][possible="true"] { color: %3; }
QLineEdit[refused="true"], QComboBox[refused="true"], QLineEdit[refused="true"]:focus,
QComboBox[refused="true"]:focus { border: 1px solid %1; }
QCheckBox[refused="true"]::indicator { border-color: %1; }
#parameters QLineEdit[changed="true"], #parameters QComboBox[changed="true"] { font-weight: 600; }
QFileDialog QToolButton { padding: 2px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
#notes QLabel[title="true"] { font-size: %5px; padding: 0px 10px 6px 14px; }
QToolButton:checked:disabled { background: %6; color: %7; border-color: %6; }
#notes QTextBrowser { background: transparent; border: none; padding: 0px 6px 4px 14px; }
#parameters QLineEdit { padding: 1px 4px; min-height: 19px; }
#parameters QSlider:horizontal { min-height: 14px; max-height: 16px; }
#parameters QComboBox { padding: 2px 2px 2px 7px; min-height: 18px; }
)";
  return styleSheet(theme) +
         own.arg(theme.error.name())
             .arg(theme.smallFontSize)
             .arg(theme.mutedText.name())
             .arg(theme.spacing)
             .arg(theme.titleFontSize + 2)
             .arg(theme.button.name(), palette(theme).color(QPalette::Disabled, QPalette::Text).name());
}

}  // namespace engram::ui
