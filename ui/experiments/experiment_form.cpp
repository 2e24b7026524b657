#include "ui/experiments/experiment_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/model/parameter_table.h"
#include "ui/experiments/figure.h"
#include "ui/experiments/range_editor.h"

namespace engram::ui {
namespace {

const std::array<std::string, 3> rule_names{"synchronous", "sequential", "asynchronous"};

}  // namespace

ExperimentForm::ExperimentForm(QWidget* parent)
    : QWidget(parent),
      study_(new QComboBox(this)),
      second_(new QComboBox(this)),
      along_(new RangeEditor(tr("Horizontal axis"), false, this)),
      across_(new RangeEditor(tr("Second axis"), true, this)),
      sizes_(new QLineEdit(this)),
      dictionaries_(new QSpinBox(this)),
      cues_(new QSpinBox(this)),
      steps_(new QSpinBox(this)),
      network_words_(new QLabel(this)),
      foreign_words_(new QLabel(this)) {
  build();
  present(engram::ui::study(Study::rules, network_));
  tellNetwork(network_, tr("default values"));
}

void ExperimentForm::build() {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(10, 8, 10, 8);
  rows->setSpacing(4);
  const auto heading = [&](const QString& text) {
    auto* label = new QLabel(text, this);
    label->setProperty("heading", true);
    rows->addSpacing(6);
    rows->addWidget(label);
  };
  const auto row = [&](const QString& text, QWidget* field) {
    auto* line = new QHBoxLayout;
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    line->addWidget(label, 1);
    line->addWidget(field);
    rows->addLayout(line);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(text);
  };

  study_->setObjectName(QStringLiteral("experimentStudy"));
  study_->addItem(tr("Choose a study…"), -1);
  study_->addItem(tr("Capacity: update rules"), static_cast<int>(Study::rules));
  study_->addItem(tr("Capacity: network sizes"), static_cast<int>(Study::sizes));
  study_->addItem(tr("Map: threshold and steepness"), static_cast<int>(Study::theta_beta));
  study_->addItem(tr("Map: memories and inhibition"), static_cast<int>(Study::memories_gain));
  study_->setAccessibleName(tr("Study"));
  study_->setToolTip(tr("Fills in the form; everything can be changed afterwards."));
  rows->addWidget(study_);
  foreign_words_->setProperty("muted", true);
  foreign_words_->setWordWrap(true);
  foreign_words_->setText(
      tr("This sweep comes from a file, and has axes that this form cannot show. It runs as it is; "
         "choosing anything here begins another one."));
  foreign_words_->hide();
  rows->addWidget(foreign_words_);

  heading(tr("NETWORK"));
  network_words_->setWordWrap(true);
  network_words_->setProperty("muted", true);
  rows->addWidget(network_words_);
  auto* take = new QPushButton(tr("Take the values of the window"), this);
  take->setObjectName(QStringLiteral("experimentTakeNetwork"));
  take->setProperty("link", true);
  take->setAutoDefault(false);
  rows->addWidget(take, 0, Qt::AlignLeft);
  connect(take, &QPushButton::clicked, this, &ExperimentForm::networkWanted);

  heading(tr("HORIZONTAL AXIS"));
  rows->addWidget(along_);
  heading(tr("SECOND AXIS (A MAP, OR MORE CURVES)"));
  rows->addWidget(across_);

  heading(tr("COMPARED"));
  const QStringList rule_words{tr("Synchronous: inhibition one step late"), tr("Sequential: inhibition at once"),
                               tr("Asynchronous: one neuron at a time")};
  for (std::size_t n = 0; n < rules_.size(); ++n) {
    rules_[n] = new QCheckBox(rule_words[static_cast<qsizetype>(n)], this);
    rows->addWidget(rules_[n]);
    connect(rules_[n], &QCheckBox::toggled, this, &ExperimentForm::onChange);
  }
  second_->addItem(tr("as it is"), static_cast<int>(ExperimentChoice::Second::as_it_is));
  second_->addItem(tr("without"), static_cast<int>(ExperimentChoice::Second::without));
  second_->addItem(tr("with"), static_cast<int>(ExperimentChoice::Second::with));
  second_->addItem(tr("both"), static_cast<int>(ExperimentChoice::Second::both));
  row(tr("Second inhibitory population"), second_);
  sizes_->setPlaceholderText(tr("that of the network"));
  sizes_->setToolTip(tr("Several network sizes, such as 50, 100, 200; N_I and K keep their proportions"));
  row(tr("Sizes N"), sizes_);

  heading(tr("HOW OFTEN"));
  dictionaries_->setRange(1, 1'000'000);
  dictionaries_->setToolTip(tr("Networks with memories of their own, for each point; their spread gives the error"));
  row(tr("Dictionaries per point"), dictionaries_);
  cues_->setRange(0, 1'000'000);
  cues_->setSpecialValueText(tr("all"));
  cues_->setToolTip(tr("How many memories of each dictionary are cued, one run each"));
  row(tr("Memories cued"), cues_);
  steps_->setRange(1, 1'000'000);
  steps_->setToolTip(tr("After so many steps it is judged whether the memory is retrieved"));
  row(tr("Steps"), steps_);
  rows->addStretch(1);

  connect(study_, qOverload<int>(&QComboBox::activated), this, &ExperimentForm::choosePreset);
  connect(along_, &RangeEditor::changed, this, &ExperimentForm::onChange);
  connect(across_, &RangeEditor::changed, this, &ExperimentForm::onChange);
  connect(second_, qOverload<int>(&QComboBox::currentIndexChanged), this, &ExperimentForm::onChange);
  connect(sizes_, &QLineEdit::textChanged, this, &ExperimentForm::onChange);
  for (QSpinBox* box : {dictionaries_, cues_, steps_}) {
    box->setMinimumWidth(90);
    connect(box, qOverload<int>(&QSpinBox::valueChanged), this, &ExperimentForm::onChange);
  }
}

void ExperimentForm::onChange() {
  if (quiet_) return;
  foreign_.reset();
  foreign_words_->hide();
  emit changed();
}

void ExperimentForm::present(const ExperimentChoice& choice) {
  quiet_ = true;
  along_->setRange(choice.along);
  across_->setRange(choice.across);
  for (std::size_t n = 0; n < rules_.size(); ++n)
    rules_[n]->setChecked(std::find(choice.rules.begin(), choice.rules.end(), rule_names[n]) != choice.rules.end());
  second_->setCurrentIndex(second_->findData(static_cast<int>(choice.second)));
  QStringList sizes;
  for (const std::int64_t n : choice.sizes) sizes << QString::number(n);
  sizes_->setText(sizes.join(QStringLiteral(", ")));
  dictionaries_->setValue(static_cast<int>(choice.dictionaries));
  cues_->setValue(static_cast<int>(choice.cues.value_or(0)));
  steps_->setValue(static_cast<int>(choice.steps));
  quiet_ = false;
}

void ExperimentForm::choosePreset() {
  const int which = study_->currentData().toInt();
  if (which < 0) return;
  present(engram::ui::study(static_cast<Study>(which), network_));
  study_->setCurrentIndex(0);
  onChange();
}

void ExperimentForm::tellNetwork(const Parameters& p, const QString& origin) {
  const QLocale locale;
  network_words_->setText(tr("N = %1, N_I = %2, K = %3, M = %4, a = %5, β = %6, θ = %7 (%8)")
                              .arg(locale.toString(static_cast<qlonglong>(p.network.excitatory)),
                                   locale.toString(static_cast<qlonglong>(p.network.inhibitory)),
                                   locale.toString(static_cast<qlonglong>(p.network.inputs_per_inhibitory)),
                                   locale.toString(static_cast<qlonglong>(p.network.patterns)),
                                   locale.toString(p.network.activity), locale.toString(p.dynamics.beta),
                                   locale.toString(p.dynamics.theta), origin));
}

void ExperimentForm::setNetwork(const Json& scenario, const Parameters& p, const QString& origin) {
  const bool size_changed = p.network.excitatory != network_.network.excitatory;
  scenario_ = scenario;
  network_ = p;
  along_->setNetwork(p);
  across_->setNetwork(p);
  tellNetwork(p, origin);
  if (size_changed) {  // ranges of memories and sizes go with N
    const ExperimentChoice now = choice();
    if (now.along.path == "network.patterns") along_->setRange(suggested_range(now.along.path, p));
  }
  onChange();
}

void ExperimentForm::setDocument(const Json& document, const Parameters& p) {
  scenario_ = document.value("scenario", Json::object({{"engram", 1}}));
  network_ = p;
  along_->setNetwork(p);
  across_->setNetwork(p);
  tellNetwork(p, tr("of this experiment"));
  foreign_.reset();
  if (const auto found = choice_of(document)) present(*found);
  else foreign_ = document;
  foreign_words_->setVisible(foreign_.has_value());
}

ExperimentChoice ExperimentForm::choice() const {
  ExperimentChoice choice;
  if (const auto range = along_->range()) choice.along = *range;
  choice.across = across_->range();
  choice.rules.clear();
  for (std::size_t n = 0; n < rules_.size(); ++n)
    if (rules_[n]->isChecked()) choice.rules.push_back(rule_names[n]);
  choice.second = static_cast<ExperimentChoice::Second>(second_->currentData().toInt());
  choice.sizes = sizesTyped().value_or(std::vector<std::int64_t>());
  choice.dictionaries = dictionaries_->value();
  if (cues_->value() > 0) choice.cues = cues_->value();
  choice.steps = steps_->value();
  return choice;
}

std::optional<std::vector<std::int64_t>> ExperimentForm::sizesTyped() const {
  std::vector<std::int64_t> sizes;
  static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
  for (const QString& part : sizes_->text().split(separators, Qt::SkipEmptyParts)) {
    bool good = false;
    sizes.push_back(part.toLongLong(&good));
    if (!good || sizes.back() < 1) return std::nullopt;
  }
  return sizes;
}

QString ExperimentForm::problem() const {
  if (foreign_) return {};
  for (const RangeEditor* each : {along_, across_})
    if (!each->problem().isEmpty()) return each->problem();
  if (!sizesTyped())
    return tr("Sizes N: found “%1”; allowed are whole numbers such as 50, 100, 200").arg(sizes_->text());
  if (choice().rules.empty()) return tr("Choose at least one update rule.");
  return {};
}

std::optional<Json> ExperimentForm::document() const {
  if (foreign_) return foreign_;
  if (!problem().isEmpty()) return std::nullopt;
  return sweep_document(choice(), scenario_);
}

}  // namespace engram::ui
