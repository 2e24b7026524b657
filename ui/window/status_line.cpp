#include "ui/window/status_line.h"

#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QStyle>

#include "ui/access/announce.h"
#include "ui/bridge/live_bridge.h"
#include "ui/panels/elided_label.h"

namespace engram::ui {
namespace {

constexpr int write_every_ms = 100;

QString speedText(double speed) {
  const QLocale locale;
  return locale.toString(speed, 'f', speed > 0 && speed < 9.95 ? 1 : 0);
}

/// Keeps neighbours in place while numbers change.
void setTextGrowing(QLabel* label, const QString& text) {
  if (label->text() == text) return;
  label->setText(text);
  const int letters = label->fontMetrics().height();
  if (label->property("letters").toInt() != letters) label->setMinimumWidth(0);
  label->setProperty("letters", letters);
  label->setMinimumWidth(std::max(label->minimumWidth(), label->sizeHint().width()));
}

}  // namespace

StatusLine::StatusLine(const LiveBridge& bridge, QStatusBar& bar)
    : QObject(&bar),
      bridge_(bridge),
      place_(new QLabel(&bar)),
      message_(new ElidedLabel({}, &bar)),
      pace_(new QLabel(&bar)) {
  bar.setSizeGripEnabled(false);
  for (QLabel* label : {place_, pace_}) label->setProperty("muted", true);
  place_->setContentsMargins(8, 0, 16, 0);
  pace_->setContentsMargins(16, 0, 8, 0);
  pace_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  pace_->setToolTip(tr("What drawing a frame takes, and frames of the last ten seconds that came late"));
  bar.addWidget(place_);
  bar.addWidget(message_, 1);
  bar.addPermanentWidget(pace_);
}

void StatusLine::refresh() {
  if (message_ms_ > 0 && said_.elapsed() > message_ms_) {
    message_ms_ = 0;
    write(hint_, false);
  }
  if (written_.isValid() && written_.elapsed() < write_every_ms) return;
  written_.restart();
  const QLocale locale;
  const std::int64_t goal = bridge_.replayingTo();
  const QString speed = bridge_.building() ? tr("building the network…")
                        : goal > 0 ? tr("computing again up to step %1…").arg(locale.toString(qlonglong{goal}))
                        : bridge_.playing() ? tr("%1 steps/s").arg(speedText(bridge_.stepsPerSecond()))
                                            : tr("paused");
  setTextGrowing(place_, tr("step %1   ·   seed %2   ·   %3")
                             .arg(locale.toString(qlonglong{bridge_.stepNow()}),
                                  QString::number(bridge_.session().scenario().parameters.seed), speed));
  const FrameClock& clock = bridge_.frameClock();
  setTextGrowing(pace_, tr("frame %1 ms   ·   %2 late").arg(speedText(clock.frameMs())).arg(clock.lateFrames()));
}

void StatusLine::say(const QString& text) { show(text, false, 6); }
void StatusLine::sayError(const QString& text) { show(text, true, 20); }

void StatusLine::hint(const QString& text) {
  hint_ = text;
  if (message_ms_ == 0) write(hint_, false);
}

void StatusLine::show(const QString& text, bool error, int seconds) {
  write(text, error);
  announce(*message_, text);
  said_.restart();
  message_ms_ = seconds * 1000;
}

void StatusLine::write(const QString& text, bool error) {
  message_->setProperty("error", error);
  message_->style()->unpolish(message_);
  message_->style()->polish(message_);
  message_->setText(text);
  message_->setToolTip(text);
}

QString StatusLine::place() const { return place_->text(); }
QString StatusLine::message() const { return message_->text(); }

}  // namespace engram::ui
