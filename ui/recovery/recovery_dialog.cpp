#include "ui/recovery/recovery_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/panels/elided_label.h"

namespace engram::ui {
namespace {

constexpr int first_width = 620, most_list_height = 460, around_list = 140;

QString words(const char* text) { return QCoreApplication::translate("RecoveryDialog", text); }

QLabel* label(const QString& text, QWidget* parent, const char* look = nullptr) {
  auto* made = new QLabel(text, parent);
  made->setTextFormat(Qt::PlainText);
  made->setWordWrap(true);
  if (look != nullptr) made->setProperty(look, true);
  return made;
}

/// Where saving it would write.
QString placeOf(const KeptState& state) {
  if (state.file.isEmpty()) return words("not saved in a file yet");
  const QString file = QDir::toNativeSeparators(state.file);
  const QFileInfo info(state.file);
  if (!info.exists()) return words("%1, which is not there any more").arg(file);
  if (info.lastModified() > state.written.addSecs(1)) return words("%1, which was written again since").arg(file);
  return file;
}

QFrame* card(QWidget* parent) {
  auto* made = new QFrame(parent);
  made->setProperty("card", true);
  auto* column = new QVBoxLayout(made);
  column->setContentsMargins(14, 10, 14, 10);
  column->setSpacing(4);
  return made;
}

}  // namespace

QString ago(const QDateTime& then, const QDateTime& now) {
  const qint64 seconds = then.secsTo(now);
  const auto number = [](qint64 n) { return QLocale().toString(n); };
  if (seconds < 0 || seconds > 7 * 24 * 3600) return QLocale().toString(then.toLocalTime(), QLocale::ShortFormat);
  if (seconds < 60) return words("less than a minute ago");
  if (seconds < 120) return words("a minute ago");
  if (seconds < 3600) return words("%1 minutes ago").arg(number(seconds / 60));
  if (seconds < 2 * 3600) return words("an hour ago");
  if (seconds < 48 * 3600) return words("%1 hours ago").arg(number(seconds / 3600));
  return words("%1 days ago").arg(number(seconds / (24 * 3600)));
}

QString describe(const KeptState& state, const QDateTime& now) {
  const QLocale locale;
  const QString changes = state.changes == 0   ? words("unsaved changes")
                          : state.changes == 1 ? words("1 change")
                                               : words("%1 changes").arg(locale.toString(state.changes));
  return words("%1, %2, at step %3")
      .arg(changes, ago(state.written, now), locale.toString(qlonglong{state.place.step}));
}

QString titleOf(const LostSession& lost) {
  const QString title = QString::fromStdString(lost.session().scenario().title);
  if (!title.isEmpty()) return title;
  return lost.state().file.isEmpty() ? words("Untitled") : QFileInfo(lost.state().file).completeBaseName();
}

RecoveryDialog::RecoveryDialog(const RecoveryFolder::Found& found, const QDateTime& now, QWidget* parent)
    : QDialog(parent), later_(new QPushButton(tr("&Later"), this)) {
  setWindowTitle(tr("Unsaved changes"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(20, 20, 20, 16);
  all->setSpacing(10);
  all->addWidget(label(tr("Engram ended unexpectedly"), this, "title"));
  all->addWidget(label(found.lost.empty() ? tr("What was kept of the session could not be read.")
                                          : tr("What was not saved then is still here."),
                       this));
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  auto* list = new QWidget(area);
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  for (std::size_t i = 0; i < found.lost.size(); ++i) {
    rows_.push_back(makeRow(*found.lost[i], i, now, list));
    column->addWidget(rows_.back().card);
  }
  for (const UnreadableSession& each : found.unreadable) column->addWidget(makeUnreadable(each, list));
  column->addStretch(1);
  area->setWidget(list);
  list->setAutoFillBackground(false);  // the dialog's ground shows between the cards
  area->viewport()->setAutoFillBackground(false);
  all->addWidget(area, 1);
  auto* foot = new QHBoxLayout;
  foot->addStretch(1);
  later_->setAutoDefault(false);
  later_->setToolTip(tr("Everything stays and is offered again at the next start"));
  if (rows_.empty()) later_->setText(tr("&Close"));
  foot->addWidget(later_);
  all->addLayout(foot);
  connect(later_, &QPushButton::clicked, this, &QDialog::reject);
  if (!rows_.empty()) {
    rows_.front().restore->setDefault(true);
    rows_.front().restore->setFocus();
  }
  resize(first_width, around_list + std::min(list->sizeHint().height(), most_list_height));
}

RecoveryDialog::Row RecoveryDialog::makeRow(const LostSession& lost, std::size_t which, const QDateTime& now,
                                            QWidget* parent) {
  Row row;
  const QString title = titleOf(lost), about = describe(lost.state(), now), place = placeOf(lost.state());
  row.text = tr("“%1”: %2; %3").arg(title, about, place);
  row.card = card(parent);
  auto* column = static_cast<QVBoxLayout*>(row.card->layout());
  column->addWidget(label(title, row.card, "title"));
  column->addWidget(label(about, row.card));
  auto* line = new QHBoxLayout;
  auto* where = new ElidedLabel(place, row.card);
  where->setProperty("muted", true);
  where->setToolTip(place);
  line->addWidget(where, 1);
  row.restore = new QPushButton(tr("&Restore"), row.card);
  row.restore->setToolTip(tr("Opens it where it stood; what is open now is closed"));
  row.discard = new QPushButton(tr("&Discard"), row.card);
  row.discard->setAutoDefault(false);
  row.discard->setToolTip(tr("Throws it away for good"));
  for (QPushButton* each : {row.restore, row.discard}) {
    each->setAccessibleDescription(row.text);
    line->addWidget(each);
  }
  column->addLayout(line);
  connect(row.restore, &QPushButton::clicked, this, [this, which] { emit restoreChosen(which); });
  connect(row.discard, &QPushButton::clicked, this, [this, which] { emit discardChosen(which); });
  return row;
}

QWidget* RecoveryDialog::makeUnreadable(const UnreadableSession& unreadable, QWidget* parent) {
  QFrame* made = card(parent);
  auto* column = static_cast<QVBoxLayout*>(made->layout());
  column->addWidget(label(tr("A session cannot be read: %1").arg(unreadable.why), made, "warning"));
  QLabel* where = label(tr("It stays in %1").arg(QDir::toNativeSeparators(unreadable.path)), made, "muted");
  where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addWidget(where);
  return made;
}

QString RecoveryDialog::text(std::size_t which) const { return rows_.at(which).text; }

void RecoveryDialog::take(std::size_t which) {
  Row& row = rows_.at(which);
  if (row.card == nullptr) return;
  row.card->hide();
  row.card->deleteLater();
  row = {};
  if (std::all_of(rows_.begin(), rows_.end(), [](const Row& each) { return each.card == nullptr; })) accept();
}

}  // namespace engram::ui
