#include "ui/settings/settings_page.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/settings/settings.h"

namespace engram::ui {
namespace {

constexpr int choice_width = 240;

void choose(QComboBox& box, const QVariant& value) { box.setCurrentIndex(std::max(0, box.findData(value))); }

}  // namespace

SettingsPage::SettingsPage(const QList<QAction*>& themes, QWidget* parent) : QDialog(parent), themes_(themes) {
  setObjectName("settings");
  setWindowTitle(tr("Settings"));
  setAttribute(Qt::WA_WindowPropagation);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 16);
  layout->setSpacing(16);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(20);
  form->setVerticalSpacing(4);
  form->setLabelAlignment(Qt::AlignRight);
  form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
  theme_ = addChoice(*form, tr("&Theme"), tr("Also in View ▸ Theme."));
  language_ = addChoice(*form, tr("&Language"), tr("More languages come with later versions."));
  frame_rate_ = addChoice(*form, tr("&Pictures per second"),
                          tr("Fewer frames save power. The simulation’s speed does not depend on it."));
  at_start_ = addChoice(*form, tr("At the &start"), tr("When the program is started without a file."));
  layout->addLayout(form);
  layout->addStretch(1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  reset_ = buttons->addButton(tr("&Reset everything"), QDialogButtonBox::ResetRole);
  reset_->setToolTip(tr("Settings and layout as they were at first. Files and the list of recent files stay."));
  reset_->setAutoDefault(false);
  buttons->button(QDialogButtonBox::Close)->setDefault(true);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  fillTheme();
  fillOthers();
  refresh();
  connect(reset_, &QPushButton::clicked, this, [this] {
    emit resetChosen();
    refresh();
  });
}

QComboBox* SettingsPage::addChoice(QFormLayout& form, const QString& name, const QString& hint) {
  auto* box = new QComboBox(this);
  box->setMinimumWidth(choice_width);
  box->setToolTip(hint);
  box->setAccessibleDescription(hint);
  auto* label = new QLabel(name, this);
  label->setBuddy(box);
  form.addRow(label, box);
  auto* below = new QLabel(hint, this);
  below->setProperty("muted", true);
  below->setContentsMargins(1, 0, 0, 10);
  form.addRow(QString(), below);
  return box;
}

void SettingsPage::fillTheme() {
  for (QAction* each : std::as_const(themes_)) {
    theme_->addItem(QString(each->text()).remove('&'));
    connect(each, &QAction::toggled, this, &SettingsPage::refresh);
  }
  connect(theme_, &QComboBox::activated, this, [this](int index) { themes_[index]->trigger(); });
}

void SettingsPage::fillOthers() {
  language_->addItem(tr("System language"), QString());
  language_->addItem(tr("English"), QString("en"));
  connect(language_, &QComboBox::activated, this,
          [this] { settings::setLanguage(language_->currentData().toString()); });
  frame_rate_->addItem(tr("As the display (about 60)"), 0);
  for (const int limit : {30, 15}) frame_rate_->addItem(tr("%1").arg(limit), limit);
  connect(frame_rate_, &QComboBox::activated, this, [this] {
    settings::setFrameLimit(frame_rate_->currentData().toInt());
    emit frameLimitChosen(settings::frameLimit());
  });
  at_start_->addItem(tr("Show the start page"), static_cast<int>(settings::AtStart::start_page));
  at_start_->addItem(tr("Run the course’s network"), static_cast<int>(settings::AtStart::network));
  connect(at_start_, &QComboBox::activated, this,
          [this] { settings::setAtStart(static_cast<settings::AtStart>(at_start_->currentData().toInt())); });
}

void SettingsPage::refresh() {
  for (int i = 0; i < themes_.size(); ++i)
    if (themes_[i]->isChecked()) theme_->setCurrentIndex(i);
  choose(*language_, settings::language());
  choose(*frame_rate_, settings::frameLimit());
  choose(*at_start_, static_cast<int>(settings::atStart()));
}

}  // namespace engram::ui
