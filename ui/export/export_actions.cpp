#include "ui/export/export_actions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QMenu>
#include <QMimeData>

#include "ui/bridge/live_bridge.h"
#include "ui/export/animation_dialog.h"
#include "ui/export/data_dialog.h"
#include "ui/export/export_settings.h"
#include "ui/export/picture_dialog.h"
#include "ui/plots/breath.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {

ExportActions::ExportActions(LiveBridge& bridge, const RunPair& plots, std::function<QString()> title, QWidget* window)
    : QObject(window), bridge_(bridge), plots_(plots), title_(std::move(title)), window_(window) {
  picture_ = add(tr("&Picture…"), Qt::CTRL | Qt::Key_E, tr("The plots as PNG, SVG or PDF"));
  copy_ = add(tr("&Copy picture"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
              tr("The plots to the clipboard, as the last picture was exported"));
  data_ = add(tr("&Data…"), {}, tr("Overlaps, rates and spikes of every step as CSV"));
  animation_ = add(tr("&Animation…"), {}, tr("Steps as a moving picture"));
  connect(picture_, &QAction::triggered, this, &ExportActions::exportPicture);
  connect(copy_, &QAction::triggered, this, &ExportActions::copyPicture);
  connect(data_, &QAction::triggered, this, &ExportActions::exportData);
  connect(animation_, &QAction::triggered, this, &ExportActions::exportAnimation);
}

QAction* ExportActions::add(const QString& text, const QKeySequence& key, const QString& tip) {
  auto* action = new QAction(text, this);
  action->setShortcut(key);
  action->setToolTip(tip);
  action->setStatusTip(tip);
  window_->addAction(action);
  return action;
}

void ExportActions::addTo(QMenu& menu) const { menu.addActions({picture_, copy_, data_, animation_}); }

template <class Dialog>
void ExportActions::present(Dialog* dialog) {
  connect(dialog, &Dialog::exported, this,
          [this](const QString& file) { emit message(tr("Exported %1").arg(QDir::toNativeSeparators(file))); });
  dialog->show();
}

void ExportActions::exportPicture() { present(new PictureDialog(bridge_, plots_, title_(), window_)); }

void ExportActions::exportData() { present(new DataDialog(bridge_, title_(), window_)); }

void ExportActions::exportAnimation() { present(new AnimationDialog(bridge_, plots_, title_(), window_)); }

void ExportActions::copyPicture() {
  PictureOptions options = lastPicture();
  options.format = PictureFormat::png;
  if (const QString problem = problemOf(options); !problem.isEmpty()) {
    emit failed(problem);
    return;
  }
  if (!bridge_.settle()) {
    emit failed(tr("The last change has not taken effect yet. Pause the run and try again."));
    return;
  }
  const Session session = bridge_.session();
  copy_->setEnabled(false);
  auto* content = new QMimeData;
  {
    const Breath breath;
    const QImage image = drawPicture(plots_, options);
    content->setImageData(image);
    content->setData("image/png", pngBytes(image, session.scenario()));  // with the run, for whoever takes files
  }
  QApplication::clipboard()->setMimeData(content);
  copy_->setEnabled(true);
  emit message(tr("Picture copied"));
}

}  // namespace engram::ui
