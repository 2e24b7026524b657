#include "ui/panels/side_row.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace engram::ui {

SideRow::SideRow(QWidget* parent) : QWidget(parent), equal_(new QToolButton(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 1, 0, 2);
  row->setSpacing(4);
  for (const Side side : {Side::a, Side::b}) {
    auto* chip = chips_[side == Side::b] = new QToolButton(this);
    chip->setProperty("side", side == Side::a ? "A" : "B");
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);  // what is being typed is for the side from which the focus comes
    chip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(chip, &QToolButton::clicked, this, [this, chip, side] {
      chip->setChecked(true);
      emit picked(side);
    });
    row->addWidget(chip, 1);
  }
  equal_->setText("=");
  equal_->setObjectName("equal");
  equal_->setFocusPolicy(Qt::StrongFocus);
  connect(equal_, &QToolButton::clicked, this, &SideRow::equalWanted);
  row->addWidget(equal_);
}

void SideRow::present(const QString& name, const QString& a, const QString& b, std::optional<Side> sets) {
  words_[0] = a;
  words_[1] = b;
  for (const Side side : {Side::a, Side::b}) {
    QToolButton& chip = this->chip(side);
    chip.setChecked(sets.value_or(side) == side);
    const QString letter = side == Side::a ? tr("A") : tr("B");
    const QString& value = words_[side == Side::b];
    chip.setAccessibleName(tr("%1 (%2): %3").arg(name, letter, value));
    chip.setToolTip(chip.isChecked() ? tr("%1 has %2; the control sets this side").arg(letter, value)
                                     : tr("%1 has %2; a click lets the control set this side").arg(letter, value));
    chip.setStatusTip(chip.toolTip());
  }
  const bool keeps_b = sets == Side::b;
  equal_->setToolTip(keeps_b ? tr("Make A as B: both sides have %1").arg(b)
                             : tr("Make B as A: both sides have %1").arg(a));
  equal_->setStatusTip(equal_->toolTip());
  equal_->setAccessibleName(name + ": " + equal_->toolTip());
  showWords();
}

void SideRow::showWords() {
  for (const Side side : {Side::a, Side::b}) {
    QToolButton& chip = this->chip(side);
    const QString words = (side == Side::a ? tr("A") : tr("B")) + "  " + words_[side == Side::b];
    chip.setText(chip.fontMetrics().elidedText(words, Qt::ElideRight, chip.width() - chip.fontMetrics().height()));
  }
}

void SideRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layout()->activate();  // the chips have their width
  showWords();
}

}  // namespace engram::ui
