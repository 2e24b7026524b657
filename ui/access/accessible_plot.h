// A plot as screen readers see it: what it shows, and its newest values in words.
#pragma once

#include <QAccessibleWidget>
#include <QList>

namespace engram::ui {

class LivePlot;

/// Its value and its description are what was measured last, at the moment of asking. The parts of the drawing are left
/// out.
class AccessiblePlot : public QAccessibleWidget {
 public:
  explicit AccessiblePlot(LivePlot& plot);

  [[nodiscard]] QString text(QAccessible::Text kind) const override;
  [[nodiscard]] int childCount() const override;
  [[nodiscard]] QAccessibleInterface* child(int index) const override;
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;

 private:
  /// Buttons and the like that lie on the plot.
  [[nodiscard]] QList<QWidget*> controls() const;
};

}  // namespace engram::ui
