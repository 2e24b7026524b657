#include "ui/understand/formula_sheet.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/understand/symbol_text.h"

namespace engram::ui {
namespace {

QRectF grown(const QRectF& rect, double by) { return rect.adjusted(-by, -by / 2, by, by / 2); }

}  // namespace

FormulaSheet::FormulaSheet(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setObjectName("formulas");
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Formulas"));
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void FormulaSheet::setTheme(const Theme& theme) {
  theme_ = theme;
  refreshLayout();
}

void FormulaSheet::setSections(std::vector<FormulaSection> sections) {
  sections_ = std::move(sections);
  setAccessibleDescription(plainText(sections_));
  refreshLayout();
}

void FormulaSheet::setHighlighted(const std::string& path) {
  if (highlighted_ == path) return;
  highlighted_ = path;
  update();
}

void FormulaSheet::refreshLayout() {
  layout_ = layOut(width());
  heights_ = {{width(), layout_.height}};
  const int count = static_cast<int>(symbols().size());
  if (pointed_ >= count) pointed_ = -1;
  updateGeometry();
  update();
}

int FormulaSheet::heightForWidth(int width) const {
  const auto [at, is_new] = heights_.try_emplace(width, 0.0);
  if (is_new) at->second = layOut(width).height;
  return static_cast<int>(std::ceil(at->second));
}
QSize FormulaSheet::sizeHint() const { return {theme_.px(340), heightForWidth(std::max(width(), theme_.px(270)))}; }
QSize FormulaSheet::minimumSizeHint() const { return {theme_.px(240), static_cast<int>(std::ceil(layout_.height))}; }

void FormulaSheet::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) refreshLayout();
}

std::vector<FormulaSheet::Symbol> FormulaSheet::symbols() const {
  std::vector<Symbol> all;
  for (const Placed& placed : layout_.formulas)
    for (const MathBox::Area& area : placed.box.areas) {
      const bool lit = !highlighted_.empty() && symbolPath(area.key) == highlighted_;
      all.push_back({area.rect.translated(placed.at), area.key, lit});
    }
  return all;
}

int FormulaSheet::symbolAt(QPointF at) const {
  const std::vector<Symbol> all = symbols();
  int found = -1;
  const auto size = [&](int n) { return all[static_cast<std::size_t>(n)].rect.width(); };
  for (int n = 0; n < static_cast<int>(all.size()); ++n)
    if (grown(all[static_cast<std::size_t>(n)].rect, 2).contains(at) && (found < 0 || size(n) < size(found))) found = n;
  return found;
}

void FormulaSheet::pointTo(int symbol, bool with_keys) {
  with_keys_ = with_keys;
  if (pointed_ == symbol) return;
  pointed_ = symbol;
  const std::vector<Symbol> all = symbols();
  const std::string key = symbol < 0 ? std::string() : all[static_cast<std::size_t>(symbol)].key;
  setCursor(!symbolPath(key).empty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
  emit pointed(key);
}

void FormulaSheet::mouseMoveEvent(QMouseEvent* event) { pointTo(symbolAt(event->position()), false); }

void FormulaSheet::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  pointTo(-1, false);
}

void FormulaSheet::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  const int symbol = symbolAt(event->position());
  if (symbol >= 0) emit chosen(symbols()[static_cast<std::size_t>(symbol)].key);
}

void FormulaSheet::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (pointed_ < 0 && !symbols().empty()) pointTo(0, true);
}

void FormulaSheet::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  if (with_keys_) pointTo(-1, false);
}

