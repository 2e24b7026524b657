#include "ui/understand/neuron_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/understand/gain_curve.h"
#include "ui/understand/neuron_words.h"
#include "ui/understand/understand_parts.h"

namespace engram::ui {
namespace {

constexpr std::size_t most_memories = 5;  // with a bar of their own

}  // namespace

NeuronCard::NeuronCard(Side side, QWidget* parent)
    : QFrame(parent),
      theme_(darkTheme()),
      badge_(sideBadge(side, this)),
      verdict_(wrappedLabel(this)),
      story_(wrappedLabel(this)),
      sources_(wrappedLabel(this)),
      bars_(new InputBars(this)),
      curve_(new GainCurve(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->addWidget(badge_, 0, Qt::AlignTop);
  row->addWidget(verdict_, 1);
  column->addLayout(row);
  column->addWidget(story_);
  column->addWidget(bars_);
  column->addWidget(curve_);
  column->addWidget(sources_);
  for (QLabel* label : {story_, sources_}) {
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(label, &QLabel::linkActivated, this, [this](const QString& link) {
      if (const auto at = neuronOfLink(link)) emit followed(*at);
    });
  }
}

void NeuronCard::setTheme(const Theme& theme) {
  theme_ = theme;
  bars_->setTheme(theme);
  curve_->setTheme(theme);
}

void NeuronCard::setCompact(bool compact) {
  compact_ = compact;
  curve_->setCompact(compact);
}

void NeuronCard::setSideShown(bool shown) { badge_->setVisible(shown); }

QString NeuronCard::verdict() const { return verdict_->text(); }
QString NeuronCard::story() const { return story_->text(); }
QString NeuronCard::sources() const { return sources_->text(); }

void NeuronCard::presentNothing(const QString& why) {
  verdict_->setText(why);
  for (QWidget* each : {static_cast<QWidget*>(story_), static_cast<QWidget*>(bars_), static_cast<QWidget*>(curve_),
                        static_cast<QWidget*>(sources_)})
    each->hide();
}

void NeuronCard::present(const Firing& firing, const QStringList& memoryNames) {
  for (QWidget* each : {static_cast<QWidget*>(story_), static_cast<QWidget*>(curve_), static_cast<QWidget*>(sources_)})
    each->show();
  bars_->setVisible(firing.excitatory.has_value());
  verdict_->setText(verdictWords(firing));
  const auto colored = [this](QString text) {  // a style sheet takes the link's colour from nowhere else
    return text.replace(QLatin1String("<a "), QStringLiteral("<a style=\"color:%1\" ").arg(theme_.link.name()));
  };
  story_->setText(colored(storyWords(firing)));
  sources_->setText(colored(sourceWords(firing, compact_ ? 8 : 24)));
  if (firing.excitatory) presentExcitatory(firing, memoryNames);
  else presentInhibitory(firing);
}

void NeuronCard::presentExcitatory(const Firing& firing, const QStringList& memoryNames) {
  const ExcitatoryReason& r = *firing.excitatory;
  QVector<InputBars::Bar> bars;
  double rest = 0;
  for (std::size_t n = 0; n < r.memories.size(); ++n) {
    const auto& memory = r.memories[n];
    if (n >= most_memories && r.memories.size() > most_memories + 1) {
      rest += memory.input;
      continue;
    }
    bars.push_back({memoryText(memory.pattern, memoryNames), tr("%1 of its neurons fire").arg(countText(memory.firing)),
                    memory.input, n == 0 ? theme_.cued : theme_.rasterExcitatory, false});
  }
  if (const auto others = static_cast<std::int64_t>(r.memories.size()) - bars.size(); others > 0)
    bars.push_back({tr("%1 other memories").arg(countText(others)), {}, rest, theme_.rasterExcitatory, false});
  if (!r.self_coupling && r.self > 0)
    bars.push_back({tr("own spike, left out"), tr("Self-coupling is off"), -r.self, theme_.recede, false});
  if (r.ideal)
    bars.push_back({tr("ideal inhibition"), tr("g c a n × mean σ"), -r.inhibition, theme_.inhibitory, false});
  else
    bars.push_back({tr("inhibition 1"),
                    tr("g c a n × %1 of the inhibitory neurons that fire; ideal inhibition would be %2")
                        .arg(percentText(r.reaching), signedText(-r.ideal_inhibition)),
                    -r.inhibition, theme_.inhibitory, false});
  if (r.second != 0) bars.push_back({tr("inhibition 2"), {}, -r.second, theme_.secondInhibitory, false});
  if (r.stimulus != 0) bars.push_back({tr("stimulus"), {}, r.stimulus, theme_.strong[3], false});
  bars.push_back({tr("input h"), tr("The dashed line is the threshold θ = %1").arg(valueText(firing.theta)), r.h,
                  firing.fired ? theme_.strong[0] : theme_.recede, true});
  bars_->present(bars, firing.theta);
  curve_->present(
      {GainCurve::Shape::step, firing.theta, firing.beta, r.h, firing.probability, firing.draw, firing.drawn_to_fire});
}

void NeuronCard::presentInhibitory(const Firing& firing) {
  const InhibitoryReason& r = *firing.inhibitory;
  const double share = r.inputs.empty() ? 0 : static_cast<double>(r.firing) / static_cast<double>(r.inputs.size());
  const bool linear = r.copied.has_value();
  curve_->present({linear ? GainCurve::Shape::line : GainCurve::Shape::tanh, 0, 1, share,
                   r.open() ? firing.probability : 0, firing.draw, firing.drawn_to_fire});
  // A linear neuron's draw chooses the input that it copies; it is no number that the probability is compared with.
  curve_->setVisible(!linear);
}

}  // namespace engram::ui
