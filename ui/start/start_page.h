// The first thing that is seen: what the program is, the shipped scenarios as cards, the files used last.
#pragma once

#include <QList>
#include <QScrollArea>
#include <memory>

#include "ui/plots/theme.h"

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace engram::ui {

class CardGrid;
class PictureMaker;
class RecentFiles;
class RecentRow;
class ScenarioCard;

class StartPage : public QScrollArea {
  Q_OBJECT
 public:
  /// Shows the scenarios of `shipped` (files or resources) in this order, and what is in `recent`.
  StartPage(const QStringList& shipped, RecentFiles& recent, const Theme& theme, QWidget* parent = nullptr);
  ~StartPage() override;

  void setTheme(const Theme& theme);
  /// What the button that leaves the page is called.
  void setWayBack(const QString& text);

  [[nodiscard]] const QList<ScenarioCard*>& cards() const { return cards_; }
  [[nodiscard]] const QList<RecentRow*>& recentRows() const { return rows_; }
  [[nodiscard]] QPushButton& openButton() const { return *open_; }
  [[nodiscard]] QPushButton& newButton() const { return *new_; }
  [[nodiscard]] QPushButton& backButton() const { return *back_; }
  [[nodiscard]] QCheckBox& atStart() const { return *at_start_; }

 signals:
  /// A card.
  void scenarioChosen(const QString& file);
  void recentChosen(const QString& file);
  void openChosen();
  void newChosen();
  void backChosen();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeIntroduction();
  QWidget* makeFoot();
  QWidget* makeButtons();
  QWidget* makeScenarios(const QStringList& shipped);
  /// One half above the other, and the files last; else they stand below the introduction.
  void stack(bool stacked);
  void showRecent();
  void askForPicture(int which);
  void drawMark();

  RecentFiles& recent_;
  Theme theme_;
  std::unique_ptr<PictureMaker> pictures_;
  QList<ScenarioCard*> cards_;
  QList<RecentRow*> rows_;
  QBoxLayout* halves_ = nullptr;
  QWidget *introduction_ = nullptr, *foot_ = nullptr;
  bool stacked_ = false;
  QLabel* mark_ = nullptr;
  QPushButton *open_ = nullptr, *new_ = nullptr, *back_ = nullptr;
  QCheckBox* at_start_ = nullptr;
  QWidget* recent_part_ = nullptr;
  QVBoxLayout* recent_column_ = nullptr;
};

}  // namespace engram::ui
