// How fast the run is to go: from a step every two seconds to as fast as possible.
#pragma once

#include <QWidget>
#include <optional>

class QLabel;

namespace engram::ui {

class ValueField;
class ValueSlider;

/// Speeds are in steps per second; infinity is as fast as possible.
class SpeedControl : public QWidget {
  Q_OBJECT
 public:
  static constexpr double slowest = 0.5, fastest_number = 20000;  // of the slider; any other can be typed

  explicit SpeedControl(QWidget* parent = nullptr);

  [[nodiscard]] double speed() const { return speed_; }
  void setSpeed(double speed);
  /// Where there is little room: a shorter slider, no label, in the end no slider and short words.
  enum class Room { plenty, little, less, least };
  void setRoom(Room room);
  /// To the next of 0.5, 1, 2, 5, 10, …
  void faster();
  void slower();

  [[nodiscard]] ValueSlider& slider() const { return *slider_; }
  [[nodiscard]] ValueField& field() const { return *field_; }

 signals:
  void speedChanged(double speed);
  /// What was typed is no speed; nothing was changed.
  void refused(const QString& reason);

 private:
  [[nodiscard]] QString fastestInWords() const;
  void write();
  void typed(const QString& text);
  void frame(bool red);
  [[nodiscard]] std::optional<double> read(QString text) const;

  double speed_ = 60;
  Room room_ = Room::plenty;
  QLabel* label_;
  ValueSlider* slider_;
  ValueField* field_;
};

}  // namespace engram::ui
