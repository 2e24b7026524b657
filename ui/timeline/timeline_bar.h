// The bar at the bottom: from step 0 to the end, with the present step and every change on the way.
#pragma once

#include <QWidget>

#include "ui/bridge/live_bridge.h"
#include "ui/timeline/timeline_layout.h"
#include "ui/timeline/timeline_painter.h"

namespace engram::ui {

/// Its handle is dragged to any step; its marks are moved, edited, deleted and added.
class TimelineBar : public QWidget {
  Q_OBJECT
 public:
  explicit TimelineBar(LiveBridge& bridge, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  [[nodiscard]] const TimelineLayout& layoutOfBar() const { return layout_; }
  /// The mark that keys act on.
  [[nodiscard]] const TimelineMark* chosen() const;
  /// The step of the handle: the present one, or, while it is dragged, where it was dragged to.
  [[nodiscard]] std::int64_t step() const;
  /// The chosen mark, or all marks, for screen readers.
  [[nodiscard]] QString marksInWords() const;
  void goTo(std::int64_t step);

  /// Opens the dialog for a mark, or for a new change at a step.
  void edit(const TimelineMark& mark);
  void addAt(std::int64_t step);
  void remove(const std::vector<TimelineMark>& marks);

  [[nodiscard]] QSize sizeHint() const override;
  /// In a window that is very low only the bar itself is there.
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void message(const QString& text);
  void refused(const QString& what, const Problems& problems);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  /// The handle, being dragged.
  struct Scrub {
    std::int64_t from, wanted, sent;
    bool was_playing;
  };
  /// Marks, or the end of one, being dragged.
  struct Drag {
    TimelineLayout::Part part;
    std::vector<TimelineMark> marks;
    std::int64_t pressed_at;  // step
    QPoint pressed;
    std::int64_t by = 0;
    bool moved = false;
  };

  void readSession();
  /// The last step that the session speaks of.
  [[nodiscard]] std::int64_t planned() const;
  void fit();
  void onFrame();
  void beginScrub(std::int64_t step);
  void endScrub(std::int64_t step);
  void dragTo(const QPoint& point);
  void drop();
  void giveUp();
  void choose(std::optional<std::size_t> mark);
  void chooseNext(bool forward);
  void moveChosen(std::int64_t steps);
  [[nodiscard]] std::vector<TimelineMark> marksAt(const std::vector<std::size_t>& which) const;
  /// The same marks as they are in the present session; empty if one is gone or on its way.
  [[nodiscard]] std::vector<TimelineMark> current(const std::vector<TimelineMark>& marks) const;
  [[nodiscard]] QString hint(const QPointF& point) const;
  void tell(const QString& what, const Problems& problems);

  LiveBridge& bridge_;
  Theme theme_;
  TimelineLayout layout_;
  std::optional<Scrub> scrub_;
  std::optional<Drag> drag_;
  std::optional<std::size_t> chosen_;
  std::int64_t shown_now_ = 0, shown_reached_ = 0;
};

}  // namespace engram::ui
