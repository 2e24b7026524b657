#include "ui/timeline/entry_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include "core/model/parameter_table.h"
#include "ui/panels/parameter_control.h"
#include "ui/timeline/change_words.h"
#include "ui/timeline/timeline_edits.h"
#include "ui/timeline/value_editor.h"

namespace engram::ui {
namespace {

/// Every live value that a person can change by itself, in the order of the parameter table.
std::vector<std::string> livePaths() {
  std::vector<std::string> paths{"stimulus"};
  for (const ParameterInfo& row : parameter_table())
    if (row.live) paths.emplace_back(row.path);
  paths.emplace_back("interventions");
  return paths;
}

}  // namespace

EntryDialog::EntryDialog(LiveBridge& bridge, const QString& title, QWidget* parent)
    : QDialog(parent), bridge_(bridge), grid_(new QGridLayout) {
  setObjectName("entryDialog");
  setWindowTitle(title);
  setAttribute(Qt::WA_DeleteOnClose);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  grid_->setHorizontalSpacing(12);
  grid_->setColumnStretch(1, 1);
  layout->addLayout(grid_);
}

EntryDialog::EntryDialog(LiveBridge& bridge, const TimelineMark& mark, QWidget* parent)
    : EntryDialog(bridge, tr("Change at step %1").arg(stepText(mark.step)), parent) {
  mark_ = mark;
  const TimelineEntry& entry = bridge.session().scenario().timeline[mark.places.front()];
  addStep(mark.step);
  addSide(entry.side);
  for (const auto& [path, value] : entry.set.items()) addValue(path, value);
  if (mark.end) addLength(stepText(*mark.end - mark.step));
  finish();
}

EntryDialog::EntryDialog(LiveBridge& bridge, std::int64_t step, QWidget* parent)
    : EntryDialog(bridge, tr("New change"), parent) {
  addStep(step);
  addSide(std::nullopt);
  addParameters();
  value_place_ = new QWidget(this);
  auto* place = new QVBoxLayout(value_place_);
  place->setContentsMargins(0, 0, 0, 0);
  value_rows_.push_back(addRow(tr("Value"), value_place_));
  addLength({});
  offerValue();
  connect(parameter_, &QComboBox::currentIndexChanged, this, &EntryDialog::offerValue);
  finish();
}

EntryDialog::Row EntryDialog::addRow(const QString& label, QWidget* field) {
  const int at = grid_->rowCount();
  auto* name = new QLabel(label, this);
  name->setBuddy(field);
  if (field->accessibleName().isEmpty()) field->setAccessibleName(QString(label).remove('&'));
  auto* problem = new QLabel(this);
  problem->setProperty("problem", true);
  problem->setWordWrap(true);
  problem->setTextFormat(Qt::PlainText);
  problem->hide();
  grid_->addWidget(name, at, 0);
  grid_->addWidget(field, at, 1);
  grid_->addWidget(problem, at + 1, 1);
  rows_.push_back({field, problem});
  return rows_.back();
}

void EntryDialog::addStep(std::int64_t step) {
  step_ = new QLineEdit(stepText(step), this);
  step_->setObjectName("step");
  step_row_ = addRow(tr("&Step"), step_);
  step_->selectAll();
}

void EntryDialog::addSide(const std::optional<Side>& side) {
  if (!bridge_.compares()) return;
  side_ = new QComboBox(this);
  side_->setObjectName("side");
  for (const auto& each : {std::optional<Side>(), std::optional(Side::a), std::optional(Side::b)})
    side_->addItem(sideInWords(each));
  side_->setCurrentIndex(!side ? 0 : *side == Side::a ? 1 : 2);
  side_row_ = addRow(tr("For s&ide"), side_);
}

void EntryDialog::addLength(const QString& text) {
  length_ = new QLineEdit(text, this);
  length_->setObjectName("length");
  length_->setPlaceholderText(mark_ ? QString() : tr("stays on"));
  length_row_ = addRow(tr("For so many s&teps"), length_);
}

void EntryDialog::addParameters() {
  parameter_ = new QComboBox(this);
  parameter_->setObjectName("parameter");
  for (const std::string& path : livePaths()) parameter_->addItem(nameOfChange(path), QString::fromStdString(path));
  addRow(tr("&Parameter"), parameter_);
}

void EntryDialog::addValue(const std::string& path, const Json& value) {
  values_.push_back(new ValueEditor(path, value, this));
  value_rows_.push_back(addRow(nameOfChange(path), values_.back()));
}

void EntryDialog::offerValue() {
  forget();
  for (ValueEditor* each : values_) delete each;
  values_.clear();
  const std::string path = parameter_->currentData().toString().toStdString();
  bool good = false;
  const qlonglong step = QLocale().toLongLong(step_->text(), &good);
  const Parameters now = bridge_.session().shown_at(side().value_or(Side::a), good ? step : 0);
  Json value = liveValue(now, path);
  if (path == "stimulus" && value.is_null() && now.network.patterns > 1)  // that of the cue would seem to do nothing
    value = Json{{"pattern", now.cue.pattern == 0 ? 1 : 0}, {"strength", 2.0}};
  values_.push_back(new ValueEditor(path, value, value_place_));
  value_place_->layout()->addWidget(values_.back());
  const bool lasts = path == "stimulus";
  length_->setVisible(lasts);
  static_cast<QLabel*>(grid_->itemAtPosition(grid_->rowCount() - 2, 0)->widget())->setVisible(lasts);
}

void EntryDialog::finish() {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  connect(buttons, &QDialogButtonBox::accepted, this, &EntryDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout()->addWidget(buttons);
  setMinimumWidth(fontMetrics().averageCharWidth() * 60);
  if (mark_ && !values_.empty()) values_.front()->setFocus();
  else if (parameter_ != nullptr) parameter_->setFocus();
}

std::optional<Side> EntryDialog::side() const {
  if (side_ == nullptr) return mark_ ? mark_->side : std::nullopt;
  if (side_->currentIndex() == 0) return std::nullopt;
  return side_->currentIndex() == 1 ? Side::a : Side::b;
}

std::optional<std::int64_t> EntryDialog::number(const Row& row, std::int64_t least) {
  bool good = false;
  const QString typed = static_cast<QLineEdit*>(row.field)->text().trimmed();
  qlonglong number = QLocale().toLongLong(typed, &good);
  if (!good) number = QLocale::c().toLongLong(typed, &good);
  if (good && number >= least) return number;
  say(row, tr("This must be a whole number from %1 on.").arg(stepText(least)));
  return std::nullopt;
}

std::optional<TimelineEntry> EntryDialog::entry() {
  TimelineEntry entry{.step = 0, .side = side()};
  bool good = true;
  if (const auto step = number(step_row_, 0)) entry.step = *step;
  else good = false;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const auto value = values_[i]->value();
    if (const QString* why = std::get_if<QString>(&value)) {
      say(value_rows_[i], *why);
      good = false;
    } else {
      entry.set[values_[i]->path()] = std::get<Json>(value);
    }
  }
  return good ? std::optional(entry) : std::nullopt;
}

void EntryDialog::accept() {
  forget();
  const std::optional<TimelineEntry> next = entry();
  std::optional<std::int64_t> end;
  const bool lasts = length_ != nullptr && !length_->isHidden() && (mark_ || !length_->text().trimmed().isEmpty());
  if (lasts) {
    const auto steps = number(length_row_, 1);
    if (!steps) return;
    end = next ? next->step + *steps : 0;
  }
  if (!next) return;
  const std::vector<TimelineMark> marks = timelineMarks(bridge_.session());
  const TimelineMark* now = mark_ ? sameMark(marks, *mark_) : nullptr;
  if (mark_ && now == nullptr) return say(step_row_, tr("This change is not on the timeline any more."));
  const Problems problems = mark_ ? replaceMark(bridge_, *now, *next, end) : addEntry(bridge_, *next, end);
  if (problems.empty()) return QDialog::accept();
  show(problems);
}

void EntryDialog::show(const Problems& problems) {
  for (Problem problem : problems) {
    Row row = step_row_;
    const std::size_t set = problem.path.find(".set.");
    if (problem.path.ends_with(".side") && side_ != nullptr) row = side_row_;
    if (set != std::string::npos) {
      problem.path = problem.path.substr(set + 5);
      row = value_rows_.front();
      for (std::size_t i = 0; i < values_.size(); ++i)
        if (problem.path.starts_with(values_[i]->path())) row = value_rows_[i];
    } else if (!problem.path.ends_with(".step") && !value_rows_.empty()) {
      row = value_rows_.front();
    }
    say(row, problem.path.ends_with(".step") ? QString::fromStdString(problem.message) : problemInWords(problem));
  }
}

void EntryDialog::say(const Row& row, const QString& text) {
  row.problem->setText(row.problem->text().isEmpty() ? text : row.problem->text() + '\n' + text);
  row.problem->show();
  row.field->setFocus();
}

void EntryDialog::forget() {
  for (const Row& row : rows_) {
    row.problem->clear();
    row.problem->hide();
  }
}

QString EntryDialog::reasons() const {
  QStringList all;
  for (const Row& row : rows_)
    if (!row.problem->text().isEmpty()) all << row.problem->text();
  return all.join('\n');
}

}  // namespace engram::ui
