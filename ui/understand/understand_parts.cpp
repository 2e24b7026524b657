#include "ui/understand/understand_parts.h"

namespace engram::ui {

QLabel* wrappedLabel(QWidget* parent, bool muted) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::RichText);
  label->setProperty("muted", muted);
  return label;
}

QLabel* sideBadge(Side side, QWidget* parent) {
  auto* badge = new QLabel(side == Side::a ? QStringLiteral("A") : QStringLiteral("B"), parent);
  badge->setProperty("side", badge->text());
  badge->hide();
  return badge;
}

SmallPicture::SmallPicture(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SmallPicture::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

QFont SmallPicture::smallFont() const {
  QFont small = font();
  small.setPixelSize(theme_.smallFontSize);
  return small;
}

}  // namespace engram::ui
