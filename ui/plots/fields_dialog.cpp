#include "ui/plots/fields_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace engram::ui {

FieldsDialog::FieldsDialog(const QString& title, Take take, QWidget* parent)
    : QDialog(parent), take_(std::move(take)), form_(new QFormLayout), message_(new QLabel(this)) {
  setWindowTitle(title);
  setAttribute(Qt::WA_DeleteOnClose);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addLayout(form_);
  message_->setObjectName(QStringLiteral("message"));
  message_->setWordWrap(true);
  message_->setMinimumWidth(300);
  layout->addWidget(message_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  connect(buttons, &QDialogButtonBox::accepted, this, &FieldsDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
}

QLineEdit* FieldsDialog::addField(const QString& label, const QString& text) {
  auto* field = new QLineEdit(text, this);
  form_->addRow(label, field);
  if (fields_.empty()) {
    field->selectAll();
    field->setFocus();
  }
  connect(field, &QLineEdit::textEdited, this, [this] { say(hint_, false); });
  fields_.push_back(field);
  return field;
}

void FieldsDialog::setHint(const QString& hint) {
  hint_ = hint;
  say(hint, false);
  message_->setMinimumHeight(2 * message_->fontMetrics().lineSpacing());  // a refusal does not move the buttons
}

QString FieldsDialog::message() const { return message_->text(); }

void FieldsDialog::accept() {
  QStringList typed;
  for (const QLineEdit* field : fields_) typed += field->text().trimmed();
  const QString refusal = take_(typed);
  if (refusal.isEmpty()) return QDialog::accept();
  say(refusal, true);
  fields_.front()->setFocus();
  fields_.front()->selectAll();
}

void FieldsDialog::say(const QString& text, bool error) {
  message_->setProperty("error", error);
  message_->setProperty("muted", !error);
  message_->style()->unpolish(message_);
  message_->style()->polish(message_);
  message_->setText(text);
}

}  // namespace engram::ui
