// Why one neuron fired in one run: verdict, inputs by source, gain curve with the draw, and links to where they came
// from.
#pragma once

#include <QFrame>

#include "core/observe/firing.h"
#include "ui/plots/theme.h"
#include "ui/understand/input_bars.h"

class QLabel;

namespace engram::ui {

class GainCurve;

class NeuronCard : public QFrame {
  Q_OBJECT
 public:
  explicit NeuronCard(Side side, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Whether its side is named, as in a comparison.
  void setSideShown(bool shown);
  /// Less high, beside another one.
  void setCompact(bool compact);
  void present(const Firing& firing, const QStringList& memoryNames);
  /// Nothing to explain; `why` says why.
  void presentNothing(const QString& why);

  [[nodiscard]] QString verdict() const;
  [[nodiscard]] QString story() const;
  [[nodiscard]] QString sources() const;
  [[nodiscard]] const InputBars& bars() const { return *bars_; }
  [[nodiscard]] const GainCurve& curve() const { return *curve_; }

 signals:
  /// A link to another update was followed.
  void followed(const engram::NeuronAt& at);

 private:
  void presentExcitatory(const Firing& firing, const QStringList& memoryNames);
  void presentInhibitory(const Firing& firing);

  Theme theme_;
  bool compact_ = false;
  QLabel *badge_, *verdict_, *story_, *sources_;
  InputBars* bars_;
  GainCurve* curve_;
};

}  // namespace engram::ui
