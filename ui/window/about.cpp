#include "ui/window/about.h"

#include <Eigen/Core>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <nlohmann/json.hpp>

#include "engram_version.h"

namespace engram::ui {
namespace {

constexpr int icon_size = 64;

QString words(const char* text) { return QCoreApplication::translate("AboutPage", text); }

QString programText() {
  return words(
      "<p>A laboratory for memories in a network of excitatory and inhibitory spiking neurons.</p>"
      "<p><b>The model</b> is a Hopfield network of low activity that obeys Dale’s law:</p>"
      "<ul><li>M. V. Tsodyks and M. V. Feigel’man, <i>The enhanced storage capacity in neural networks with low "
      "activity level</i>, <a href='https://doi.org/10.1209/0295-5075/6/2/002'>Europhys. Lett. 6, 101 (1988)</a></li>"
      "<li>W. Gerstner, W. M. Kistler, R. Naud and L. Paninski, <i>Neuronal Dynamics</i> (2014), "
      "<a href='https://neuronaldynamics.epfl.ch/online/Ch17.S2.html'>section 17.2</a></li></ul>"
      "<p><b>Free software</b> under the GNU General Public License, version 3 or any later version "
      "(GPL-3.0-or-later), since it uses Qt Charts, whose licence is GPL-3.0. You may use, study, share and change it; "
      "it comes without any warranty.</p>");
}

QString librariesText() {
  QString rows;
  const auto add = [&](const QString& name, const QString& version, const QString& licence, const QString& use) {
    rows += QString(
                "<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;&nbsp;</td><td>%3&nbsp;&nbsp;&nbsp;</td>"
                "<td>%4</td></tr>")
                .arg(name, version, licence, use);
  };
  add("Qt", qVersion(), "LGPL-3.0", words("the window"));
  add("Qt Charts", qVersion(), "GPL-3.0", words("axes and grids of the plots"));
  add("Eigen", QString("%1.%2.%3").arg(EIGEN_WORLD_VERSION).arg(EIGEN_MAJOR_VERSION).arg(EIGEN_MINOR_VERSION),
      "MPL-2.0", words("arrays"));
  add("Random123", QString(), "BSD-3-Clause", words("random numbers that do not depend on threads"));
  add("nlohmann/json",
      QString("%1.%2.%3")
          .arg(NLOHMANN_JSON_VERSION_MAJOR)
          .arg(NLOHMANN_JSON_VERSION_MINOR)
          .arg(NLOHMANN_JSON_VERSION_PATCH),
      "MIT", words("scenario files"));
  return "<table cellpadding='4'>" + rows + "</table>";
}

QString licenceText() {
  QFile file(":/about/LICENSE");
  if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
  return words("The text is at https://www.gnu.org/licenses/gpl-3.0.html");
}

}  // namespace

QString versionInfo() {
  return QString("Engram %1\nQt %2 (built with %3), %4\n%5, %6\nEigen %7.%8.%9\nnlohmann/json %10.%11.%12\n")
      .arg(ENGRAM_VERSION, qVersion(), QT_VERSION_STR, QGuiApplication::platformName(), QSysInfo::prettyProductName(),
           QSysInfo::currentCpuArchitecture())
      .arg(EIGEN_WORLD_VERSION)
      .arg(EIGEN_MAJOR_VERSION)
      .arg(EIGEN_MINOR_VERSION)
      .arg(NLOHMANN_JSON_VERSION_MAJOR)
      .arg(NLOHMANN_JSON_VERSION_MINOR)
      .arg(NLOHMANN_JSON_VERSION_PATCH);
}

AboutPage::AboutPage(const Theme& theme, QWidget* parent)
    : QDialog(parent),
      parts_(new QTabWidget(this)),
      program_(makeText(tr("About the program"))),
      licence_(makeText(tr("Text of the licence"))),
      libraries_(makeText(tr("Libraries"))) {
  setObjectName("about");
  setWindowTitle(tr("About Engram"));
  setAttribute(Qt::WA_WindowPropagation);  // the colours of the theme
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 16);
  layout->setSpacing(14);
  layout->addWidget(makeHead());
  setTheme(theme);
  QFont letters("monospace");
  letters.setStyleHint(QFont::Monospace);
  licence_->document()->setDefaultFont(letters);
  licence_->setStyleSheet("QTextBrowser { font-family: monospace; }");
  licence_->setLineWrapMode(QTextEdit::NoWrap);
  licence_->setPlainText(licenceText());
  parts_->addTab(program_, tr("&Program"));
  parts_->addTab(licence_, tr("&Licence"));
  parts_->addTab(libraries_, tr("Li&braries"));
  parts_->setDocumentMode(true);
  parts_->tabBar()->setDrawBase(false);
  layout->addWidget(parts_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  copy_ = buttons->addButton(tr("&Copy version info"), QDialogButtonBox::ActionRole);
  copy_->setAutoDefault(false);
  buttons->button(QDialogButtonBox::Close)->setDefault(true);
  connect(copy_, &QPushButton::clicked, this, [this] {
    QApplication::clipboard()->setText(versionInfo());
    copy_->setText(tr("Copied"));
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  resize(740, 580);
}

void AboutPage::turnTo(Part part) { parts_->setCurrentIndex(static_cast<int>(part)); }

QWidget* AboutPage::makeHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(16);
  auto* mark = new QLabel(head);
  mark->setPixmap(QIcon(":/icons/engram.svg").pixmap(QSize(icon_size, icon_size), devicePixelRatioF()));
  row->addWidget(mark);
  auto* names = new QLabel(tr("<span style='font-size: 24px; font-weight: 700'>Engram</span><br>Version %1 · "
                              "GPL-3.0-or-later")
                               .arg(ENGRAM_VERSION),
                           head);
  row->addWidget(names, 1);
  return head;
}

void AboutPage::setTheme(const Theme& theme) {
  // A document takes the colour of its links from the application when it is made, not from its window.
  for (QTextBrowser* each : {program_, libraries_})
    each->document()->setDefaultStyleSheet("a { color: " + theme.link.name() + "; }");
  program_->setHtml(programText());
  libraries_->setHtml(librariesText());
}

QTextBrowser* AboutPage::makeText(const QString& name) {
  auto* text = new QTextBrowser(this);
  text->setOpenExternalLinks(true);
  text->setAccessibleName(name);
  text->document()->setDocumentMargin(10);
  return text;
}

}  // namespace engram::ui
