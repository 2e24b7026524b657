// The memories of the network that runs: how each looks, and how much of it each run shows.
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <vector>

#include "core/model/problem.h"
#include "ui/plots/theme.h"

class QAction;
class QLabel;
class QListView;
class QMenu;

namespace engram::ui {

class LiveBridge;
class MemoryDelegate;
class MemoryList;
class MemoryPictures;

/// A click (Enter) pins a memory in the plots or lets it go; the context menu also makes it the cue or stimulates it.
class MemoriesPanel : public QFrame {
  Q_OBJECT
 public:
  explicit MemoriesPanel(LiveBridge& bridge, QWidget* parent = nullptr);
  ~MemoriesPanel() override;

  void setTheme(const Theme& theme);
  /// Those that are pinned in the plots, whoever did it.
  void setPinned(const std::vector<std::int64_t>& memories);

  [[nodiscard]] const MemoryList& list() const { return *list_; }
  [[nodiscard]] QListView& view() const { return *view_; }
  /// What can be done with a memory. The caller deletes it.
  [[nodiscard]] QMenu* menuOf(std::int64_t memory);

  /// As wide as the notes.
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// These are to be pinned in the plots.
  void pinsChosen(const std::vector<std::int64_t>& memories);
  void message(const QString& text);
  /// `what` was asked for and cannot be.
  void refused(const QString& what, const Problems& problems);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makeHeading();
  void refresh();
  void startPictures();
  void togglePin(std::int64_t memory);
  void stimulate(std::int64_t memory);
  void useAsCue(std::int64_t memory);

  LiveBridge& bridge_;
  Theme theme_;
  MemoryList* list_;
  MemoryPictures* pictures_;
  MemoryDelegate* delegate_;
  QListView* view_;
  QLabel *a_ = nullptr, *b_ = nullptr;
  QElapsedTimer refreshed_;
};

}  // namespace engram::ui
