#include "ui/recovery/keeper.h"

#include <algorithm>

#include "ui/bridge/live_bridge.h"

namespace engram::ui {
namespace {

constexpr int soon_ms = 400;            // from a change until it is written
constexpr int follow_ms = 2000;         // between two looks at where the runs stand
constexpr qint64 rest_share = 30;       // between two writes of the place, in the time that one takes
constexpr qint64 retry_ms = 10000;      // after a failure
constexpr qint64 one_gesture_ms = 800;  // changes of one value that follow each other so closely are one

}  // namespace

Keeper::Keeper(LiveBridge& bridge, Belonging belonging, const QString& folder, QObject* parent)
    : QObject(parent), bridge_(bridge), belonging_(std::move(belonging)) {
  writer_ = std::make_unique<RecoveryWriter>(folder, [this](const RecoveryWriter::Result& result) {
    QMetaObject::invokeMethod(
        this, [this, result] { onWritten(result); }, Qt::QueuedConnection);
  });
  soon_.setSingleShot(true);
  soon_.setInterval(soon_ms);
  follow_.setInterval(follow_ms);
  connect(&soon_, &QTimer::timeout, this, &Keeper::keep);
  connect(&follow_, &QTimer::timeout, this, &Keeper::followPlace);
  connect(&bridge_, &LiveBridge::sessionChanged, this, &Keeper::look);
  connect(&bridge_, &LiveBridge::edited, this, &Keeper::count);
  connect(&bridge_, &LiveBridge::replaced, this, [this] { changes_ = 0; });
}

Keeper::~Keeper() = default;

void Keeper::look() {
  if (writer_ && !soon_.isActive()) soon_.start();  // not put off by the changes that follow
}

void Keeper::count(const EditMade& edit) {
  const bool same = !edit.path.isEmpty() && edit.path == last_path_ && since_edit_.isValid() &&
                    since_edit_.elapsed() < one_gesture_ms;
  if (!same) ++changes_;
  last_path_ = edit.path;
  since_edit_.restart();
}

void Keeper::keep() {
  if (!writer_) return;
  if (!belonging_.modified()) {
    changes_ = 0;
    last_path_.clear();  // a change after saving is one, though it may go on with a gesture
    if (kept_) writer_->remove();
    kept_ = failing_ = false;
    follow_.stop();
    emit upToDate();
    return;
  }
  place_ = bridge_.place();
  number_ = writer_->write(bridge_.session(), {.file = belonging_.file(),
                                               .modified = true,
                                               .changes = changes_,
                                               .place = place_,
                                               .written = QDateTime::currentDateTimeUtc()});
  kept_ = true;
  since_write_.restart();
  follow_.start();
}

void Keeper::followPlace() {
  if (soon_.isActive()) return;
  const qint64 rest = failing_ ? retry_ms : rest_share * last_ms_;
  if (since_write_.elapsed() < rest) return;
  const Place now = bridge_.place();
  if (failing_ || now.step != place_.step || now.reached != place_.reached) keep();
}

void Keeper::onWritten(const RecoveryWriter::Result& result) {
  if (!writer_ || !kept_) return;
  last_ms_ = result.ms;
  failing_ = !result.problem.isEmpty();
  if (failing_ && !told_) {
    told_ = true;
    emit failed(result.problem);
  }
  if (!failing_ && result.number == number_ && !soon_.isActive()) emit upToDate();
}

void Keeper::finish() {
  if (!writer_) return;
  soon_.stop();
  follow_.stop();
  writer_->remove();
  writer_.reset();
}

}  // namespace engram::ui
