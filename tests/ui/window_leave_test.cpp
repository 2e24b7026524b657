// The question about unsaved changes, on every way out and with every answer.
#include "tests/ui/answering_fixture.h"
#include "tests/ui/dropping.h"
#include "ui/start/central_pages.h"
#include "ui/start/scenario_card.h"
#include "ui/start/start_page.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

const char* const seven = R"({"engram": 1, "title": "Seven", "network": {"patterns": 7}})";

/// A way that leaves the scenario in the window.
struct Way {
  const char* name;
  std::function<void(MainWindow&, const QString& file)> go;
};

class WaysOutTest : public AnsweringTest, public testing::WithParamInterface<Way> {
 protected:
  void SetUp() override {
    AnsweringTest::SetUp();
    own = fileWith(seven, "own.engram");
    other = fileWith(R"({"engram": 1, "network": {"patterns": 5}})", "other.engram");
    window.files().recent().add(other);
    ASSERT_TRUE(window.openFile(own));
    change();
    ASSERT_TRUE(window.isWindowModified());
  }
  [[nodiscard]] bool still() { return window.isVisible() && shown().network.patterns == 7; }
  [[nodiscard]] double saved() { return readScenarioFile(own).scenario->parameters.dynamics.theta; }

  QString own, other;
};

TEST_P(WaysOutTest, CancelKeepsEverything) {
  press(QMessageBox::Cancel);
  GetParam().go(window, other);
  EXPECT_TRUE(eventually([&] { return answered == 1; }));
  EXPECT_TRUE(still());
  EXPECT_TRUE(window.isWindowModified());
  EXPECT_EQ(saved(), 1.0);
}

TEST_P(WaysOutTest, DontSaveGoesOnWithoutWriting) {
  press(QMessageBox::Discard);
  GetParam().go(window, other);
  EXPECT_TRUE(eventually([&] { return answered == 1 && !still(); }));
  EXPECT_EQ(saved(), 1.0);
}

TEST_P(WaysOutTest, SaveWritesAndGoesOn) {
  QString question;
  answer<QMessageBox>([&](QMessageBox& box) {
    question = box.text();
    box.button(QMessageBox::Save)->click();
  });
  GetParam().go(window, other);
  EXPECT_TRUE(eventually([&] { return answered == 1 && !still(); }));
  EXPECT_TRUE(question.contains("own.engram")) << question.toStdString();
  EXPECT_EQ(saved(), 0.8);
}

INSTANTIATE_TEST_SUITE_P(Every, WaysOutTest,
                         testing::Values(Way{"Close", [](MainWindow& w, const QString&) { w.close(); }},
                                         Way{"Open", [](MainWindow& w, const QString& file) { w.openFile(file); }},
                                         Way{"New", [](MainWindow& w, const QString&) { w.files().openNew(); }},
                                         Way{"Recent",
                                             [](MainWindow& w, const QString& file) { w.files().openRecent(file); }},
                                         Way{"Drop", [](MainWindow& w, const QString& file) { drop(w, {file}); }},
                                         Way{"Card",
                                             [](MainWindow& w, const QString&) {
                                               w.pages().showStartPage();
                                               w.pages().startPage()->cards()[2]->click();
                                             }}),
                         [](const auto& way) { return std::string(way.param.name); });

}  // namespace
}  // namespace engram::ui
