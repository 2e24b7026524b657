// What the program remembers from one start to the next. The keys are known here and nowhere else.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace engram::ui::settings {

/// Names in QSettings. A change makes people lose what they chose.
namespace key {
inline constexpr const char* theme = "view/theme";
inline constexpr const char* text_percent = "view/text_percent";
inline constexpr const char* notes = "view/notes";
inline constexpr const char* memories = "view/memories";
inline constexpr const char* parameters = "view/parameters";
inline constexpr const char* understand = "view/understand";
inline constexpr const char* understand_page = "view/understand_page";
inline constexpr const char* theory_curves = "view/theory_curves";
inline constexpr const char* theory_plane = "view/theory_plane";
inline constexpr const char* frame_limit = "view/frames_per_second";
inline constexpr const char* language = "view/language";
inline constexpr const char* at_start = "start/show";
inline constexpr const char* folder = "files/folder";
inline constexpr const char* recent = "files/recent";
inline constexpr const char* geometry = "window/geometry";
inline constexpr const char* state = "window/state";
inline constexpr const char* columns = "window/four_columns";
inline constexpr const char* right = "window/right_column";
}  // namespace key

/// What is seen when the program starts without a file.
enum class AtStart { start_page, network };
[[nodiscard]] AtStart atStart();
void setAtStart(AtStart what);

/// The most frames drawn per second; 0: as many as the display shows.
[[nodiscard]] int frameLimit();
void setFrameLimit(int frames_per_second);

/// Code of the language ("en"); empty: that of the system.
[[nodiscard]] QString language();
void setLanguage(const QString& code);

/// Whether the notes of a scenario are shown.
[[nodiscard]] bool notesShown();

/// Whether the list of memories is shown.
[[nodiscard]] bool memoriesShown();
void setMemoriesShown(bool shown);

/// Whether the parameter panel is shown.
[[nodiscard]] bool parametersShown();
void setParametersShown(bool shown);

/// Whether the panel "Understand" is shown, and which of its pages ("neuron").
[[nodiscard]] bool understandShown();
void setUnderstandShown(bool shown);
[[nodiscard]] QString understandPage();
void setUnderstandPage(const QString& page);

/// Where the curves of the theory begin ("off", "cue", "now"; empty: nobody has asked yet), and the plane of its map
/// ("theta_beta", "patterns_gain").
[[nodiscard]] QString theoryCurves();
void setTheoryCurves(const QString& from);
[[nodiscard]] QString theoryPlane();
void setTheoryPlane(const QString& plane);

/// Where files were opened or saved last; at first, the home folder.
[[nodiscard]] QString folder();
void setFolder(const QString& folder);

/// Absolute paths, newest first.
[[nodiscard]] QStringList recentFiles();
void setRecentFiles(const QStringList& files);

/// The look of the window as Qt writes it down; empty: never kept.
struct WindowLook {
  QByteArray geometry, state, columns, right;
};
[[nodiscard]] WindowLook windowLook();
void setWindowLook(const WindowLook& look);

/// Everything but files and folder back to what it was when the program was new.
void forgetChoices();

}  // namespace engram::ui::settings
