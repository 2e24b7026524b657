// Files dropped on the window.
#include "tests/ui/answering_fixture.h"
#include "tests/ui/dropping.h"
#include "ui/window/file_drop.h"
#include "ui/window/status_line.h"

namespace engram::ui {
namespace {

const char* const seven = R"({"engram": 1, "title": "Seven", "network": {"patterns": 7}})";

class DropTest : public AnsweringTest {
 protected:
  [[nodiscard]] QString overlay() { return window.findChild<FileDrop*>()->shown(); }
};

TEST_F(DropTest, AFileOpensWhereverItIsDroppedEvenOnAField) {
  drop(control<NumberControl>("dynamics.theta").field(), {fileWith(seven)});
  EXPECT_TRUE(eventually([&] { return shown().network.patterns == 7; }));
}

TEST_F(DropTest, AnOverlaySaysWhatLettingGoWillDoAndGoesWhenTheFileLeaves) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(fileWith(seven, "seven.engram"))});
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  EXPECT_EQ(overlay(), "Drop to open seven.engram");
  QDragLeaveEvent leave;
  QApplication::sendEvent(&window, &leave);
  EXPECT_TRUE(eventually([&] { return overlay().isEmpty(); }));
  EXPECT_EQ(starts, 1);
}

TEST_F(DropTest, OfSeveralTheFirstThatCanBeOpenedIs) {
  drop(window, {fileWith("no", "a.txt"), fileWith("{", "broken.engram"), fileWith(seven, "seven.engram"),
                fileWith(R"({"engram": 1})", "plain.engram")});
  EXPECT_TRUE(eventually([&] { return shown().network.patterns == 7; }));
  EXPECT_TRUE(window.status().message().contains("seven.engram")) << window.status().message().toStdString();
  EXPECT_TRUE(window.status().message().contains("one at a time"));
}

TEST_F(DropTest, SomethingElseIsRefusedWithWords) {
  drop(window, {fileWith("MZ", "music.mp3")});
  EXPECT_TRUE(eventually([&] { return window.status().message().contains("music.mp3"); }));
  EXPECT_TRUE(window.status().message().contains(".engram"));
  EXPECT_EQ(starts, 1);
}

TEST_F(DropTest, ABrokenFileShowsItsProblems) {
  answer<QDialog>([](QDialog& dialog) { dialog.reject(); });
  drop(window, {fileWith("{", "broken.engram")});
  EXPECT_TRUE(eventually([&] { return answered == 1; }));
  EXPECT_EQ(starts, 1);
}

TEST_F(DropTest, TextIsLeftToTheFields) {
  QMimeData data;
  data.setText("0.5");
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  EXPECT_TRUE(overlay().isEmpty());
}

}  // namespace
}  // namespace engram::ui
