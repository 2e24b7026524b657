// The column that looks closely at the runs: one page at a time, from what happens to why.
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <array>
#include <optional>

#include "ui/plots/theme.h"
#include "ui/understand/understand_page.h"
#include "ui/understand/understand_view.h"

class QButtonGroup;
class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace engram::ui {

class LiveBridge;

class UnderstandPanel : public QFrame {
  Q_OBJECT
 public:
  explicit UnderstandPanel(LiveBridge& bridge, QWidget* parent = nullptr);
  ~UnderstandPanel() override;

  /// Takes the view, once for each page; pages without one cannot be chosen.
  void add(UnderstandPage page, UnderstandView* view);
  [[nodiscard]] UnderstandView* view(UnderstandPage page) const { return views_[static_cast<std::size_t>(page)]; }
  [[nodiscard]] UnderstandPage page() const { return page_; }
  void turnTo(UnderstandPage page);
  void setTheme(const Theme& theme);
  /// Asks anew at once: what a view wants to know has changed.
  void ask();

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void pageChanged(engram::ui::UnderstandPage page);
  void closed();
  void message(const QString& text);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void makeHeading();
  void refresh();
  /// Dresses the page in sight; the others when they come in sight.
  void dress();
  void putInPlace(QScrollArea* frame);

  LiveBridge& bridge_;
  std::array<UnderstandView*, understand_pages> views_{};
  std::array<QScrollArea*, understand_pages> frames_{};  // only the one in place has a parent: a new style sheet is
                                                         // then worked into one page, not into all of them
  QScrollArea* in_place_ = nullptr;
  std::array<QToolButton*, understand_pages> buttons_{};
  std::optional<Theme> theme_;
  std::array<bool, understand_pages> dressed_{};  // in that theme
  UnderstandPage page_ = UnderstandPage::neuron;
  QLabel* title_;
  QGridLayout* selector_;
  QVBoxLayout* column_;
  QButtonGroup* group_;
  Question asked_;
  QElapsedTimer refreshed_;
};

}  // namespace engram::ui
