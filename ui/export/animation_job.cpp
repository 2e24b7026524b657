#include "ui/export/animation_job.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QTemporaryDir>
#include <algorithm>

#include "core/scenario/carrier.h"
#include "ui/export/webp_writer.h"
#include "ui/export/whole_file.h"
#include "ui/plots/breath.h"
#include "ui/window/replayed_plots.h"

namespace engram::ui {
namespace {

constexpr double replayed = 0.3;  // share of the progress bar for the replay

QString outOfMemory() {
  return AnimationJob::tr("There is not enough memory for this animation. Choose a smaller size or fewer frames.");
}

}  // namespace

AnimationJob::AnimationJob(const Session& session, const AnimationOptions& options, const Theme& window,
                           const QString& file, QObject* parent)
    : QObject(parent), session_(session), options_(options), theme_(window), file_(file) {
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

AnimationJob::~AnimationJob() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void AnimationJob::work(const std::stop_token& stop) {
  bool complete = false;
  QString problem;
  try {
    problem = make(stop, complete);
  } catch (const std::bad_alloc&) {
    problem = outOfMemory();
  } catch (const std::exception& error) {
    problem = QString::fromUtf8(error.what());
  }
  QMetaObject::invokeMethod(
      this, [this, complete, problem] { emit finished(complete, problem); }, Qt::QueuedConnection);
}

QString AnimationJob::make(const std::stop_token& stop, bool& complete) {
  std::shared_ptr<const Replay> samples;
  if (QString problem = replay(stop, samples); !problem.isEmpty() || !samples) return problem;
  QMetaObject::invokeMethod(
      this, [this, samples] { draw(*samples); }, Qt::QueuedConnection);
  AnimationPicture picture;
  {
    std::unique_lock lock(mutex_);
    if (!drawn_.wait(lock, stop, [this] { return picture_.has_value(); })) return {};
    picture = std::move(*picture_);
  }
  if (picture.whole.isNull()) return outOfMemory();
  return options_.format == AnimationFormat::webp ? writeWebp(picture, stop, complete)
                                                  : writePngs(picture, stop, complete);
}

QString AnimationJob::replay(const std::stop_token& stop, std::shared_ptr<const Replay>& result) {
  const std::int64_t first = options_.from - 1;  // curves come in from the left
  auto done = Replay::of(session_, first, options_.to, stop, [this](double share) { progress_ = replayed * share; });
  if (const auto* problem = std::get_if<Problem>(&done)) return QString::fromStdString(problem->message);
  if (auto* whole = std::get_if<Replay>(&done)) result = std::make_shared<const Replay>(std::move(*whole));
  return {};
}

void AnimationJob::draw(const Replay& replay) {
  AnimationPicture picture;
  const AnimationOptions options = options_;
  const QPointer<AnimationJob> alive(this);  // it may be cancelled and gone when the drawing is done
  try {
    const Breath breath;
    const auto plots = plotsOf(session_, replay, theme_);
    picture = animationPicture(*plots, options);
  } catch (const std::bad_alloc&) {
    picture = {};
  }
  if (!alive) return;
  const std::scoped_lock lock(mutex_);
  picture_ = std::move(picture);
  drawn_.notify_one();
}

QImage AnimationJob::frame(const AnimationPicture& picture, qint64 i) {
  progress_ = replayed + (1 - replayed) * static_cast<double>(i) / static_cast<double>(options_.frames());
  const auto shown = static_cast<double>(options_.stepOf(i) + 1 - options_.from);
  return picture.frame(shown / static_cast<double>(options_.to + 1 - options_.from));
}

QString AnimationJob::writeWebp(const AnimationPicture& picture, const std::stop_token& stop, bool& complete) {
  WebpWriter webp(picture.whole.size());
  for (qint64 i = 0; i < options_.frames(); ++i) {
    if (stop.stop_requested()) return {};
    if (!webp.add(frame(picture, i), options_.timeOf(i))) return outOfMemory();
  }
  const QByteArray bytes = webp.finish(options_.endTime(), xmp_packet(provenance_of(session_.scenario())));
  if (bytes.isEmpty()) return outOfMemory();
  if (stop.stop_requested()) return {};
  QString problem = writeWhole(file_, bytes);
  complete = problem.isEmpty();
  return problem;
}

QString AnimationJob::writePngs(const AnimationPicture& picture, const std::stop_token& stop, bool& complete) {
  if (QFileInfo::exists(file_))
    return tr("%1 is already there. Choose another name.").arg(QDir::toNativeSeparators(file_));
  QTemporaryDir folder(file_ + ".XXXXXX");
  if (!folder.isValid()) return writeProblem(file_, folder.errorString());
  const QString name = QFileInfo(file_).fileName();
  for (qint64 i = 0; i < options_.frames(); ++i) {
    if (stop.stop_requested()) return {};
    const QString file = folder.filePath(QStringLiteral("%1-%2.png").arg(name).arg(i + 1, 4, 10, QLatin1Char('0')));
    QString problem = writeWhole(file, pngBytes(frame(picture, i), session_.scenario()));
    if (!problem.isEmpty()) return problem;
  }
  if (!QDir().rename(folder.path(), file_)) return writeProblem(file_, tr("the finished folder could not be renamed"));
  folder.setAutoRemove(false);
  complete = true;
  return {};
}

}  // namespace engram::ui
