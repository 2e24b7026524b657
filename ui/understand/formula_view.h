// The page "Which formulas?": the equations of the rule and options in force, with the numbers of now. Symbols and
// controls point at each other.
#pragma once

#include <optional>

#include "core/model/parameters.h"
#include "ui/understand/understand_view.h"

namespace engram::ui {

class FormulaSheet;
class LiveBridge;
class ParameterPanel;

class FormulaView : public UnderstandView {
  Q_OBJECT
 public:
  FormulaView(const LiveBridge& bridge, ParameterPanel& panel, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void refresh() override;

  [[nodiscard]] FormulaSheet& sheet() const { return *sheet_; }

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  void show(const std::string& key);
  [[nodiscard]] QString tipOf(const std::string& key) const;

  const LiveBridge& bridge_;
  ParameterPanel& panel_;
  FormulaSheet* sheet_;
  std::optional<Parameters> a_, b_;  // that the formulas are of
};

}  // namespace engram::ui
