#include "ui/start/scenario_card.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace engram::ui {
namespace {

constexpr int padding = 14;
constexpr int gap = 5;
constexpr int title_lines = 2, lines = 5;  // of title and tagline together
constexpr double picture_ratio = 0.62;     // height to width
constexpr int radius = 8;

/// Draws `text` in at most `most` lines from the top of `area` and takes their room away from it; what goes beyond
/// ends in an ellipsis. Returns the number of lines.
int drawLines(QPainter& painter, QRect& area, const QString& text, int most) {
  const QFontMetrics metrics = painter.fontMetrics();
  QTextLayout layout(text, painter.font());
  layout.beginLayout();
  int drawn = 0;
  for (QTextLine line = layout.createLine(); line.isValid() && drawn < most; line = layout.createLine()) {
    line.setLineWidth(area.width());
    ++drawn;
    QString words = text.mid(line.textStart(), drawn == most ? -1 : line.textLength());
    if (drawn == most) words = metrics.elidedText(words, Qt::ElideRight, area.width());
    painter.drawText(area.left(), area.top() + metrics.ascent(), words);
    area.setTop(area.top() + metrics.lineSpacing());
  }
  layout.endLayout();
  return drawn;
}

}  // namespace

ScenarioCard::ScenarioCard(const ScenarioSummary& summary, QWidget* parent)
    : QAbstractButton(parent), summary_(summary), theme_(darkTheme()) {
  setText(summary.title);
  setAccessibleName(summary.title);
  setAccessibleDescription(summary.tagline + ' ' + summary.size);
  setStatusTip(tr("Opens “%1” and lets it run").arg(summary.title));
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ScenarioCard::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

void ScenarioCard::setPicture(const QImage& picture) {
  picture_ = picture;
  update();
}

QFont ScenarioCard::textFont(int pixels, QFont::Weight weight) const {
  QFont font = this->font();
  font.setPixelSize(pixels);
  font.setWeight(weight);
  return font;
}

int ScenarioCard::wordsHeight() const {
  return 2 * padding - 2 + QFontMetrics(textFont(theme_.titleFontSize + 1, QFont::DemiBold)).lineSpacing() + gap +
         (lines - 1) * QFontMetrics(textFont(theme_.fontSize - 1)).lineSpacing() + 2 * gap +
         QFontMetrics(textFont(theme_.smallFontSize)).lineSpacing();
}

int ScenarioCard::heightForWidth(int width) const { return static_cast<int>(width * picture_ratio) + wordsHeight(); }

QRect ScenarioCard::pictureArea() const { return {1, 1, width() - 2, std::max(1, height() - wordsHeight() - 1)}; }

void ScenarioCard::resizeEvent(QResizeEvent* event) {
  QAbstractButton::resizeEvent(event);
  emit resized();
}

void ScenarioCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const bool near = underMouse() || hasFocus();
  const double line = hasFocus() ? 2 : 1;
  const QRectF frame = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
  QPainterPath outline;
  outline.addRoundedRect(frame, radius, radius);
  painter.fillPath(outline, isDown() ? theme_.buttonHover : theme_.card);
  painter.save();
  painter.setClipPath(outline);
  paintPicture(painter);
  painter.restore();
  paintWords(painter);
  painter.setPen(QPen(near ? theme_.accent : theme_.cardBorder, line));
  painter.drawPath(outline);
}

void ScenarioCard::paintPicture(QPainter& painter) const {
  const QRect area = pictureArea();
  if (picture_.isNull()) painter.fillRect(area, theme_.rasterBackground);
  else painter.drawImage(area, picture_);
  painter.fillRect(QRect(area.left(), area.bottom() + 1, area.width(), 1), theme_.cardBorder);
}

void ScenarioCard::paintWords(QPainter& painter) const {
  const int top = pictureArea().bottom() + 1 + padding - 2;
  QRect area(padding, top, width() - 2 * padding, height() - padding - top);
  painter.setFont(textFont(theme_.titleFontSize + 1, QFont::DemiBold));
  painter.setPen(theme_.text);
  const int used = drawLines(painter, area, summary_.title, title_lines);
  area.setTop(area.top() + gap);
  painter.setFont(textFont(theme_.fontSize - 1));
  painter.setPen(theme_.mutedText);
  drawLines(painter, area, summary_.tagline, lines - used);
  painter.setFont(textFont(theme_.smallFontSize));
  painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom,
                   painter.fontMetrics().elidedText(summary_.size, Qt::ElideRight, area.width()));
}

}  // namespace engram::ui
