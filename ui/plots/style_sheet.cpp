#include <QHash>
#include <QRegularExpression>

#include "ui/plots/theme.h"

namespace engram::ui {

namespace {

// @name stands for a colour or size of the theme (see `values`), @px14 for 14 pixels beside letters of the usual size.
constexpr const char* surfaces = R"(
* { font-size: @font; }
QMainWindow, QDialog, QMessageBox { background: @window; }
QWidget { color: @text; }
QFrame[card="true"] { background: @card; border: 1px solid @cardBorder; border-radius: @cardRadius; }
QFrame[separator="true"] { background: @cardBorder; border: none; max-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget#qt_scrollarea_viewport { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @cardBorder; }
QDockWidget { color: @mutedText; titlebar-close-icon: none; }
QDockWidget::title { background: @window; padding: 4px 8px; }
QGroupBox { border: none; margin-top: @px22; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 2px 0; }
QMenuBar { background: @chrome; border: none; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: @radius; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @buttonHover; }
QMenu { background: @card; border: 1px solid @cardBorder; padding: 4px; }
QMenu::item { padding: @px5 @px26 @px5 @px22; border-radius: @radius; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::separator { height: 1px; background: @cardBorder; margin: 4px 6px; }
QMenu::indicator { width: @px14; height: @px14; left: @px5; }
QMenu::indicator:checked { image: url(:/controls/check-@menuMark.svg); }
QMenu::indicator:checked:selected { image: url(:/controls/check-@variant.svg); }
QMenu::right-arrow { image: url(:/controls/right-@variant.svg); width: @px10; height: @px10; right: @px5; }
QMenu::right-arrow:selected { image: url(:/controls/right-@opposite.svg); }
QStatusBar { background: @chrome; color: @mutedText; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @mutedText; }
QToolBar { background: @card; border: 1px solid @cardBorder; border-radius: @cardRadius; padding: 4px; spacing: 4px; }
QToolBar::separator { background: @cardBorder; width: 1px; margin: 4px 6px; }
QToolTip { background: @card; color: @text; border: 1px solid @axis; padding: 4px 6px; }
QTabBar::tab { background: transparent; color: @mutedText; padding: @px6 @px12; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @text; background: @buttonHover; }
QTabWidget::pane { border: none; }
QHeaderView::section { background: @card; color: @mutedText; border: none; border-bottom: 1px solid @cardBorder;
  padding: 4px 6px; }
QAbstractItemView { background: @field; border: 1px solid @fieldBorder; border-radius: @radius; outline: none;
  selection-background-color: @accent; selection-color: @accentText; }
)";

constexpr const char* labels = R"(
QLabel { background: transparent; }
QLabel[muted="true"] { color: @mutedText; }
QLabel[title="true"] { font-size: @titleFont; font-weight: 600; }
QLabel[heading="true"] { color: @mutedText; font-size: @smallFont; font-weight: 600; }
QLabel[error="true"] { color: @error; }
QLabel[warning="true"] { color: @warning; }
QLabel[side="A"], QLabel[side="B"] { color: @accentText; font-weight: 700; border-radius: @radius; padding: 2px @px7; }
QLabel[side="A"] { background: @sideA; }
QLabel[side="B"] { background: @sideB; }
QProgressBar { background: @groove; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

// A transparent border at rest leaves room for the focus ring, so that nothing moves when it appears.
constexpr const char* buttons = R"(
QPushButton, QToolButton { background: @button; color: @text; border: 1px solid @cardBorder; border-radius: @radius;
  padding: 5px 10px; }
QPushButton:hover, QToolButton:hover { background: @buttonHover; }
QPushButton:pressed, QToolButton:pressed { background: @groove; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; }
QPushButton:checked, QToolButton:checked, QPushButton:default, QPushButton[primary="true"], QToolButton[primary="true"] {
  background: @accent; color: @accentText; border-color: @accent; }
QPushButton:checked:hover, QToolButton:checked:hover, QPushButton:default:hover, QPushButton[primary="true"]:hover,
QToolButton[primary="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled, QPushButton:default:disabled {
  background: @button; color: @disabled; border-color: @cardBorder; }
QPushButton[flat="true"], QToolButton[flat="true"] { background: transparent; border-color: transparent; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover { background: @buttonHover; }
QPushButton[link="true"], QToolButton[link="true"] { background: transparent; border-color: transparent; color: @link;
  padding: 2px 2px; }
QPushButton[link="true"]:hover, QToolButton[link="true"]:hover { text-decoration: underline; }
QPushButton:focus, QToolButton:focus, QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus,
QPushButton[link="true"]:focus, QToolButton[link="true"]:focus { border: 1px solid @focus; }
QPushButton:checked:focus, QToolButton:checked:focus, QPushButton:default:focus, QPushButton[primary="true"]:focus,
QToolButton[primary="true"]:focus { border: 2px solid @text; padding: 4px 9px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(:/controls/down-@variant.svg); width: @px10;
  height: @px10; subcontrol-origin: padding; subcontrol-position: right center; right: @px6; }
QToolButton[popupMode="2"], QPushButton[menu="true"] { padding-right: @px20; }
)";

constexpr const char* fields = R"(
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit { background: @field; color: @text;
  border: 1px solid @fieldBorder; border-radius: @radius; padding: 2px 6px; selection-background-color: @accent;
  selection-color: @accentText; }
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: @axis; }
QLineEdit[changed="true"], QSpinBox[changed="true"], QDoubleSpinBox[changed="true"], QComboBox[changed="true"] {
  border-color: @accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 1px solid @focus; background: @card; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @disabled; }
QSpinBox, QDoubleSpinBox { padding-right: @px16; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QSpinBox > QLineEdit:focus, QDoubleSpinBox > QLineEdit:focus {
  border: none; padding: 0; background: transparent; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
  subcontrol-origin: border; width: @px15; border: none; background: transparent; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; margin: 1px 1px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; margin: 0 1px 1px 0; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover,
QDoubleSpinBox::down-button:hover { background: @buttonHover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/controls/up-@variant.svg); width: @px9; height: @px9; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/controls/down-@variant.svg); width: @px9;
  height: @px9; }
QComboBox { padding: 4px @px20 4px 8px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: @px18; border: none; }
QComboBox::down-arrow { image: url(:/controls/down-@variant.svg); width: @px10; height: @px10; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @cardBorder; padding: 3px; }
QCheckBox, QRadioButton { background: transparent; spacing: 8px; padding: 1px; border: 1px solid transparent;
  border-radius: @radius; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: @px14; height: @px14; border: 1px solid @controlEdge;
  background: @field; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: @px8; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/controls/check-@variant.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/controls/dot-@variant.svg); }
QCheckBox::indicator:indeterminate { background: @groove; border-color: @accent; }
)";

constexpr const char* sliders = R"(
QSlider { background: transparent; border: 1px solid transparent; border-radius: @radius; }
QSlider:horizontal { min-height: @px18; }
QSlider:focus { border-color: @focus; }
QSlider::groove:horizontal { height: 4px; background: @groove; border-radius: 2px; }
QSlider::sub-page:horizontal { height: 4px; background: @accent; border-radius: 2px; }
QSlider::add-page:horizontal { height: 4px; background: @groove; border-radius: 2px; }
QSlider::handle:horizontal { width: @handleSize; height: @handleSize; margin: @handleMargin 0; border: 1px solid @handleBorder;
  border-radius: @handleRadius; background: @handle; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:pressed { border: 2px solid @accent; width: @handleInner;
  height: @handleInner; }
QSlider::sub-page:horizontal:disabled { background: @axis; }
QSlider::handle:horizontal:disabled { background: @axis; }
QScrollBar:vertical { background: transparent; width: @px8; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @px8; margin: 0; }
QScrollBar::handle { background: @axis; border-radius: 3px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @mutedText; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QHash<QString, QString> values(const Theme& t) {
  const auto px = [](int size) { return QString::number(size) + QStringLiteral("px"); };
  const int handle = t.px(12) / 2 * 2;  // without its border; even: round on whole pixels
  const QString variant = t.dark ? QStringLiteral("dark") : QStringLiteral("light");
  return {{"chrome", t.chrome.name()},
          {"window", t.window.name()},
          {"card", t.card.name()},
          {"cardBorder", t.cardBorder.name()},
          {"field", t.field.name()},
          {"fieldBorder", t.fieldBorder.name()},
          {"button", t.button.name()},
          {"buttonHover", t.buttonHover.name()},
          {"groove", t.groove.name()},
          {"handle", t.handle.name()},
          {"text", t.text.name()},
          {"mutedText", t.mutedText.name()},
          {"accentText", t.accentText.name()},
          {"axis", t.axis.name()},
          {"accent", t.accent.name()},
          {"accentHover", t.accentHover.name()},
          {"link", t.link.name()},
          {"error", t.error.name()},
          {"warning", t.warning.name()},
          {"sideA", t.sideA.name()},
          {"sideB", t.sideB.name()},
          {"focus", t.link.name()},
          {"disabled", palette(t).color(QPalette::Disabled, QPalette::Text).name()},
          {"controlEdge", t.controlEdge.name()},
          {"handleBorder", t.dark ? t.handle.name() : t.controlEdge.name()},
          {"handleSize", px(handle)},
          {"handleInner", px(handle - 2)},
          {"handleMargin", px(1 - handle / 2)},  // beside a groove of 4
          {"handleRadius", px(handle / 2 + 1)},
          {"variant", variant},
          {"opposite", t.dark ? QStringLiteral("light") : QStringLiteral("dark")},  // on accent
          {"menuMark", t.dark ? QStringLiteral("light") : QStringLiteral("menu")},
          {"font", px(t.fontSize)},
          {"smallFont", px(t.smallFontSize)},
          {"titleFont", px(t.titleFontSize)},
          {"largeFont", px(t.titleFontSize + t.px(2))},
          {"gap", px(t.spacing)},
          {"focusedPadding", px(t.px(8) - 1)},
          {"cardRadius", px(t.cardRadius)},
          {"radius", px(t.controlRadius)}};
}

}  // namespace

QString filledIn(const QString& sheet, const Theme& theme) {
  const auto value = values(theme);
  static const QRegularExpression name(QStringLiteral("@([A-Za-z]+)(\\d*)"));
  QString result;
  qsizetype done = 0;
  for (auto matches = name.globalMatch(sheet); matches.hasNext();) {
    const auto match = matches.next();
    const QString size = match.captured(2);
    result += sheet.mid(done, match.capturedStart() - done);
    result += size.isEmpty() ? value.value(match.captured(1)) : QString::number(theme.px(size.toInt())) + "px";
    done = match.capturedEnd();
  }
  return result + sheet.mid(done);
}

QString styleSheet(const Theme& theme) {
  return filledIn(QLatin1String(surfaces) + QLatin1String(labels) + QLatin1String(buttons) + QLatin1String(fields) +
                      QLatin1String(sliders),
                  theme);
}

}  // namespace engram::ui
