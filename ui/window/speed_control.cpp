#include "ui/window/speed_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyle>
#include <cmath>
#include <limits>

#include "ui/panels/slider_scale.h"
#include "ui/panels/value_field.h"
#include "ui/panels/value_slider.h"

namespace engram::ui {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr int positions = 400;  // the one behind the last is "as fast as possible"

double speedAt(int position) {
  if (position > positions) return unlimited;
  const double share = static_cast<double>(position) / positions;
  const double speed = SpeedControl::slowest * std::pow(SpeedControl::fastest_number / SpeedControl::slowest, share);
  const double unit = std::pow(10.0, std::floor(std::log10(speed)) - 1);
  return std::round(speed / unit) * unit;
}

int positionOf(double speed) {
  if (std::isinf(speed)) return positions + 1;
  const double share =
      std::log(speed / SpeedControl::slowest) / std::log(SpeedControl::fastest_number / SpeedControl::slowest);
  return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * positions));
}

/// The round speed next to `speed`: up (`factor` > 1) or down.
double nextRound(double speed, bool up) {
  double last = SpeedControl::slowest;
  for (double decade = 0.1; decade < SpeedControl::fastest_number; decade *= 10)
    for (const double digit : {1.0, 2.0, 5.0}) {
      const double round = decade * digit;
      if (round < SpeedControl::slowest * 0.99 || round > SpeedControl::fastest_number * 1.01) continue;
      if (up && round > speed * 1.001) return round;
      if (!up && round >= speed * 0.999) return last;
      last = round;
    }
  return up ? unlimited : last;
}

}  // namespace

SpeedControl::SpeedControl(QWidget* parent)
    : QWidget(parent),
      label_(new QLabel(tr("Speed"), this)),
      slider_(new ValueSlider(this)),
      field_(new ValueField(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  label_->setProperty("muted", true);
  label_->setAccessibleDescription(tr("Steps of the model per second"));
  label_->setBuddy(field_);
  layout->addWidget(label_);
  layout->addWidget(slider_);
  layout->addWidget(field_);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  slider_->setRange(0, positions + 1);
  setRoom(Room::plenty);
  slider_->setAccessibleName(tr("Speed"));
  slider_->setAccessibleDescription(tr("Steps of the model per second; the end is as fast as possible"));
  slider_->setReading(
      {.value = [this] { return std::min(speed_, fastest_number); },
       .words = [this] { return field_->text(); },
       .numberAt = [](int position) { return std::min(speedAt(position), fastest_number); },
       .positionFor = [](double number) { return positionOf(number > fastest_number ? unlimited : number); }});
  field_->setAlignment(Qt::AlignLeft);
  field_->setAccessibleName(tr("Speed in steps per second"));
  field_->setAccessibleDescription(tr("A number above 0, or “max”"));
  const QString tooltip =
      tr("<p><b>Speed</b><br>Steps of the model per second, from 0.5 to as fast as the machine can. "
         "Type a number or “max”.</p><p>Default 60 steps/s. Allowed: above 0. Double-click resets.</p>");
  for (QWidget* each : {static_cast<QWidget*>(label_), static_cast<QWidget*>(slider_), static_cast<QWidget*>(field_)}) {
    each->setToolTip(tooltip);
    each->setStatusTip(tr("Steps per second, from 0.5 to as fast as the machine can; type a number or “max”"));
  }
  connect(slider_, &QSlider::valueChanged, this, [this](int position) { setSpeed(speedAt(position)); });
  connect(slider_, &ValueSlider::doubleClicked, this, [this] { setSpeed(60); });
  connect(field_, &ValueField::committed, this, &SpeedControl::typed);
  connect(field_, &ValueField::reverted, this, [this] { setSpeed(speed_); });
  connect(field_, &ValueField::stepped, this, [this](int steps) { steps > 0 ? faster() : slower(); });
  setSpeed(speed_);
}

void SpeedControl::setSpeed(double speed) {
  const bool changed = speed != speed_;
  speed_ = speed;
  frame(false);
  write();
  if (speedAt(slider_->value()) != speed) {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(positionOf(speed));
  }
  if (!changed) return;
  slider_->announceValue();
  emit speedChanged(speed);
}

void SpeedControl::write() {
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  field_->setText(std::isinf(speed_)
                      ? fastestInWords()
                      : tr("%1 steps/s").arg(locale.toString(speed_, 'g', QLocale::FloatingPointShortest)));
  field_->setCursorPosition(0);
}

void SpeedControl::setRoom(Room room) {
  slider_->setFixedWidth(room == Room::plenty ? 92 : 60);
  slider_->setVisible(room != Room::least);
  label_->setVisible(room < Room::less);
  room_ = room;
  field_->setRoomFor({fastestInWords(), tr("%1 steps/s").arg(QLocale().toString(fastest_number, 'f', 0))}, false);
  if (!field_->isModified()) {
    write();
    frame(false);
  }
}

QString SpeedControl::fastestInWords() const { return room_ == Room::least ? tr("max") : tr("maximum"); }

void SpeedControl::faster() {
  if (!std::isinf(speed_)) setSpeed(nextRound(speed_, true));
}
void SpeedControl::slower() { setSpeed(nextRound(speed_, false)); }

std::optional<double> SpeedControl::read(QString text) const {
  text = text.trimmed();
  if (text == "∞" || text.compare("max", Qt::CaseInsensitive) == 0 || text == tr("maximum")) return unlimited;
  const auto end = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
  text.truncate(end - text.begin());
  bool ok = false;
  double speed = QLocale().toDouble(text, &ok);
  if (!ok) speed = QLocale::c().toDouble(text, &ok);
  return ok && speed > 0 ? std::optional(speed) : std::nullopt;
}

void SpeedControl::typed(const QString& text) {
  if (const std::optional<double> speed = read(text)) {
    setSpeed(*speed);
    return;
  }
  frame(true);
  emit refused(tr("Speed: found “%1”; allowed is a number above 0, or “max”").arg(text));
}

void SpeedControl::frame(bool red) {
  if (field_->property("refused").toBool() == red) return;
  field_->setProperty("refused", red);
  field_->style()->unpolish(field_);
  field_->style()->polish(field_);
}

}  // namespace engram::ui
