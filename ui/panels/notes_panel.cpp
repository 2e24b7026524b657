#include "ui/panels/notes_panel.h"

#include <QDesktopServices>
#include <QFontInfo>
#include <QLabel>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace engram::ui {
namespace {

constexpr int line_percent = 120;  // small letters need air
constexpr int paragraph_gap = 9;

void spaceOut(QTextDocument& document) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    format.setLineHeight(line_percent, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(0);
    format.setBottomMargin(paragraph_gap);
    cursor.setBlockFormat(format);
  }
}

}  // namespace

NotesPanel::NotesPanel(QWidget* parent) : QFrame(parent), title_(new QLabel(this)), text_(new QTextBrowser(this)) {
  setObjectName("notes");
  setProperty("card", true);
  setAccessibleName(tr("Notes"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 10, 1, 4);
  layout->setSpacing(4);
  auto* heading = new QLabel(tr("NOTES"), this);
  heading->setProperty("muted", true);
  heading->setProperty("heading", true);
  heading->setContentsMargins(14, 0, 0, 0);
  layout->addWidget(heading);
  title_->setProperty("title", true);
  title_->setWordWrap(true);
  title_->setTextFormat(Qt::PlainText);
  title_->setIndent(0);  // the style sheet gives the margin
  layout->addWidget(title_);
  text_->setFrameShape(QFrame::NoFrame);
  text_->setOpenLinks(false);
  connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
    if (link.scheme() == QLatin1String("engram")) emit pageWanted(link.path());
    else QDesktopServices::openUrl(link);
  });
  text_->setAccessibleName(tr("Notes of the scenario"));
  text_->document()->setDocumentMargin(0);
  layout->addWidget(text_, 1);
}

void NotesPanel::present(const QString& title, const QString& notes) {
  title_->setText(title);
  if (notes == notes_) return;
  notes_ = notes;
  text_->setMarkdown(notes);
  spaceOut(*text_->document());
  colorLinks();
  // From its beginning, also when the text is laid out in the place that it gets only now.
  const auto to_top = [this] { text_->verticalScrollBar()->setValue(0); };
  to_top();
  QTimer::singleShot(0, this, to_top);
}

void NotesPanel::setLinkColor(const QColor& color) {
  link_ = color;
  colorLinks();
}

void NotesPanel::colorLinks() {
  if (!link_.isValid()) return;
  QTextDocument& document = *text_->document();
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    for (auto each = block.begin(); !each.atEnd(); ++each) {
      const QTextFragment part = each.fragment();
      if (!part.charFormat().isAnchor()) continue;
      QTextCursor cursor(&document);
      cursor.setPosition(part.position());
      cursor.setPosition(part.position() + part.length(), QTextCursor::KeepAnchor);
      QTextCharFormat format;
      format.setForeground(link_);
      cursor.mergeCharFormat(format);
    }
  }
}

QSize NotesPanel::sizeHint() const { return {std::clamp(QFontInfo(font()).pixelSize() * 250 / 13, 250, 320), 400}; }

QSize NotesPanel::minimumSizeHint() const {
  return {std::clamp(QFontInfo(font()).pixelSize() * 180 / 13, 180, 260), 100};
}

QString NotesPanel::title() const { return title_->text(); }
QString NotesPanel::plainText() const { return text_->toPlainText(); }

}  // namespace engram::ui
