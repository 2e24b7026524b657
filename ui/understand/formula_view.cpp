#include "ui/understand/formula_view.h"

#include <QVBoxLayout>

#include "ui/bridge/live_bridge.h"
#include "ui/panels/parameter_panel.h"
#include "ui/understand/formula_sheet.h"
#include "ui/understand/symbol_text.h"

namespace engram::ui {

FormulaView::FormulaView(const LiveBridge& bridge, ParameterPanel& panel, QWidget* parent)
    : UnderstandView(parent), bridge_(bridge), panel_(panel), sheet_(new FormulaSheet(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 8);
  column->addWidget(sheet_);
  column->addStretch();
  sheet_->setTips([this](const std::string& key) { return tipOf(key); });
  connect(sheet_, &FormulaSheet::pointed, this,
          [this](const std::string& key) { panel_.setHighlighted(symbolPath(key)); });
  connect(sheet_, &FormulaSheet::chosen, this, &FormulaView::show);
  connect(&panel_, &ParameterPanel::pointed, sheet_, &FormulaSheet::setHighlighted);
}

void FormulaView::setTheme(const Theme& theme) { sheet_->setTheme(theme); }

void FormulaView::refresh() {
  Parameters a = bridge_.shown();
  std::optional<Parameters> b;
  if (bridge_.compares()) b = bridge_.shown(Side::b);
  if (a_ == a && b_ == b) return;
  a_ = std::move(a);
  b_ = std::move(b);
  sheet_->setSections(formulaSections(*a_, b_ ? &*b_ : nullptr));
}

QString FormulaView::tipOf(const std::string& key) const {
  return a_ ? symbolTip(key, *a_, b_ ? &*b_ : nullptr) : QString();
}

void FormulaView::show(const std::string& key) {
  const std::string path = symbolPath(key);
  if (path.empty()) return;
  if (path == "dynamics.update") emit message(tr("The update rule is chosen in the bar above the plots."));
  else if (!panel_.isVisible()) emit message(tr("The parameters are hidden; the menu View shows them."));
  else panel_.reveal(path);
}

void FormulaView::hideEvent(QHideEvent* event) {
  UnderstandView::hideEvent(event);
  panel_.setHighlighted({});
}

}  // namespace engram::ui
