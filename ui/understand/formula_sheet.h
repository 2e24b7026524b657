// The sheet on which formulas are drawn; each of their symbols can be pointed at and chosen, with the pointer or keys.
#pragma once

#include <QWidget>
#include <functional>
#include <map>

#include "ui/plots/theme.h"
#include "ui/understand/formula_sections.h"
#include "ui/understand/math_layout.h"

namespace engram::ui {

class FormulaSheet : public QWidget {
  Q_OBJECT
 public:
  explicit FormulaSheet(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setSections(std::vector<FormulaSection> sections);
  /// What the tooltip of a symbol says.
  void setTips(std::function<QString(const std::string& key)> tip) { tip_ = std::move(tip); }
  /// Gives the symbols of a control a ground of their own; empty: none.
  void setHighlighted(const std::string& path);

  [[nodiscard]] const std::vector<FormulaSection>& sections() const { return sections_; }

  struct Symbol {
    QRectF rect;
    std::string key;
    bool highlighted = false;
  };
  /// All symbols in sight, in the order of reading, as they stand at the present width.
  [[nodiscard]] std::vector<Symbol> symbols() const;
  /// The widest line, at the present width.
  [[nodiscard]] double usedWidth() const { return layout_.used_width; }

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// The pointer or the keys are at a symbol; empty: at none.
  void pointed(const std::string& key);
  void chosen(const std::string& key);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Placed {  // a formula, or one side of it
    MathBox box;
    QPointF at;
    bool numbers = false;
    std::optional<Side> side;
  };
  struct Words {
    QRectF rect;
    QString text;
    bool title = false;
  };
  struct Badge {
    QRectF rect;
    Side side;
  };
  struct Layout {
    std::vector<Placed> formulas;
    std::vector<Words> words;
    std::vector<Badge> badges;
    double height = 0, used_width = 0;
  };

  [[nodiscard]] Layout layOut(double width) const;
  void layOutLines(const FormulaSection& section, double width, Layout& layout) const;
  void layOutLine(const FormulaLine& line, double left, double room, double column, Layout& layout) const;
  /// The name is so wide that the value stands below it, or right behind it.
  [[nodiscard]] bool hasOwnLine(const FormulaLine& line, double room) const;
  void layOutWords(const FormulaSection& section, double width, Layout& layout) const;
  void place(Layout& layout, const FormulaLine& line, MathBox box, double x, double baseline) const;
  [[nodiscard]] Badge badgeAt(double baseline, Side side) const;
  void refreshLayout();
  [[nodiscard]] QFont mathFont(bool numbers) const;
  [[nodiscard]] QFont wordFont(bool title) const;
  [[nodiscard]] double indentOf(const FormulaSection& section) const;
  [[nodiscard]] int symbolAt(QPointF at) const;
  void drawGrounds(QPainter& painter) const;
  void drawFormula(QPainter& painter, const Placed& placed, const QRectF& pointed_at) const;
  void drawBadges(QPainter& painter) const;
  void pointTo(int symbol, bool with_keys);

  Theme theme_;
  std::vector<FormulaSection> sections_;
  std::function<QString(const std::string&)> tip_;
  Layout layout_;                          // at the present width
  mutable std::map<int, double> heights_;  // at the widths that were asked for
  std::string highlighted_;
  int pointed_ = -1;        // number of the symbol
  bool with_keys_ = false;  // it was reached with keys
};

}  // namespace engram::ui
