#include "ui/understand/energy_view.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/bridge/live_bridge.h"
#include "ui/understand/reasons.h"
#include "ui/understand/small_plot.h"
#include "ui/understand/understand_parts.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

constexpr int steps_shown = 120;

QString tr(const char* text) { return QCoreApplication::translate("EnergyView", text); }

}  // namespace

QString energyWords(const EnergyStatement& statement, bool late) {
  if (statement.kind == EnergyKind::none) {
    const QString who =
        statement.second_population ? tr("The second inhibitory population") : tr("The inhibitory population");
    return tr("<b>No energy.</b> %1 takes its spikes from the excitatory neurons and gives them back changed, %2. "
              "Neuron i then acts on j otherwise than j on i, and nothing need go downhill: that is how bursts and "
              "rhythms are possible at all. With ideal inhibition there is (nearly) one.")
        .arg(who, late ? tr("late, and with noise of its own") : tr("with noise of its own"));
  }
  QString text =
      statement.kind == EnergyKind::exact
          ? tr("<b>There is an energy.</b> Without inhibition W<sub>ij</sub> = W<sub>ji</sub>.")
          : tr("<b>There is nearly an energy.</b> W<sub>ij</sub> and W<sub>ji</sub> are the same but for the "
               "inhibition, which is proportional to n<sub>i</sub>, the number of memories of the neuron it "
               "reaches. The n<sub>i</sub> differ by %1 of their mean, so E is a guide and no law.")
                .arg(percentText(statement.asymmetry));
  text += ' ' + (statement.one_at_a_time
                     ? tr("Updates are one at a time: each lowers E, or raises it only by chance.")
                     : tr("But all neurons are updated together here, and together they may climb: only the "
                          "asynchronous rule goes downhill neuron by neuron."));
  if (statement.self_coupling) text += ' ' + tr("Self-coupling, of the order 1/N, is not part of any energy.");
  return text;
}

EnergyView::EnergyView(LiveBridge& bridge, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      theme_(darkTheme()),
      words_{wrappedLabel(this), wrappedLabel(this)},
      plot_(new SmallPlot(this)),
      formula_(wrappedLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 12, 8);
  column->setSpacing(8);
  for (QLabel* each : words_) column->addWidget(each);
  plot_->setAxes({tr("step"), false, true}, {tr("energy per neuron E/N")});
  column->addWidget(plot_);
  formula_->setProperty("muted", true);
  formula_->setText(
      tr("E = −½ Σ<sub>ij</sub> W<sub>ij</sub> σ<sub>i</sub> σ<sub>j</sub> + Σ<sub>i</sub> (θ − "
         "stimulus<sub>i</sub>) σ<sub>i</sub>. Where it is exact, states are met with a probability "
         "proportional to e<sup>−2βE</sup>: deep valleys are memories, and β is how steep they look."));
  column->addWidget(formula_);
  column->addStretch(1);
}

void EnergyView::setTheme(const Theme& theme) {
  theme_ = theme;
  plot_->setTheme(theme);
}

void EnergyView::addTo(Question& question) const { question.recent = steps_shown; }

QString EnergyView::words(Side side) const { return words_[side == Side::b ? 1 : 0]->text(); }

void EnergyView::refresh() {
  const auto newest = bridge_.newest();
  if (!newest) return;
  const bool compared = newest->b.has_value();
  const auto inspection = bridge_.inspection();
  QVector<SmallPlot::Series> curves;
  for (const Side side : {Side::a, Side::b}) {
    QLabel& words = *words_[side == Side::b ? 1 : 0];
    words.setVisible(side == Side::a || compared);
    if (side == Side::b && !compared) continue;
    const QString letter = side == Side::a ? QStringLiteral("A") : QStringLiteral("B");
    const Parameters p = bridge_.shown(side);
    const QString text = energyWords(energy_statement(*newest->network, p), actsLate(p));
    words.setText(compared ? QStringLiteral("<b>%1</b> &nbsp;%2").arg(letter, text) : text);
    if (!inspection || inspection->question.recent == 0) continue;
    QPolygonF points;
    for (const RecentStep& step : inspection->of(side).recent)
      if (step.energy) points << QPointF(static_cast<double>(step.step), *step.energy);
    const QColor color = !compared ? theme_.excitatory : side == Side::a ? theme_.sideA : theme_.sideB;
    if (!points.isEmpty()) curves.push_back({compared ? letter : QString(), points, color, SmallPlot::Style::line});
  }
  plot_->setVisible(!curves.isEmpty());
  plot_->present(curves);
}

}  // namespace engram::ui
