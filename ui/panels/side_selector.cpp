#include "ui/panels/side_selector.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace engram::ui {
namespace {
constexpr std::array<std::optional<Side>, 3> choices{std::nullopt, Side::a, Side::b};
}

SideSelector::SideSelector(LiveBridge& bridge, SideChoice& sides, QWidget* parent)
    : QWidget(parent), bridge_(bridge), sides_(sides) {
  setObjectName("sideSelector");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 0, 14, 2);
  row->setSpacing(3);
  auto* label = new QLabel(tr("Changes set"), this);
  label->setProperty("muted", true);
  row->addWidget(label);
  row->addStretch(1);
  const std::array words{tr("A and B"), tr("A"), tr("B")};
  const std::array tips{tr("Every control sets both sides; where they differ, the side that is marked there"),
                        tr("Every control sets side A alone"), tr("Every control sets side B alone")};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    auto* button = buttons_[i] = new QToolButton(this);
    button->setText(words[i]);
    button->setCheckable(true);
    button->setProperty("side", i == 0 ? "both" : i == 1 ? "A" : "B");
    button->setToolTip(tips[i]);
    button->setStatusTip(tips[i]);
    button->setAccessibleName(tr("Changes set %1").arg(words[i]));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, i] {
      sides_.choose(choices[i]);
      refresh();  // also if it was chosen already
    });
    row->addWidget(button);
  }
  connect(&bridge_, &LiveBridge::sessionChanged, this, &SideSelector::refresh);
  connect(&sides_, &SideChoice::changed, this, &SideSelector::refresh);
  refresh();
}

QToolButton& SideSelector::button(std::optional<Side> side) const {
  return *buttons_[!side ? 0 : *side == Side::a ? 1 : 2];
}

void SideSelector::refresh() {
  setVisible(bridge_.compares());
  for (std::size_t i = 0; i < choices.size(); ++i) buttons_[i]->setChecked(sides_.choice() == choices[i]);
}

}  // namespace engram::ui
