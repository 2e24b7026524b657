// What theory expects of the runs, step by step, in the plots: follows every change of the session.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "core/live/snapshot.h"
#include "core/session/session.h"
#include "ui/plots/theory_curves.h"
#include "ui/understand/newest_work.h"

namespace engram::ui {

class LiveBridge;
class MeanStarts;
class RunPair;

/// Where the curves of the theory begin.
enum class TheoryFrom { none, cue, now };

/// Works beside the window and gives the newest curves to the plots.
class ExpectedCourses : public QObject {
  Q_OBJECT
 public:
  static constexpr std::int64_t most_steps = 20'000;

  ExpectedCourses(LiveBridge& bridge, RunPair& plots, QObject* parent = nullptr);

  /// `now`: from where the runs stand, also when it was chosen before. The choice is kept in the settings.
  void choose(TheoryFrom from);
  [[nodiscard]] TheoryFrom from() const { return from_; }
  /// From the cue, unless somebody has chosen before.
  void chooseAtFirst();
  /// What the plots show; null: nothing.
  [[nodiscard]] const std::shared_ptr<const TheoryCourse>& course(Side side) const { return side == Side::b ? b_ : a_; }

 signals:
  /// The choice, or the curves.
  void changed();

 private:
  struct Anchor {  // where the runs stood when they were asked about
    std::int64_t step = 0;
    MeanState a;
    std::optional<MeanState> b;
  };
  void onSession();
  void onFrame();
  [[nodiscard]] bool takeAnchor();
  void begin();
  void take(std::uint64_t number, std::shared_ptr<const TheoryCourse> a, std::shared_ptr<const TheoryCourse> b);
  void show();
  [[nodiscard]] std::int64_t wantedEnd() const;

  LiveBridge& bridge_;
  RunPair& plots_;
  TheoryFrom from_ = TheoryFrom::none;
  std::shared_ptr<const Network> network_;    // of the present run
  std::shared_ptr<const Snapshot> outdated_;  // the newest one is of a future that was changed
  std::optional<Session> session_;            // that the curves are of
  std::optional<Anchor> anchor_;
  std::int64_t end_ = 0;  // they reach to here
  std::uint64_t number_ = 0, shown_ = 0;
  std::shared_ptr<const TheoryCourse> a_, b_;
  std::shared_ptr<MeanStarts> starts_a_, starts_b_;  // used by the work alone
  NewestWork work_;                                  // ends before what it uses
};

}  // namespace engram::ui
