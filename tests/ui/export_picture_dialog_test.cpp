// The picture dialog, used as a person does, and the clipboard.
#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QImageReader>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

#include "tests/ui/export_fixture.h"
#include "ui/export/export_settings.h"
#include "ui/export/picture_dialog.h"
#include "ui/export/picture_form.h"
#include "ui/export/picture_preview.h"
#include "ui/export/target_field.h"
#include "ui/export/whole_file.h"
#include "ui/plots/breath.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

class ExportPictureDialog : public ExportTest {
 protected:
  static QPushButton* exportButton(QDialog& dialog) {
    return qobject_cast<QPushButton*>(dialog.findChild<QDialogButtonBox*>()->buttons().front());
  }
};

TEST_F(ExportPictureDialog, ListsStayOpenWhileThePreviewFollowsTheRun) {
  window.play();
  window.exports().picture().trigger();
  auto* dialog = this->dialog<PictureDialog>();
  ASSERT_NE(dialog, nullptr);
  ASSERT_TRUE(eventually([&] { return !dialog->preview().image().isNull(); }));
  QComboBox& format = dialog->form().format();
  format.showPopup();
  QTest::qWait(1500);  // several previews
  EXPECT_TRUE(format.view()->isVisible());
  const auto during = dialog->preview().image().cacheKey();
  format.hidePopup();
  EXPECT_TRUE(eventually([&] { return dialog->preview().image().cacheKey() != during; })) << "it follows again";
}

TEST_F(ExportPictureDialog, MayBeClosedWhileThePreviewIsDrawn) {
  window.bridge().open(Session(*readScenarioFile(":/scenarios/sixty-memories.engram").scenario));
  window.bridge().setSpeed(std::numeric_limits<double>::infinity());
  window.play();
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() > 3000; }));
  window.exports().picture().trigger();
  auto* dialog = this->dialog<PictureDialog>();
  ASSERT_NE(dialog, nullptr);
  dialog->form().setOptions({.format = PictureFormat::svg, .size = {1600, 1000}, .wholeRun = true});
  bool amidst = false;
  QTimer closing;
  QObject::connect(&closing, &QTimer::timeout, dialog, [&] {
    if (!Breath::active()) return;
    amidst = true;
    dialog->reject();
  });
  closing.start(1);
  EXPECT_TRUE(eventually([&] { return window.findChild<PictureDialog*>() == nullptr; }));
  EXPECT_TRUE(amidst);
  QTest::qWait(50);
}

TEST_F(ExportPictureDialog, TabGoesFromTheChoicesToTheFileToTheButtons) {
  window.exports().picture().trigger();
  window.exports().data().trigger();
  window.exports().animation().trigger();
  int dialogs = 0;
  for (auto* dialog : window.findChildren<ExportDialog*>()) {
    ++dialogs;
    QList<QWidget*> order;
    for (QWidget* each = dialog->nextInFocusChain(); each != dialog; each = each->nextInFocusChain())
      if ((each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisible()) order << each;
    const auto file = order.indexOf(&dialog->target().edit());
    EXPECT_GT(file, 2) << dialog->objectName().toStdString();
    EXPECT_GT(order.indexOf(exportButton(*dialog)), file) << dialog->objectName().toStdString();
  }
  EXPECT_EQ(dialogs, 3);
}

TEST_F(ExportPictureDialog, TheDialogWritesWhatItShows) {
  runWithChanges(60);
  window.exports().picture().trigger();
  auto* dialog = this->dialog<PictureDialog>();
  ASSERT_NE(dialog, nullptr);
  ASSERT_TRUE(eventually([&] { return !dialog->preview().image().isNull(); }));
  const QImage preview = dialog->preview().image();
  EXPECT_NEAR(static_cast<double>(preview.width()) / preview.height(), 4.0 / 3, 0.02);
  const QColor ground = preview.pixelColor(2, 2);
  int different = 0;
  for (int y = 0; y < preview.height(); y += 2)
    for (int x = 0; x < preview.width(); x += 2) different += preview.pixelColor(x, y) != ground ? 1 : 0;
  EXPECT_GT(different, 1000) << "blank";

  PictureForm& form = dialog->form();
  form.format().setCurrentIndex(0);
  form.width().setValue(700);
  form.height().setValue(420);
  form.scale().setValue(2);
  form.rates().setChecked(false);
  form.theme().setCurrentIndex(static_cast<int>(PictureTheme::light));
  dialog->target().edit().setText(folder.filePath("mine"));
  ASSERT_TRUE(eventually([&] {
    return dialog->preview().image().pixelColor(2, 2) == lightTheme().window ||
           dialog->preview().image().pixelColor(30, 30).lightness() > 200;
  }));
  QString written;
  QObject::connect(dialog, &PictureDialog::exported, &window, [&](const QString& file) { written = file; });
  QTest::mouseClick(exportButton(*dialog), Qt::LeftButton);
  EXPECT_EQ(written, folder.filePath("mine.png"));
  EXPECT_EQ(QImageReader(written).size(), QSize(1400, 840));
  expectRestores(written);
  EXPECT_EQ(filesThere(), QStringList{"mine.png"});
  ASSERT_TRUE(eventually([&] { return window.findChild<PictureDialog*>() == nullptr; }));

  window.exports().picture().trigger();
  auto* again = this->dialog<PictureDialog>();
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again->form().options().size, QSize(700, 420)) << "the last choices are kept";
  EXPECT_FALSE(again->form().rates().isChecked());
  again->reject();
}

