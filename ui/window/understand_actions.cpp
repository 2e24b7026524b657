#include "ui/window/understand_actions.h"

#include <QMainWindow>
#include <QMenu>

#include "ui/settings/settings.h"
#include "ui/understand/understand_panel.h"
#include "ui/window/icons.h"

namespace engram::ui {

UnderstandActions::UnderstandActions(QMainWindow* window) : QObject(window), shown_(new QAction(tr("&Why?"), this)) {
  shown_->setShortcut(Qt::Key_U);
  shown_->setCheckable(true);
  shown_->setIconVisibleInMenu(false);
  const QString tip = tr("A column that explains what happens: neurons, inputs, theory, formulas");
  shown_->setToolTip(tip + " (" + shown_->shortcut().toString(QKeySequence::NativeText) + ')');
  shown_->setStatusTip(tip);
  window->addAction(shown_);
  connect(shown_, &QAction::toggled, this, &UnderstandActions::show);
  for (std::size_t n = 0; n < understand_pages; ++n) {
    const auto page = static_cast<UnderstandPage>(n);
    const UnderstandText text = understandText(page);
    pages_[n] = new QAction(text.question, this);
    pages_[n]->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(n))));
    pages_[n]->setStatusTip(text.tip);
    pages_[n]->setVisible(false);
    window->addAction(pages_[n]);
    connect(pages_[n], &QAction::triggered, this, [this, page] { open(page); });
  }
}

void UnderstandActions::attach(UnderstandPanel& panel) {
  panel_ = &panel;
  for (std::size_t n = 0; n < understand_pages; ++n) {
    const auto page = static_cast<UnderstandPage>(n);
    pages_[n]->setVisible(panel.view(page) != nullptr);
    if (settings::understandPage() == understandKey(page)) panel.turnTo(page);
  }
  connect(&panel, &UnderstandPanel::closed, shown_, [this] { shown_->setChecked(false); });
  connect(&panel, &UnderstandPanel::pageChanged, this,
          [](UnderstandPage page) { settings::setUnderstandPage(understandKey(page)); });
  shown_->setChecked(settings::understandShown());
  panel.setVisible(shown_->isChecked());
}

void UnderstandActions::addTo(QMenu& menu) {
  menu.addAction(shown_);
  menu.addSeparator();
  for (QAction* page : pages_) menu.addAction(page);
}

void UnderstandActions::open(UnderstandPage page) {
  if (panel_ == nullptr) return;
  panel_->turnTo(page);
  shown_->setChecked(true);
}

void UnderstandActions::show(bool on) {
  settings::setUnderstandShown(on);
  if (panel_ != nullptr) panel_->setVisible(on);
  emit shownChanged(on);
}

void UnderstandActions::setTheme(const Theme& theme) { shown_->setIcon(icon("why", theme.text, theme.accentText)); }

}  // namespace engram::ui
