// Small pictures of runs, made in a thread of its own so that the window never waits.
#pragma once

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/scenario/scenario.h"
#include "ui/plots/theme.h"

namespace engram::ui {

class Preview;

/// Runs each scenario once, when its picture is first asked for, and keeps the run. All functions belong to the
/// window's thread; drawn() is emitted there.
class PictureMaker : public QObject {
  Q_OBJECT
 public:
  explicit PictureMaker(std::vector<Scenario> scenarios, QObject* parent = nullptr);
  /// Waits for at most one step of a run, or one picture.
  ~PictureMaker() override;

  /// Asks for a picture of scenario `which`; takes the place of an older wish for the same one.
  void ask(int which, QSize pixels, double scale, const Theme& theme);

 signals:
  void drawn(int which, const QImage& picture);

 private:
  struct Wish {
    QSize pixels;
    double scale = 1;
    Theme theme;
  };
  void work(const std::stop_token& stop);
  /// The next wish; nothing when stopped.
  std::optional<std::pair<int, Wish>> next(const std::stop_token& stop);
  void fulfil(int which, const Wish& wish, const std::stop_token& stop);

  // Only the thread touches these two.
  std::vector<Scenario> scenarios_;
  std::vector<std::shared_ptr<const Preview>> previews_;
  std::mutex mutex_;  // of wishes_
  std::condition_variable_any asked_;
  std::map<int, Wish> wishes_;
  std::jthread thread_;  // the last member: it ends before what it uses
};

}  // namespace engram::ui
