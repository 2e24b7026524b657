#include "ui/understand/neuron_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("NeuronWords", text); }

QString linked(const NeuronAt& at) {
  const QString number = countText(at.neuron);
  return at.step > 0 ? QStringLiteral("<a href=\"%1\">%2</a>").arg(linkTo(at), number) : number;
}

QString stepWords(const NeuronAt& of, std::int64_t step) {
  if (step == 0) return tr("at the start");
  if (step == of.step) return tr("in this same step");
  if (step == of.step - 1) return tr("one step earlier");
  return tr("at step %1").arg(countText(step));
}

/// The first of them as links, and how many more there are.
template <class Each>
QString links(const Each& begin, const Each& end, std::int64_t all, int most) {
  QStringList list;
  for (Each each = begin; each != end && list.size() < most; ++each) list << linked(each->at);
  QString text = list.join(QStringLiteral(" · "));
  if (all > list.size()) text += tr(" and %1 more").arg(countText(all - list.size()));
  return text;
}

QString listOf(const NeuronAt& of, const std::vector<Source>& sources, std::int64_t all, int most,
               const QString& begin) {
  if (sources.empty()) return {};
  const std::int64_t first = sources.front().at.step;
  const bool one_step =
      std::all_of(sources.begin(), sources.end(), [&](const Source& s) { return s.at.step == first; });
  const QString when = one_step ? stepWords(of, first) : tr("in this step or before it");
  return QStringLiteral("<p>%1 %2: %3</p>")
      .arg(begin.arg(countText(all)), when, links(sources.begin(), sources.end(), all, most));
}

QString inhibitoryStory(const Firing& firing) {
  const InhibitoryReason& r = *firing.inhibitory;
  const auto inputs = static_cast<std::int64_t>(r.inputs.size());
  QString text = tr("%1 of its %2 inputs fire (%3).")
                     .arg(countText(r.firing), countText(inputs),
                          percentText(inputs > 0 ? static_cast<double>(r.firing) / static_cast<double>(inputs) : 0));
  if (!r.open())
    return text + ' ' +
           tr("It may not fire: the excitatory rate %1 is not above the threshold %2.")
               .arg(valueText(r.rate), valueText(*r.gate));
  if (r.copied) {
    const auto copied = std::find_if(r.inputs.begin(), r.inputs.end(),
                                     [&](const InhibitoryReason::Input& i) { return i.at.neuron == *r.copied; });
    const bool fires = copied != r.inputs.end() && copied->fires;
    return text + ' ' +
           tr("It copies one of them, drawn by chance: neuron %1, which %2. So it fires with just this probability.")
               .arg(copied != r.inputs.end() ? linked(copied->at) : countText(*r.copied),
                    fires ? tr("fires") : tr("is silent"));
  }
  return text + ' ' +
         tr("Probability tanh = %1; the number drawn is %2.")
             .arg(valueText(firing.probability), valueText(firing.draw));
}

}  // namespace

QString verdictWords(const Firing& firing) {
  QString text = "<b>" + (firing.fired ? tr("It fired.") : tr("It stayed silent.")) + "</b>";
  if (firing.held)
    text += ' ' + (*firing.held == Clamp::firing ? tr("An intervention makes it fire all the time.")
                                                 : tr("An intervention keeps it silent."));
  return text;
}

QString storyWords(const Firing& firing) {
  if (firing.inhibitory) return inhibitoryStory(firing);
  const double margin = firing.excitatory->h - firing.theta;
  QString text =
      tr("Its input %1 is %2 %3 the threshold %4: it fires with probability %5. The number drawn is %6, %7.")
          .arg(valueText(firing.excitatory->h), valueText(std::abs(margin)), margin < 0 ? tr("below") : tr("above"),
               valueText(firing.theta, 2), percentText(firing.probability), valueText(firing.draw),
               firing.held            ? (firing.drawn_to_fire ? tr("below it: let go, it would have fired")
                                                              : tr("not below it: let go, it would have been silent"))
               : firing.drawn_to_fire ? tr("below it: a spike")
                                      : tr("not below it: no spike"));
  if (firing.turn > 0) text += ' ' + tr("Its turn was number %1 of the sweep.").arg(countText(firing.turn));
  return text;
}

QString sourceWords(const Firing& firing, int most) {
  if (const auto& r = firing.excitatory)
    return listOf(firing.at, r->excitatory, r->excitatory_sources, most,
                  tr("<b>Excited by</b> %1 neurons that fired")) +
           listOf(firing.at, r->inhibitory, r->inhibitory_sources, most,
                  tr("<b>Inhibited by</b> %1 neurons that fired")) +
           (r->ideal ? "<p>" + tr("Ideal inhibition comes from no neuron: it is the mean rate itself.") + "</p>"
                     : QString());
  const InhibitoryReason& r = *firing.inhibitory;
  const auto middle = r.inputs.begin() + r.firing;
  QString text;
  if (r.firing > 0)
    text += "<p><b>" + tr("Inputs that fire:") + "</b> " + links(r.inputs.begin(), middle, r.firing, most) + "</p>";
  if (middle != r.inputs.end())
    text += "<p><b>" + tr("Silent inputs:") + "</b> " + links(middle, r.inputs.end(), r.inputs.end() - middle, most) +
            "</p>";
  return text;
}

QString linkTo(const NeuronAt& at) {
  return QStringLiteral("%1/%2/%3").arg(static_cast<int>(at.population)).arg(at.neuron).arg(at.step);
}

std::optional<NeuronAt> neuronOfLink(const QString& link) {
  const QStringList parts = link.split('/');
  if (parts.size() != 3) return std::nullopt;
  return NeuronAt{static_cast<Population>(parts[0].toInt()), parts[1].toLongLong(), parts[2].toLongLong()};
}

}  // namespace engram::ui
