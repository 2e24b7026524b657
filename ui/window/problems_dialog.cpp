#include "ui/window/problems_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace engram::ui {
namespace {

QString html(const Problems& problems) {
  QString rows;
  for (const Problem& each : problems)
    rows += QString("<tr><td style='padding:4px 16px 4px 4px'><b>%1</b></td><td style='padding:4px'>%2</td></tr>")
                .arg(QString::fromStdString(each.path).toHtmlEscaped(),
                     QString::fromStdString(each.message).toHtmlEscaped());
  return "<table>" + rows + "</table>";
}

}  // namespace

ProblemsDialog::ProblemsDialog(const QString& file, const Problems& problems, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Cannot open %1").arg(QFileInfo(file).fileName()));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  const QString found = problems.size() == 1 ? tr("There is one problem in this file.")
                                             : tr("There are %1 problems in this file.").arg(problems.size());
  auto* heading = new QLabel(found + ' ' + tr("Nothing was changed; the present run goes on."), this);
  heading->setWordWrap(true);
  layout->addWidget(heading);
  auto* list = new QTextBrowser(this);
  list->setObjectName("problems");
  list->setHtml(html(problems));
  list->setAccessibleName(tr("Problems"));
  layout->addWidget(list, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
  copy->setAutoDefault(false);
  buttons->button(QDialogButtonBox::Close)->setDefault(true);
  buttons->button(QDialogButtonBox::Close)->setFocus();
  connect(copy, &QPushButton::clicked, this, [problems] { QApplication::clipboard()->setText(plainText(problems)); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  resize(680, 300);
}

QString ProblemsDialog::plainText(const Problems& problems) {
  QString text;
  for (const Problem& each : problems)
    text += QString::fromStdString(each.path) + ": " + QString::fromStdString(each.message) + '\n';
  return text;
}

}  // namespace engram::ui