void FormulaSheet::keyPressEvent(QKeyEvent* event) {
  const std::vector<Symbol> all = symbols();
  const int count = static_cast<int>(all.size());
  const int key = event->key();
  if (count == 0) return QWidget::keyPressEvent(event);
  if ((key == Qt::Key_Return || key == Qt::Key_Enter) && pointed_ >= 0) {
    emit chosen(all[static_cast<std::size_t>(pointed_)].key);
    return;
  }
  int next = pointed_;
  if (key == Qt::Key_Right || key == Qt::Key_Down) next = std::min(pointed_ + 1, count - 1);
  else if (key == Qt::Key_Left || key == Qt::Key_Up) next = std::max(pointed_ - 1, 0);
  else if (key == Qt::Key_Home) next = 0;
  else if (key == Qt::Key_End) next = count - 1;
  else return QWidget::keyPressEvent(event);
  pointTo(next, true);
  const QPoint at = all[static_cast<std::size_t>(next)].rect.center().toPoint();
  for (QWidget* each = parentWidget(); each != nullptr; each = each->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(each)) {
      const QPoint there = mapTo(area->widget(), at);
      return area->ensureVisible(there.x(), there.y(), 0, theme_.px(40));
    }
}

bool FormulaSheet::event(QEvent* event) {
  // Left and right go from symbol to symbol, also where they are the keys of a command.
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End) event->accept();
  }
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int symbol = symbolAt(help->pos());
  if (symbol < 0 || !tip_) {
    QToolTip::hideText();
    return true;
  }
  const Symbol it = symbols()[static_cast<std::size_t>(symbol)];
  QToolTip::showText(help->globalPos(), tip_(it.key), this, grown(it.rect, 2).toAlignedRect());
  return true;
}

void FormulaSheet::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  drawGrounds(painter);
  const QRectF at = pointed_ < 0 ? QRectF() : symbols()[static_cast<std::size_t>(pointed_)].rect;
  for (const Placed& placed : layout_.formulas) drawFormula(painter, placed, at);
  for (const Words& words : layout_.words) {
    painter.setFont(wordFont(words.title));
    painter.setPen(words.title ? theme_.mutedText : theme_.text);
    painter.drawText(words.rect, Qt::TextWordWrap, words.text);
  }
  drawBadges(painter);
}

void FormulaSheet::drawGrounds(QPainter& painter) const {
  const std::vector<Symbol> all = symbols();
  const double radius = theme_.controlRadius;
  painter.setPen(Qt::NoPen);
  for (std::size_t n = 0; n < all.size(); ++n) {
    const bool here = static_cast<int>(n) == pointed_;
    if (!here && !all[n].highlighted) continue;
    QColor ground = theme_.accent;
    ground.setAlphaF(all[n].highlighted && !here ? 0.30F : 0.22F);
    painter.setBrush(ground);
    painter.setPen(here && with_keys_ ? QPen(theme_.link, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(grown(all[n].rect, 2), radius, radius);
  }
}

void FormulaSheet::drawFormula(QPainter& painter, const Placed& placed, const QRectF& pointed_at) const {
  const QColor plain = placed.numbers ? theme_.mutedText : theme_.text;
  const QColor own = placed.side == Side::b ? theme_.sideB : theme_.sideA;
  for (const MathBox::Run& run : placed.box.runs) {
    const QPointF at = placed.at + run.at;
    const bool hovered = pointed_at.contains(at + QPointF(run.width / 2, -1));
    painter.setFont(run.font);
    painter.setPen(run.differs ? own : hovered ? theme_.link : run.number ? theme_.text : plain);
    painter.drawText(at, run.text);
    if (!run.differs) continue;
    painter.setPen(QPen(own, 1.5));
    painter.drawLine(at + QPointF(0, 2.5), at + QPointF(run.width, 2.5));
  }
  painter.setPen(QPen(plain, std::max(1.0, theme_.thinLine)));
  for (const QLineF& bar : placed.box.bars) painter.drawLine(bar.translated(placed.at));
}

void FormulaSheet::drawBadges(QPainter& painter) const {
  QFont font = wordFont(true);
  font.setWeight(QFont::Bold);
  painter.setFont(font);
  for (const Badge& badge : layout_.badges) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(badge.side == Side::a ? theme_.sideA : theme_.sideB);
    painter.drawRoundedRect(badge.rect, theme_.controlRadius - 1, theme_.controlRadius - 1);
    painter.setPen(theme_.accentText);
    painter.drawText(badge.rect, Qt::AlignCenter, badge.side == Side::a ? "A" : "B");
  }
}

}  // namespace engram::ui
