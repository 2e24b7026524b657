// The page "What happened?": the outcome of each run, the rule that says so, and how often it comes out like that.
#pragma once

#include <QElapsedTimer>
#include <functional>
#include <memory>

#include "core/experiment/repeat.h"
#include "core/live/snapshot.h"
#include "ui/understand/understand_page.h"
#include "ui/understand/understand_view.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace engram::ui {

class LiveBridge;
class OutcomeBars;
class RepeatJob;

/// How an outcome is told (window/run_words.h): in a few words, and why.
struct OutcomeTeller {
  std::function<QString(const Outcome&, std::int64_t cued, const QStringList& names)> words;
  std::function<QString(const Outcome&, const QStringList& names)> rule;
};

class OutcomeView : public UnderstandView {
  Q_OBJECT
 public:
  OutcomeView(LiveBridge& bridge, OutcomeTeller teller, QWidget* parent = nullptr);
  ~OutcomeView() override;

  void setTheme(const Theme& theme) override;
  void addTo(Question& question) const override;
  void refresh() override;

  [[nodiscard]] QLabel& words(Side side) const { return *words_[side == Side::b ? 1 : 0]; }
  /// What stands behind it (reasons.h), and where to look closer.
  [[nodiscard]] QLabel& reason(Side side) const { return *reasons_[side == Side::b ? 1 : 0]; }
  [[nodiscard]] QLabel& closer() const { return *closer_; }
  [[nodiscard]] QSpinBox& runs() const { return *runs_; }
  [[nodiscard]] QComboBox& what() const { return *what_; }
  [[nodiscard]] QPushButton& button() const { return *button_; }
  [[nodiscard]] QLabel& result() const { return *result_; }
  /// What the last repetition has counted so far; nothing if there was none.
  [[nodiscard]] std::optional<RepeatCounts> counts(Side side) const;
  [[nodiscard]] bool running() const { return running_; }

 signals:
  /// A link to another page was clicked.
  void pageWanted(engram::ui::UnderstandPage page);

 private:
  void makeReasons();
  void presentReasons();
  void makeRepeat();
  void onSession();
  void start();
  void present();
  void finish(bool complete, const QString& problem);

  LiveBridge& bridge_;
  OutcomeTeller teller_;
  QLabel *words_[2], *reasons_[2], *closer_;
  Theme theme_;
  std::int64_t told_ = -1;  // the step whose reasons are shown, and when they were written
  std::uint64_t told_epoch_ = 0;
  QElapsedTimer since_;
  QSpinBox* runs_;
  QComboBox* what_;
  QPushButton* button_;
  QProgressBar* progress_;
  OutcomeBars* bars_;
  QLabel* result_;
  std::unique_ptr<RepeatJob> job_;
  bool running_ = false, compared_ = false;
  std::optional<Session> repeated_;    // what was repeated;
  bool outdated_ = false;              // it has been changed since
  std::int64_t asked_ = 0, step_ = 0;  // runs, and the step at which they are judged
};

}  // namespace engram::ui
