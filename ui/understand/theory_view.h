// The page "What does theory expect?": the curves in the plots, the map from one step to the next, where retrieval is
// stable, and what of the network the theory does not know.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "core/live/snapshot.h"
#include "ui/understand/newest_work.h"
#include "ui/understand/theory_values.h"
#include "ui/understand/understand_view.h"

class QButtonGroup;
class QGridLayout;
class QLabel;

namespace engram::ui {

class ExpectedCourses;
class LiveBridge;
class MeanStarts;
class RegionLegend;
class RegionPlot;
class TheoryMap;

class TheoryView : public UnderstandView {
  Q_OBJECT
 public:
  TheoryView(LiveBridge& bridge, ExpectedCourses& courses, QWidget* parent = nullptr);

  void setTheme(const Theme& theme) override;
  void refresh() override;

  /// Of one run.
  struct Part {
    QWidget *words_row = nullptr, *region_row = nullptr;
    QLabel *badge = nullptr, *words = nullptr, *left_out = nullptr, *region_badge = nullptr;
    RegionPlot* region = nullptr;
    std::shared_ptr<const TheoryOfSide> theory;
    std::shared_ptr<const RegionGrid> grid;
  };
  [[nodiscard]] const Part& part(Side side) const { return parts_[side == Side::b ? 1 : 0]; }
  [[nodiscard]] TheoryMap& map() const { return *map_; }
  [[nodiscard]] QLabel& limits() const { return *limits_; }
  /// Where the curves begin, beside TheoryFrom; the plane of the region, beside RegionPlane.
  [[nodiscard]] QButtonGroup& from() const { return *from_; }
  [[nodiscard]] QButtonGroup& plane() const { return *plane_; }
  /// The region is as fine as it gets.
  [[nodiscard]] bool finished() const { return finished_; }

 private:
  struct Asked {  // what is shown, or on its way
    RegionPlane plane = RegionPlane::theta_beta;
    Parameters a;
    std::optional<Parameters> b;
    std::shared_ptr<const Network> network;
    bool operator==(const Asked&) const = default;
  };
  void makeCurves();
  void makeParts();
  void makeRegions();
  QButtonGroup* makeChoice(QGridLayout& grid, const QStringList& names, const QStringList& tips);
  [[nodiscard]] std::optional<Asked> wanted() const;
  /// Only where the runs stand in the plane is other than what was asked before.
  [[nodiscard]] bool sameRegions(const Asked& asked) const;
  void begin(const Asked& asked, bool keep_regions);
  void takeTheory(const Asked& asked, std::shared_ptr<const TheoryOfSide> a, std::shared_ptr<const TheoryOfSide> b);
  void takeRegions(const Asked& asked, std::shared_ptr<const RegionGrid> a, std::shared_ptr<const RegionGrid> b,
                   bool finest);
  void presentWords(const Part& part);
  void presentLimits();
  void showNow();
  void showPlaces();
  void setBoth(std::optional<Side> side, const RegionGrid& grid, double x, double y);

  LiveBridge& bridge_;
  ExpectedCourses& courses_;
  QButtonGroup *from_ = nullptr, *plane_ = nullptr;
  Part parts_[2];
  TheoryMap* map_;
  RegionLegend* legend_;
  QLabel* limits_;
  std::optional<Asked> asked_;
  bool finished_ = false;
  std::shared_ptr<MeanStarts> starts_;  // used by the work alone
  NewestWork work_;                     // ends before what it uses
};

}  // namespace engram::ui
