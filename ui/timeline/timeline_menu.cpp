#include "ui/timeline/timeline_menu.h"

#include <QCoreApplication>
#include <QMenu>

#include "ui/timeline/change_words.h"
#include "ui/timeline/timeline_bar.h"

namespace engram::ui {
namespace {

constexpr std::size_t most_listed = 20;

QString tr(const char* text) { return QCoreApplication::translate("TimelineMenu", text); }

void addMark(QMenu& menu, TimelineBar& bar, const TimelineMark& mark) {
  QAction* edit = menu.addAction(tr("&Edit…"), &bar, [&bar, mark] { bar.edit(mark); });
  QAction* remove = menu.addAction(tr("&Delete"), &bar, [&bar, mark] { bar.remove({mark}); });
  edit->setEnabled(!mark.pending);
  remove->setEnabled(!mark.pending);
}

}  // namespace

void showTimelineMenu(TimelineBar& bar, const std::vector<TimelineMark>& marks, std::int64_t step,
                      const QPoint& where) {
  auto* menu = new QMenu(&bar);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setObjectName("timelineMenu");
  if (marks.size() == 1) {
    menu->addAction(marks.front().words)->setEnabled(false);
    addMark(*menu, bar, marks.front());
  } else if (!marks.empty()) {
    for (std::size_t i = 0; i < std::min(marks.size(), most_listed); ++i)
      addMark(*menu->addMenu(marks[i].words), bar, marks[i]);
    menu->addAction(tr("Delete &all %1").arg(marks.size()), &bar, [&bar, marks] { bar.remove(marks); });
  }
  if (!marks.empty()) menu->addSeparator();
  menu->addAction(tr("&Go to step %1").arg(stepText(step)), &bar, [&bar, step] { bar.goTo(step); });
  menu->addAction(tr("&Add a change at step %1…").arg(stepText(step)), &bar, [&bar, step] { bar.addAt(step); });
  menu->popup(where);
}

}  // namespace engram::ui
