#include "ui/plots/view_chips.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include "ui/plots/chart_frame.h"

namespace engram::ui {

ViewChips::ViewChips(QWidget* column)
    : QWidget(column), frozen_(new QPushButton(this)), follow_(new QPushButton(tr("Follow  ▸▸"), this)) {
  setObjectName(QStringLiteral("chips"));
  frozen_->setObjectName(QStringLiteral("frozenChip"));
  frozen_->setToolTip(tr("The plots stand still while the run goes on. Click to see the present (F)"));
  follow_->setObjectName(QStringLiteral("followChip"));
  follow_->setToolTip(tr("Back to the newest step (0, or double click on a plot)"));
  follow_->setAccessibleName(tr("Follow the run"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  for (QPushButton* chip : {frozen_, follow_}) {
    chip->setFocusPolicy(Qt::NoFocus);  // keys do the same
    chip->setCursor(Qt::PointingHandCursor);
    chip->hide();
    row->addWidget(chip);
  }
  connect(frozen_, &QPushButton::clicked, this, &ViewChips::thawClicked);
  connect(follow_, &QPushButton::clicked, this, &ViewChips::followClicked);
  hide();
}

void ViewChips::setTheme(const Theme& theme) {
  const auto look = [&](const QColor& ground, const QColor& hover, const QColor& text, const QColor& border) {
    return QStringLiteral(
               "QPushButton { background: %1; color: %3; border: 1px solid %4; border-radius: 9px; padding: 0px 9px;"
               " min-height: 17px; font-size: %5px; } QPushButton:hover { background: %2; }")
        .arg(ground.name(), hover.name(), text.name(), border.name())
        .arg(theme.smallFontSize);
  };
  frozen_->setStyleSheet(look(theme.accent, theme.accentHover, theme.accentText, theme.accent));
  follow_->setStyleSheet(look(theme.button, theme.buttonHover, theme.text, theme.axis));
}

void ViewChips::present(std::optional<qint64> frozen, bool away, const ChartFrame& plot) {
  if (frozen != frozen_step_) {
    frozen_step_ = frozen;
    if (frozen) frozen_->setText(tr("Frozen at step %1").arg(QLocale().toString(*frozen)));
  }
  frozen_->setVisible(frozen.has_value());
  follow_->setVisible(away);
  setVisible(frozen || away);
  if (frozen || away) place(plot);
}

void ViewChips::place(const ChartFrame& plot) {
  layout()->activate();
  const QSize size = sizeHint();
  const QPoint corner = plot.mapTo(parentWidget(), plot.plotArea().bottomRight());
  const QRect there(corner - QPoint(size.width() + 5, size.height() + 4), size);
  if (there == geometry()) return;
  setGeometry(there);
  raise();
}

}  // namespace engram::ui
