// What is under the pointer, and what is shown there. Places are in coordinates of the frame; the chart begins one
// border further in.
#include <algorithm>

#include "ui/plots/chart_frame.h"
#include "ui/plots/cursor_items.h"
#include "ui/plots/now_veil.h"

namespace engram::ui {

const QVector<LegendEntry>& ChartFrame::legend() const { return labels_->legend(); }

QRect ChartFrame::legendPlace(qsizetype entry) const {
  const auto& places = labels_->places();
  return entry < places.size() ? places[entry].toRect().translated(border, border) : QRect();
}

std::optional<qsizetype> ChartFrame::legendAt(QPoint point) const {
  for (qsizetype i = 0; i < labels_->entriesShown(); ++i)
    if (legendPlace(i).adjusted(-4, 0, 4, 0).contains(point)) return i;
  return std::nullopt;
}

QString ChartFrame::legendRest(QPoint point) const {
  const qsizetype shown = labels_->entriesShown();
  return legendPlace(shown).contains(point) ? legendNames().mid(shown).join(QStringLiteral(", ")) : QString();
}

double ChartFrame::stepAt(double x) const {
  const QRectF area = plotArea();
  return (x - area.left()) / area.width() * static_cast<double>(window_.length()) + static_cast<double>(window_.from) -
         0.5;
}

void ChartFrame::showReadout(std::optional<qint64> step, bool pinned, const Readout& readout,
                             std::optional<QPoint> pointer) {
  if (!step || *step < window_.from || *step >= window_.to) {
    line_->hide();
    card_->clear();
    return;
  }
  const QPoint origin(border, border);
  const QRectF area = plotArea().translated(-origin);
  const double x = area.left() + (static_cast<double>(*step - window_.from) + 0.5) /
                                     static_cast<double>(window_.length()) * area.width();
  line_->setColor(pinned ? theme_.link : theme_.mutedText);
  line_->place(area, x);
  if (readout.empty()) return card_->clear();
  card_->show(readout, area, x, pointer ? std::optional<QPointF>(*pointer - origin) : std::nullopt);
}

void ChartFrame::showNow(std::optional<qint64> step) {
  if (!step || *step + 1 >= window_.to) return veil_->hide();
  const QRectF area = QRectF(plotArea()).translated(-border, -border);
  const double share = static_cast<double>(*step + 1 - window_.from) / static_cast<double>(window_.length());
  veil_->place(area, area.left() + std::max(0.0, share) * area.width());
}

QRect ChartFrame::veilPlace() const {
  return veil_->isVisible() ? veil_->boundingRect().toRect().translated(border, border) : QRect();
}

const Readout& ChartFrame::readout() const { return card_->readout(); }

QRect ChartFrame::readoutPlace() const {
  if (readout().empty()) return {};
  return card_->boundingRect().toRect().translated(border, border);
}

}  // namespace engram::ui
