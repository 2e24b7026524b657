#include "ui/understand/input_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/understand/understand_words.h"

namespace engram::ui {

InputBars::InputBars(QWidget* parent) : SmallPicture(parent) {}

void InputBars::present(const QVector<Bar>& bars, double threshold) {
  const bool same_size = bars.size() == bars_.size();
  bars_ = bars;
  threshold_ = threshold;
  QStringList told;
  for (const Bar& bar : bars_) told << bar.name + ' ' + signedText(bar.value);
  setAccessibleName(tr("Input by source: %1; threshold %2").arg(told.join(", "), valueText(threshold_)));
  if (!same_size) updateGeometry();
  update();
}

int InputBars::rowHeight() const { return theme().px(20); }

QSize InputBars::sizeHint() const {
  return {theme().px(240), rowHeight() * static_cast<int>(bars_.size()) + theme().px(8)};
}

void InputBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = smallFont();
  const QFontMetrics letters(small);
  painter.setFont(small);
  const int names = std::min(width() * 2 / 5, theme().px(118)),
            values = letters.horizontalAdvance(QStringLiteral("−00.000")) + 4;
  const double left = names + 6.0, right = width() - values - 2.0;
  // From the most negative partial value to the most positive one; the total begins at zero like all others.
  double low = 0, high = std::max(0.0, threshold_);
  low = std::min(low, threshold_);
  for (const Bar& bar : bars_) {
    low = std::min(low, bar.value);
    high = std::max(high, bar.value);
  }
  const double span = std::max(1e-9, high - low);
  const auto x = [&](double value) { return left + (value - low) / span * (right - left); };
  for (int n = 0; n < bars_.size(); ++n) {
    const Bar& bar = bars_[n];
    const QRectF row(0, n * rowHeight() + (bar.total ? theme().px(4) : 0), width(), rowHeight());
    if (bar.total) {
      painter.setPen(QPen(theme().axis, 1));
      painter.drawLine(QPointF(0, row.top()), QPointF(width(), row.top()));
    }
    small.setBold(bar.total);
    painter.setFont(small);
    painter.setPen(theme().text);
    painter.drawText(QRectF(0, row.top(), names, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(small).elidedText(bar.name, Qt::ElideRight, names));
    painter.drawText(QRectF(right, row.top(), width() - right, row.height()), Qt::AlignVCenter | Qt::AlignRight,
                     bar.total ? valueText(bar.value) : signedText(bar.value));
    const double half = row.height() * 0.28, middle = row.center().y();
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar.color);
    painter.drawRect(QRectF(QPointF(std::min(x(0), x(bar.value)), middle - half),
                            QPointF(std::max(x(0), x(bar.value)), middle + half)));
    painter.setPen(QPen(theme().axis, 1));
    painter.drawLine(QPointF(x(0), row.top() + 2), QPointF(x(0), row.bottom() - 2));
    if (!bar.total) continue;
    painter.setPen(QPen(theme().text, 1.6, Qt::DashLine));
    painter.drawLine(QPointF(x(threshold_), row.top() + 1), QPointF(x(threshold_), row.bottom()));
  }
}

bool InputBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int n = help->pos().y() / std::max(1, rowHeight());
  if (n < 0 || n >= bars_.size()) QToolTip::hideText();
  else
    QToolTip::showText(help->globalPos(),
                       bars_[n].name + ": " + signedText(bars_[n].value) +
                           (bars_[n].note.isEmpty() ? QString() : "\n" + bars_[n].note),
                       this);
  return true;
}

}  // namespace engram::ui
