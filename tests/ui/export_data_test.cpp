// Tables: the bytes of engram-cli, written while the window goes on.
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <sstream>

#include "core/experiment/recording.h"
#include "tests/ui/export_fixture.h"
#include "ui/export/data_dialog.h"
#include "ui/export/target_field.h"

namespace engram::ui {
namespace {

class ExportData : public ExportTest {
 protected:
  static void press(QDialog& dialog) {
    QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->buttons().front(), Qt::LeftButton);
  }
  DataDialog* open() {
    window.exports().data().trigger();
    return dialog<DataDialog>();
  }
};

/// What engram-cli simulate writes (tests/cli/carrier_test.cpp holds it to the same function).
std::pair<std::string, std::string> tables(const Session& session, std::int64_t last, const std::string& memories) {
  const Scenario scenario = ending_at(session.scenario(), last);
  std::string problem;
  auto started = Run::start(session, Side::a);
  std::ostringstream trace, spikes;
  record(
      *std::get<std::unique_ptr<Run>>(started), scenario, Side::a, last,
      {.trace = &trace, .spikes = &spikes, .memories = chosen_memories(memories, scenario.parameters, problem).value()},
      [](const Run&) { return true; });
  return {trace.str(), spikes.str()};
}

TEST_F(ExportData, TheTablesAreThoseOfTheCommandLine) {
  runWithChanges(60);
  DataDialog* dialog = open();
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->last().value(), window.bridge().stepNow());
  dialog->spikes().setChecked(true);
  dialog->target().edit().setText(folder.filePath("run.csv"));
  window.bridge().setSpeed(50);
  window.play();
  const std::int64_t before = window.bridge().stepNow(), last = dialog->last().value();
  bool done = false;
  QObject::connect(dialog, &DataDialog::exported, &window, [&] { done = true; });
  press(*dialog);
  ASSERT_TRUE(eventually([&] { return done; }));
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() > before; })) << "the window goes on";
  const auto [trace, spikes] = tables(window.bridge().session(), last, "all");
  EXPECT_EQ(contentsOf(folder.filePath("run-trace.csv")).toStdString(), trace);
  EXPECT_EQ(contentsOf(folder.filePath("run-spikes.csv")).toStdString(), spikes);
  EXPECT_GT(spikes.size(), 1000U);
  EXPECT_EQ(filesThere(), (QStringList{"run-spikes.csv", "run-trace.csv"}));
  window.bridge().pause();
  QTest::qWait(50);
  expectRestores(folder.filePath("run-trace.csv"));
  expectRestores(folder.filePath("run-spikes.csv"));
}

TEST_F(ExportData, StepsAndColumnsAreChosen) {
  DataDialog* dialog = open();
  ASSERT_NE(dialog, nullptr);
  dialog->last().setValue(300);
  dialog->memories().setCurrentIndex(2);
  EXPECT_TRUE(dialog->memoryList().isVisible());
  dialog->memoryList().setText("2, 99");
  EXPECT_TRUE(dialog->problem().contains("found \"99\"")) << dialog->problem().toStdString();
  dialog->memoryList().setText("2, 4");
  EXPECT_EQ(dialog->problem(), "");
  dialog->target().edit().setText(folder.filePath("some"));
  bool done = false;
  QObject::connect(dialog, &DataDialog::exported, &window, [&] { done = true; });
  press(*dialog);
  ASSERT_TRUE(eventually([&] { return done; }));
  EXPECT_EQ(contentsOf(folder.filePath("some-trace.csv")).toStdString(),
            tables(window.bridge().session(), 300, "2,4").first);
  EXPECT_EQ(filesThere(), QStringList{"some-trace.csv"});
}

TEST_F(ExportData, CancellingLeavesNothingBehind) {
  DataDialog* dialog = open();
  ASSERT_NE(dialog, nullptr);
  dialog->last().setValue(1'000'000'000);
  dialog->spikes().setChecked(true);
  dialog->target().edit().setText(folder.filePath("long"));
  press(*dialog);
  ASSERT_TRUE(dialog->running());
  QTest::qWait(300);
  ASSERT_TRUE(dialog->running());
  EXPECT_FALSE(QFileInfo::exists(folder.filePath("long-trace.csv"))) << "not before it is whole";
  dialog->reject();
  ASSERT_TRUE(eventually([&] { return !dialog->running(); }));
  EXPECT_TRUE(dialog->isVisible()) << "one may want to choose fewer steps";
  EXPECT_TRUE(eventually([&] { return filesThere().isEmpty(); })) << filesThere().join(' ').toStdString();
  dialog->reject();
  EXPECT_FALSE(dialog->isVisible());
}

TEST_F(ExportData, ClosingWhileItRunsLeavesNothingBehind) {
  DataDialog* dialog = open();
  ASSERT_NE(dialog, nullptr);
  dialog->last().setValue(1'000'000'000);
  dialog->target().edit().setText(folder.filePath("long"));
  press(*dialog);
  QTest::qWait(300);
  ASSERT_TRUE(dialog->running());
  delete dialog;
  EXPECT_TRUE(filesThere().isEmpty());
}

TEST_F(ExportData, WhatCannotBeWrittenIsTold) {
  DataDialog* dialog = open();
  ASSERT_NE(dialog, nullptr);
  dialog->last().setValue(5);
  dialog->target().edit().setText(folder.filePath("nowhere/run"));
  press(*dialog);
  ASSERT_TRUE(eventually([&] { return !dialog->running(); }));
  EXPECT_TRUE(dialog->problem().contains("nowhere/run-trace.csv could not be written"))
      << dialog->problem().toStdString();
  EXPECT_TRUE(dialog->problem().contains("Choose a folder that exists."));
  dialog->trace().setChecked(false);
  EXPECT_EQ(dialog->problem(), "Choose at least one table.");
  dialog->reject();
}

TEST_F(ExportData, AFullDiskIsToldAndEndsTheReplay) {
  QString told;
  bool complete = true;
  const FullDisk disk(200'000);
  DataJob job(window.bridge().session(), {.trace = folder.filePath("long.csv"), .last = 1'000'000'000});
  QObject::connect(&job, &DataJob::finished, &window, [&](bool well, const QString& problem) {
    complete = well;
    told = problem;
  });
  ASSERT_TRUE(eventually([&] { return !told.isEmpty(); }));
  EXPECT_FALSE(complete);
  EXPECT_TRUE(told.contains("long.csv could not be written")) << told.toStdString();
  EXPECT_TRUE(told.contains("Is there room left on the disk?")) << told.toStdString();
  EXPECT_TRUE(filesThere().isEmpty());
}

}  // namespace
}  // namespace engram::ui
