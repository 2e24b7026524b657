#include "ui/understand/outcome_bars.h"

#include <QPainter>

#include "ui/understand/understand_words.h"

namespace engram::ui {

QString outcomeName(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::silent:
      return OutcomeBars::tr("silent");
    case OutcomeKind::oscillating:
      return OutcomeBars::tr("oscillating");
    case OutcomeKind::runaway:
      return OutcomeBars::tr("runaway");
    case OutcomeKind::mixture:
      return OutcomeBars::tr("mixture");
    case OutcomeKind::retrieved:
      return OutcomeBars::tr("retrieved");
    case OutcomeKind::partial:
      return OutcomeBars::tr("in part");
    case OutcomeKind::spurious:
      return OutcomeBars::tr("spurious");
    case OutcomeKind::wandering:
      return OutcomeBars::tr("wandering");
  }
  return {};
}

OutcomeBars::OutcomeBars(QWidget* parent) : SmallPicture(parent) {
  setToolTip(
      tr("The line across the end of a bar is the interval in which the true share lies with a probability of "
         "95 % (Wilson)"));
}

void OutcomeBars::present(const RepeatCounts& a, const std::optional<RepeatCounts>& b) {
  a_ = a;
  b_ = b;
  QStringList told;
  for (const OutcomeKind kind : kinds())
    told << tr("%1: %2 of %3").arg(outcomeName(kind), countText(a_.count(kind)), countText(a_.runs)) +
                (b_ ? tr(", in B %1 of %2").arg(countText(b_->count(kind)), countText(b_->runs)) : QString());
  setAccessibleName(told.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

void OutcomeBars::setPale(bool pale) {
  pale_ = pale;
  update();
}

QVector<OutcomeKind> OutcomeBars::kinds() const {
  QVector<OutcomeKind> found;
  for (const OutcomeKind kind :
       {OutcomeKind::retrieved, OutcomeKind::partial, OutcomeKind::mixture, OutcomeKind::spurious,
        OutcomeKind::wandering, OutcomeKind::oscillating, OutcomeKind::runaway, OutcomeKind::silent})
    if (a_.count(kind) > 0 || (b_ && b_->count(kind) > 0)) found << kind;
  return found;
}

int OutcomeBars::rowHeight() const { return theme().px(b_ ? 36 : 22); }
QSize OutcomeBars::sizeHint() const { return {theme().px(240), rowHeight() * static_cast<int>(kinds().size())}; }

void OutcomeBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (pale_) painter.setOpacity(0.45);
  QFont small = smallFont();
  painter.setFont(small);
  const QFontMetrics letters(small);
  const double names = letters.horizontalAdvance(tr("oscillating")) + 10,
               numbers = letters.horizontalAdvance("100 %") + 6;
  const double letter = b_ ? letters.horizontalAdvance("A") + 5 : 0;
  const double left = names + letter, right = width() - numbers;
  double y = 0;
  const auto bar = [&](const RepeatCounts& counts, OutcomeKind kind, const QString& side, const QColor& color,
                       double top, double height) {
    if (counts.runs == 0) return;
    const Share share = counts.share(kind);
    const auto x = [&](double value) { return left + value * (right - left); };
    const double middle = top + height / 2;
    painter.setPen(color);
    painter.drawText(QRectF(names, top, letter, height), Qt::AlignLeft | Qt::AlignVCenter, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().groove);
    painter.drawRect(QRectF(left, middle - 3, right - left, 6));
    painter.setBrush(color);
    painter.drawRect(QRectF(left, middle - 3, share.share * (right - left), 6));
    painter.setPen(QPen(theme().text, 1.4));
    painter.drawLine(QPointF(x(share.low), middle), QPointF(x(share.high), middle));
    for (const double end : {share.low, share.high})
      painter.drawLine(QPointF(x(end), middle - 4), QPointF(x(end), middle + 4));
    painter.setPen(theme().text);
    painter.drawText(QRectF(right, top, numbers, height), Qt::AlignRight | Qt::AlignVCenter, percentText(share.share));
  };
  for (const OutcomeKind kind : kinds()) {
    const double half = rowHeight() / (b_ ? 2.0 : 1.0);
    painter.setPen(theme().text);
    painter.drawText(QRectF(0, y, names, rowHeight()), Qt::AlignVCenter | Qt::AlignLeft, outcomeName(kind));
    bar(a_, kind, b_ ? QStringLiteral("A") : QString(), b_ ? theme().sideA : theme().excitatory, y, half);
    if (b_) bar(*b_, kind, QStringLiteral("B"), theme().sideB, y + half - 2, half);
    y += rowHeight();
  }
}

}  // namespace engram::ui
