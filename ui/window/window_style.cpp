#include "ui/window/window_style.h"

namespace engram::ui {
namespace {

constexpr const char* own = R"(
QToolBar#transport { background: transparent; border: none; padding: @gap @gap 0px @gap; margin: 0px; spacing: 0px; }
QToolBar#transport QToolButton { padding: 5px @px8; }
QToolBar#transport QToolButton[toolButtonStyle="2"] { padding-left: @px12; padding-right: @px4; }
QToolBar#transport QToolButton:checked { font-weight: 600; }
QToolBar#transport QToolButton#rule { padding-right: @px24; }
QToolBar#transport QToolButton:checked:focus, QToolBar#transport QToolButton[primary="true"]:focus {
  padding: 4px @focusedPadding; }
QToolBar#transport QToolButton[toolButtonStyle="2"]:checked:focus,
QToolBar#transport QToolButton[toolButtonStyle="2"][primary="true"]:focus { padding: 4px @px3 4px @px11; }
QToolBar#transport QToolButton[compared="true"]:checked { background: @button; color: @text; border-color: @accent; }
QToolBar#transport QToolButton[compared="true"]:checked:hover { background: @buttonHover; }
QToolBar#transport QToolButton#updateSide { background: transparent; border-color: transparent; color: @mutedText;
  padding: 5px @px20 5px @px4; }
QToolBar#transport QToolButton#updateSide:hover { background: @buttonHover; }
QToolBar#transport QToolButton#updateSide:focus { border-color: @focus; }
#parameters QToolButton[side] { padding: 1px @px7; border: 1px solid @controlEdge; background: transparent; }
#parameters QToolButton[side]:hover { background: @buttonHover; }
#parameters QToolButton[side="A"] { border-color: @sideA; }
#parameters QToolButton[side="B"] { border-color: @sideB; }
#parameters QToolButton[side]:checked { background: @accent; color: @accentText; font-weight: 600; }
#parameters QToolButton[side="A"]:checked { background: @sideA; }
#parameters QToolButton[side="B"]:checked { background: @sideB; }
#parameters QToolButton[side]:focus { border: 2px solid @text; padding: 0px @px6; }
#parameters QToolButton#equal { padding: 1px @px7; font-weight: 700; }
#parameters QLineEdit[sets="A"], #parameters QComboBox[sets="A"] { border: 1px solid @sideA; }
#parameters QLineEdit[sets="B"], #parameters QComboBox[sets="B"] { border: 1px solid @sideB; }
#parameters QSlider[sets="A"]::sub-page:horizontal { background: @sideA; }
#parameters QSlider[sets="B"]::sub-page:horizontal { background: @sideB; }
#parameters QCheckBox[sets="A"]::indicator { border-color: @sideA; }
#parameters QCheckBox[sets="B"]::indicator { border-color: @sideB; }
#parameters QCheckBox[sets="A"]::indicator:checked { background: @sideA; }
#parameters QCheckBox[sets="B"]::indicator:checked { background: @sideB; }
QLabel[problem="true"] { color: @error; font-size: @smallFont; padding: 1px 0px 3px 0px; }
QLabel[problem="true"][possible="true"] { color: @mutedText; }
QLineEdit[refused="true"], QComboBox[refused="true"], QLineEdit[refused="true"]:focus,
QComboBox[refused="true"]:focus { border: 1px solid @error; }
QCheckBox[refused="true"]::indicator { border-color: @error; }
#parameters QLineEdit[changed="true"], #parameters QComboBox[changed="true"] { font-weight: 600; }
#understand QToolButton[page="true"], #understand QToolButton[page="true"]:focus { padding: 4px 0px; }
QFileDialog QToolButton { padding: 2px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
#notes QLabel[title="true"] { font-size: @largeFont; padding: 0px 10px 6px 14px; }
QToolButton:checked:disabled { background: @button; color: @disabled; border-color: @button; }
#notes QTextBrowser { background: transparent; border: 1px solid transparent; padding: 0px 5px 4px 13px; }
#notes QTextBrowser:focus { border-color: @focus; }
#memories QListView { background: transparent; border: 1px solid transparent; padding: 0px 2px 0px 6px; }
#memories QListView:focus { border-color: @focus; }
#memories QLabel[side="A"], #memories QLabel[side="B"] { font-size: @smallFont; padding: 0px @px5; }
#parameters QWidget[pointed="true"] { background: @buttonHover; border-radius: @radius; }
#parameters QLineEdit { padding: 1px 4px; min-height: @px19; }
#parameters QSlider:horizontal { min-height: @px14; max-height: @px16; }
#parameters QComboBox { padding: 2px 2px 2px 7px; min-height: @px18; }
)";

}  // namespace

QString windowStyle(const Theme& theme) { return styleSheet(theme) + filledIn(QLatin1String(own), theme); }

}  // namespace engram::ui
