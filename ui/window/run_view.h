// Shows in the plots what the running session brings.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <memory>

#include "core/live/sample.h"

namespace engram::ui {

class LiveBridge;
class RunPair;

/// Samples, new runs, the present step, the words of the headers, and whether there are two columns. Draws once per
/// frame of the bridge.
class RunView : public QObject {
  Q_OBJECT
 public:
  RunView(LiveBridge& bridge, RunPair& plots, QObject* parent);

 private:
  void onStarted(const std::shared_ptr<const RasterLayout>& layout, const std::shared_ptr<const Network>& network);
  void onFrame(double steps_per_second);
  void present();

  LiveBridge& bridge_;
  RunPair& plots_;
  QElapsedTimer said_;
};

}  // namespace engram::ui
