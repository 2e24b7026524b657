// Every colour and size of the window in one value, so that a theme is data and can be checked by a test.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <array>

namespace engram::ui {

/// Colours and sizes. Curves use the Okabe-Ito palette, which stays apart for colour-blind eyes; on a light ground some
/// of them are darker.
struct Theme {
  bool dark = true;

  // Surfaces, from the back to the front.
  QColor chrome;      // menu bar, status bar
  QColor window;      // behind the cards
  QColor card;        // panels and plots
  QColor cardBorder;  // 1 px around them
  QColor field;       // line edits, spin boxes, combo boxes
  QColor fieldBorder;
  QColor button;  // flat buttons at rest
  QColor buttonHover;
  QColor groove;       // empty part of sliders and bars
  QColor handle;       // slider handle
  QColor controlEdge;  // around check boxes and slider handles: 3:1 on card and field
  QColor stimulus;     // translucent band over steps with a stimulus

  // Text and lines.
  QColor text;
  QColor mutedText;
  QColor accentText;  // on accent
  QColor grid;
  QColor axis;
  QColor accent;
  QColor accentHover;
  QColor link;        // accent where it is text
  QColor error;       // as text on a card
  QColor warning;     // as text on a card
  QColor onStimulus;  // text that names the stimulated memory

  // Curves.
  QColor cued;                   // overlap of the cued memory
  std::array<QColor, 4> strong;  // the strongest others: green, pink, orange, yellow
  QColor recede;                 // all other curves
  QColor envelope;               // translucent: range of the memories that have no curve
  QColor reference;              // lines at 0, 1 and the target activity
  QColor excitatory;
  QColor inhibitory;
  QColor secondInhibitory;

  // Raster. A lit pixel has at least 45 % of these over `rasterBackground`.
  QColor rasterBackground;
  QColor rasterCued;
  QColor rasterExcitatory;
  QColor rasterInhibitory;
  QColor rasterSecondInhibitory;

  // Colours of the two sides of a comparison (badges and bars).
  QColor sideA, sideB;
  QColor difference;  // the share of neurons in which they disagree

  // Sizes, in logical pixels.
  int fontSize = 13;       // of the window
  int smallFontSize = 11;  // axis numbers, legends, hints
  int titleFontSize = 13;  // bold titles of cards
  int cardRadius = 6;
  int controlRadius = 4;
  int spacing = 6;         // between cards
  double thinLine = 1.0;   // receding curves
  double curveLine = 1.6;  // named curves and rates
  double cuedLine = 2.2;   // the cued memory
  double textScale = 1;    // of the letters, against those of darkTheme(): what is made to hold text grows with it

  /// A size that is right beside letters of darkTheme(), for those of this theme. Logical pixels.
  [[nodiscard]] int px(double size) const;
};

[[nodiscard]] Theme darkTheme();
[[nodiscard]] Theme lightTheme();
/// For a beamer in a lit room: light ground, large letters, thick lines, strong colours.
[[nodiscard]] Theme projectorTheme();

/// The theme with letters `factor` times as large, and lines a little thicker.
[[nodiscard]] Theme withLargerText(Theme theme, double factor);

/// The palette of the application under `theme`, for what a style sheet does not reach.
[[nodiscard]] QPalette palette(const Theme& theme);

/// The look of the whole window. Set it on the application or the main window. It knows these dynamic properties:
/// `card="true"` (QFrame: rounded card), `primary="true"` (button: filled with accent), `flat="true"` (button without
/// ground), `link="true"` (button that looks like a link), `muted="true"`, `heading="true"`, `title="true"`,
/// `error="true"`, `warning="true"` (QLabel), `changed="true"` (field off its default: accent border),
/// `side="A"`, `side="B"` (QLabel: badge).
[[nodiscard]] QString styleSheet(const Theme& theme);

/// A sheet of one's own with the theme's values in place of names like @card, @text, @smallFont, @radius
/// (style_sheet.cpp lists them), and @px14 for 14 logical pixels beside letters of the usual size.
[[nodiscard]] QString filledIn(const QString& sheet, const Theme& theme);

/// Contrast of two opaque colours after WCAG 2: 1 (none) … 21 (black on white).
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

}  // namespace engram::ui
