// How often each outcome occurred: a bar for each, with the interval in which the true share lies.
#pragma once

#include <optional>

#include "core/experiment/repeat.h"
#include "ui/understand/understand_parts.h"

namespace engram::ui {

class OutcomeBars : public SmallPicture {
  Q_OBJECT
 public:
  explicit OutcomeBars(QWidget* parent = nullptr);

  /// With `b`, two bars for each outcome.
  void present(const RepeatCounts& a, const std::optional<RepeatCounts>& b);
  /// Counts of what is no more: drawn pale.
  void setPale(bool pale);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QVector<OutcomeKind> kinds() const;
  [[nodiscard]] int rowHeight() const;

  RepeatCounts a_;
  std::optional<RepeatCounts> b_;
  bool pale_ = false;
};

/// "retrieved", "silent", … in the user's language.
[[nodiscard]] QString outcomeName(OutcomeKind kind);

}  // namespace engram::ui
