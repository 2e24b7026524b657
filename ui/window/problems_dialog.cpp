#include "ui/window/problems_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace engram::ui {
namespace {

constexpr int first_width = 700, least_height = 260, most_height = 560, height_of_one = 44;

QString html(const Problems& problems) {
  QString rows;
  for (const Problem& each : problems)
    rows +=
        QString(
            "<tr><td width='40%' style='padding:5px 18px 5px 4px'><b>%1</b></td><td style='padding:5px'>%2</td></tr>")
            .arg(QString::fromStdString(each.path).toHtmlEscaped(),
                 QString::fromStdString(each.message).toHtmlEscaped().replace("\n", "<br>"));
  return "<table width='100%'>" + rows + "</table>";
}

/// What to do about it.
QString advice(const Problems& problems) {
  const bool whole_file = problems.size() == 1 && problems.front().path == "file";
  return whole_file ? ProblemsDialog::tr("Choose another file with File ▸ Open.")
                    : ProblemsDialog::tr("Mend these places in a text editor, and open the file again.");
}

}  // namespace

ProblemsDialog::ProblemsDialog(const QString& file, const Problems& problems, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Cannot open %1").arg(QFileInfo(file).fileName()));
  setAttribute(Qt::WA_WindowPropagation);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 16);
  layout->setSpacing(10);
  const QString found =
      problems.size() == 1
          ? tr("There is one problem in this file.")
          : tr("There are %1 problems in this file.").arg(QLocale().toString(static_cast<qulonglong>(problems.size())));
  const bool unread = problems.size() == 1 && problems.front().path == "file";
  auto* heading =
      new QLabel((unread ? tr("This file cannot be read.") : found) + ' ' + tr("Nothing was changed."), this);
  heading->setObjectName("found");
  heading->setProperty("title", true);
  heading->setWordWrap(true);
  layout->addWidget(heading);
  auto* what_to_do = new QLabel(advice(problems), this);
  what_to_do->setObjectName("advice");
  what_to_do->setWordWrap(true);
  layout->addWidget(what_to_do);
  auto* place = new QLabel(QDir::toNativeSeparators(file), this);
  place->setProperty("muted", true);
  place->setTextFormat(Qt::PlainText);
  place->setTextInteractionFlags(Qt::TextSelectableByMouse);
  place->setWordWrap(true);
  layout->addWidget(place);
  auto* list = new QTextBrowser(this);
  list->setObjectName("problems");
  list->setHtml(html(problems));
  list->setAccessibleName(tr("Problems"));
  list->setAccessibleDescription(plainText(problems));
  layout->addWidget(list, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
  copy->setObjectName("copy");
  copy->setAutoDefault(false);
  copy->setToolTip(tr("All of them as text"));
  buttons->button(QDialogButtonBox::Close)->setDefault(true);
  buttons->button(QDialogButtonBox::Close)->setFocus();
  connect(copy, &QPushButton::clicked, this, [file, problems, copy] {
    QApplication::clipboard()->setText(file + '\n' + plainText(problems));
    copy->setText(tr("Copied"));
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  const auto rows = std::min<std::size_t>(problems.size(), 100);
  resize(first_width,
         std::clamp(least_height + height_of_one * (static_cast<int>(rows) - 1), least_height, most_height));
}

QString ProblemsDialog::plainText(const Problems& problems) {
  QString text;
  for (const Problem& each : problems)
    text += QString::fromStdString(each.path) + ": " + QString::fromStdString(each.message) + '\n';
  return text;
}

}  // namespace engram::ui
