// The page "Who excites whom?": the weights between neurons, and whether they obey Dale's law.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "core/live/sample.h"
#include "core/observe/weights.h"
#include "core/scenario/scenario.h"
#include "ui/understand/understand_view.h"
#include "ui/understand/weight_picture.h"

class QLabel;
class QToolButton;

namespace engram::ui {

class LiveBridge;

class WeightView : public UnderstandView {
  Q_OBJECT
 public:
  explicit WeightView(const LiveBridge& bridge, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void refresh() override;

  /// The picture of a side; that of B is shown only if its weights differ.
  [[nodiscard]] WeightPicture& picture(Side side) const { return *parts_[side == Side::b].picture; }
  [[nodiscard]] QString statement(Side side) const;
  [[nodiscard]] QString reading() const;
  /// In large networks: the neurons of the first memories, or some from everywhere.
  [[nodiscard]] QToolButton& byMemory() const { return *by_memory_; }
  [[nodiscard]] QToolButton& byNumber() const { return *by_number_; }
  /// How often weights were computed.
  [[nodiscard]] int computed() const { return computed_; }

 private:
  struct Part {  // of one side
    QWidget* frame = nullptr;
    QLabel *badge = nullptr, *statement = nullptr;
    WeightPicture* picture = nullptr;
    std::optional<Parameters> shown;
  };

  void start(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network);
  void makeChoice();
  void makePart(Part& part, Side side);
  void present(Part& part, const Parameters& p);
  void read(const Part& part, const std::optional<WeightPicture::Pair>& pair);

  const LiveBridge& bridge_;
  std::shared_ptr<const Network> network_;
  std::shared_ptr<const RasterLayout> rows_;
  std::array<Part, 2> parts_;
  QLabel* reading_;
  QToolButton *by_memory_, *by_number_;
  int computed_ = 0;
};

}  // namespace engram::ui
