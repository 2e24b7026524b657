#include "ui/understand/understand_page.h"

namespace engram::ui {
namespace {
QString tr(const char* text) { return QCoreApplication::translate("UnderstandPage", text); }
}  // namespace

UnderstandText understandText(UnderstandPage page) {
  switch (page) {
    case UnderstandPage::outcome:
      return {tr("Outcome"), tr("What &happened?"),
              tr("What became of each run, by which rule, and how often it does")};
    case UnderstandPage::neuron:
      return {tr("Neuron"), tr("Why did this &neuron fire?"),
              tr("One neuron in one step: its inputs by source, its threshold, the random number drawn")};
    case UnderstandPage::state:
      return {tr("State"), tr("Which neurons are &right?"),
              tr("All neurons at this step against a memory, and the inputs that made them fire or not")};
    case UnderstandPage::theory:
      return {tr("Theory"), tr("What does &theory expect?"),
              tr("Mean-field curves, the map from one step to the next, and where retrieval is stable")};
    case UnderstandPage::formulas:
      return {tr("Formulas"), tr("Which &formulas are these?"),
              tr("The equations in force with the numbers of now; each symbol is linked to its control")};
    case UnderstandPage::inhibition:
      return {tr("Inhibition"), tr("What does &inhibition do?"),
              tr("The inhibition that acts beside the ideal one: mean, noise and delay")};
    case UnderstandPage::energy:
      return {tr("Energy"), tr("Is there an &energy?"), tr("The energy where there is one, and why not elsewhere")};
    case UnderstandPage::weights:
      return {tr("Weights"), tr("Who e&xcites whom?"),
              tr("The weights between neurons, and whether they obey Dale's law")};
  }
  return {};
}

QString understandKey(UnderstandPage page) {
  static const std::array keys{"outcome", "neuron", "state", "theory", "formulas", "inhibition", "energy", "weights"};
  return keys[static_cast<std::size_t>(page)];
}

std::optional<UnderstandPage> understandPageOf(const QString& key) {
  for (std::size_t n = 0; n < understand_pages; ++n)
    if (understandKey(static_cast<UnderstandPage>(n)) == key) return static_cast<UnderstandPage>(n);
  return std::nullopt;
}

}  // namespace engram::ui