TEST_F(ExportPictureDialog, TheDialogTellsWhatIsWrong) {
  window.exports().picture().trigger();
  auto* dialog = this->dialog<PictureDialog>();
  ASSERT_NE(dialog, nullptr);
  PictureForm& form = dialog->form();
  for (QCheckBox* plot : {&form.overlaps(), &form.rates(), &form.raster()}) plot->setChecked(false);
  EXPECT_EQ(dialog->problem(), "Choose at least one plot.");
  EXPECT_FALSE(exportButton(*dialog)->isEnabled());
  form.raster().setChecked(true);
  EXPECT_EQ(dialog->problem(), "");
  EXPECT_TRUE(exportButton(*dialog)->isEnabled());
  dialog->target().edit().setText(folder.filePath("no such folder/a.png"));
  QTest::mouseClick(exportButton(*dialog), Qt::LeftButton);
  EXPECT_TRUE(dialog->problem().contains("no such folder/a.png")) << dialog->problem().toStdString();
  EXPECT_TRUE(dialog->problem().contains("Choose a folder that exists."));
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_TRUE(filesThere().isEmpty());
  dialog->reject();
}

TEST_F(ExportPictureDialog, PdfIsMeasuredInMillimetres) {
  window.exports().picture().trigger();
  auto* dialog = this->dialog<PictureDialog>();
  ASSERT_NE(dialog, nullptr);
  PictureForm& form = dialog->form();
  form.width().setValue(960);
  form.format().setCurrentIndex(static_cast<int>(PictureFormat::pdf));
  EXPECT_NEAR(form.width().value(), 254, 0.1);
  EXPECT_EQ(form.options().size.width(), 960);
  EXPECT_FALSE(form.scale().isEnabled());
  EXPECT_TRUE(dialog->target().file().endsWith(".pdf"));
  form.width().setValue(127);
  EXPECT_EQ(form.options().size.width(), 480);
  const QByteArray pdf = pictureBytes(window.pair(), window.bridge().session().scenario(), form.options());
  EXPECT_TRUE(pdf.startsWith("%PDF"));
  EXPECT_TRUE(pdf.contains("/MediaBox [0 0 360.0")) << "five inches";
  dialog->reject();
}

TEST_F(ExportPictureDialog, CopyingPutsTheRunOnTheClipboard) {
  runWithChanges(60);
  window.exports().copy().trigger();
  const QMimeData* content = QApplication::clipboard()->mimeData();
  ASSERT_NE(content, nullptr);
  EXPECT_EQ(qvariant_cast<QImage>(content->imageData()).size(), QSize(1920, 1440));
  const QString file = folder.filePath("pasted.png");
  ASSERT_EQ(writeWhole(file, content->data("image/png")), "");
  expectRestores(file);
}

TEST_F(ExportPictureDialog, NamesAreProposedFromTheTitle) {
  EXPECT_EQ(proposedFile(QString::fromUtf8("Größe: <b> / 1?"), ".png"),
            folder.filePath(QString::fromUtf8("größe-b-1.png")));
  EXPECT_EQ(proposedFile("??", ".png"), folder.filePath("engram.png"));
  ASSERT_EQ(writeWhole(folder.filePath("engram.png"), "x"), "");
  EXPECT_EQ(proposedFile("??", ".png"), folder.filePath("engram-2.png"));
}

}  // namespace
}  // namespace engram::ui
