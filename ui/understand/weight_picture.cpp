#include "ui/understand/weight_picture.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/plots/raster_columns.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

/// Where the names of one population begin and end.
struct Span {
  std::size_t first = 0, end = 0;
  Population population = Population::excitatory;
};

std::vector<Span> spansOf(const std::vector<NeuronName>& names) {
  std::vector<Span> spans;
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (spans.empty() || spans.back().population != names[n].population) spans.push_back({n, n, names[n].population});
    spans.back().end = n + 1;
  }
  return spans;
}

QString letterOf(Population population) {
  static const char* const letters[] = {"E", "I", "J"};
  return QString(letters[static_cast<std::size_t>(population)]);
}

}  // namespace

WeightPicture::WeightPicture(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setObjectName("weightPicture");
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Weights between neurons"));
}

void WeightPicture::setTheme(const Theme& theme) {
  theme_ = theme;
  makeImage();
  setFixedHeight(heightFor(width()));
}

void WeightPicture::setBlock(std::shared_ptr<const WeightBlock> block) {
  block_ = std::move(block);
  signs_ = block_ ? dale(*block_) : std::vector<SignCount>();
  const bool any = block_ && block_->weight.size() > 0;
  largest_ = any ? std::max(0.0, block_->weight.maxCoeff()) : 0;
  smallest_ = any ? std::min(0.0, block_->weight.minCoeff()) : 0;
  point(std::nullopt);
  makeImage();
}

QColor WeightPicture::colour(double weight) const {
  if (weight == 0) return theme_.rasterBackground;
  constexpr double faintest = 0.28;  // to be told from no weight
  const double share = weight > 0 ? weight / largest_ : weight / smallest_;
  const QColor& full = weight > 0 ? theme_.excitatory : theme_.inhibitory;
  return mixedColor(full, theme_.rasterBackground, faintest + (1 - faintest) * share);
}

void WeightPicture::makeImage() {
  if (!block_) return;
  const auto& w = block_->weight;
  image_ = QImage(static_cast<int>(w.cols()), static_cast<int>(w.rows()), QImage::Format_RGB32);
  for (int row = 0; row < image_.height(); ++row) {
    auto* line = reinterpret_cast<QRgb*>(image_.scanLine(row));
    for (int column = 0; column < image_.width(); ++column) line[column] = colour(w(row, column)).rgb();
  }
  update();
}

double WeightPicture::margin() const { return theme_.px(22); }

QRectF WeightPicture::field() const {
  const double side = std::max(10.0, width() - margin() - theme_.px(12));
  return {margin(), margin(), side, side};
}

double WeightPicture::legendTop() const { return field().bottom() + theme_.px(6) + stripHeight() + theme_.px(8); }

int WeightPicture::heightFor(int width) const {
  const double side = std::max(10.0, width - margin() - theme_.px(12));
  return static_cast<int>(std::ceil(margin() + side + theme_.px(6 + 8 + 50) + stripHeight()));
}

void WeightPicture::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  setFixedHeight(heightFor(width()));
}

QSize WeightPicture::sizeHint() const { return {theme_.px(300), heightFor(theme_.px(300))}; }
QSize WeightPicture::minimumSizeHint() const { return {theme_.px(220), heightFor(theme_.px(220))}; }

std::optional<WeightPicture::Pair> WeightPicture::pairAt(QPointF at) const {
  const QRectF place = field();
  if (!block_ || image_.isNull() || !place.contains(at)) return std::nullopt;
  const auto index = [](double share, int count) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(share * count), 0, count - 1));
  };
  return Pair{index((at.y() - place.top()) / place.height(), image_.height()),
              index((at.x() - place.left()) / place.width(), image_.width())};
}

void WeightPicture::point(std::optional<Pair> pair) {
  if (pair == pointed_) return;
  pointed_ = pair;
  update();
  emit pointed(pointed_);
}

void WeightPicture::mouseMoveEvent(QMouseEvent* event) { point(pairAt(event->position())); }

void WeightPicture::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  point(std::nullopt);
}

void WeightPicture::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  point(std::nullopt);
}

bool WeightPicture::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {  // arrows go from weight to weight
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) event->accept();
  }
  return QWidget::event(event);
}

void WeightPicture::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const int across = (key == Qt::Key_Right) - (key == Qt::Key_Left), down = (key == Qt::Key_Down) - (key == Qt::Key_Up);
  if (!block_ || image_.isNull() || (across == 0 && down == 0)) return QWidget::keyPressEvent(event);
  Pair next = pointed_.value_or(Pair{});
  const int step = (event->modifiers() & Qt::ShiftModifier) != 0 ? 10 : 1;
  const auto moved = [step](std::size_t at, int by, int count) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(at) + by * step, 0, count - 1));
  };
  if (pointed_) next = {moved(next.row, down, image_.height()), moved(next.column, across, image_.width())};
  point(next);
}

void WeightPicture::paintEvent(QPaintEvent*) {
  if (!block_ || image_.isNull()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, image_.width() > field().width());
  painter.drawImage(field(), image_);
  drawPopulations(painter);
  drawStrip(painter);
  drawLegend(painter);
  drawPair(painter);
}

void WeightPicture::drawPopulations(QPainter& painter) const {
  const QRectF place = field();
  QFont font = this->font();
  font.setPixelSize(theme_.smallFontSize);
  painter.setFont(font);
  const double across = place.width() / image_.width(), down = place.height() / image_.height();
  const double edge = margin();
  const auto end = [](std::size_t n) { return static_cast<double>(n); };
  for (const Span& span : spansOf(block_->from)) {
    const QRectF above(place.left() + end(span.first) * across, 0, end(span.end - span.first) * across, edge - 3);
    painter.setPen(theme_.mutedText);
    painter.drawText(above, Qt::AlignHCenter | Qt::AlignBottom,
                     span.first == 0 ? tr("from %1").arg(letterOf(span.population)) : letterOf(span.population));
    painter.setPen(QPen(theme_.reference, 1));
    if (span.first > 0) painter.drawLine(QLineF(above.left(), place.top(), above.left(), place.bottom()));
  }
  for (const Span& span : spansOf(block_->to)) {
    const QRectF left(0, place.top() + end(span.first) * down, edge - 3, end(span.end - span.first) * down);
    painter.setPen(theme_.mutedText);
    painter.save();
    painter.translate(left.center());
    painter.rotate(-90);
    const QRectF turned(-left.height() / 2, -left.width() / 2, left.height(), left.width());
    painter.drawText(turned, Qt::AlignHCenter | Qt::AlignBottom,
                     span.first == 0 ? tr("to %1").arg(letterOf(span.population)) : letterOf(span.population));
    painter.restore();
    painter.setPen(QPen(theme_.reference, 1));
    if (span.first > 0) painter.drawLine(QLineF(place.left(), left.top(), place.right(), left.top()));
  }
  painter.setPen(QPen(theme_.axis, 1));
  painter.drawRect(place);
}

void WeightPicture::drawStrip(QPainter& painter) const {
  const QRectF place = field();
  const double top = place.bottom() + theme_.px(6), across = place.width() / static_cast<double>(signs_.size());
  for (std::size_t j = 0; j < signs_.size(); ++j) {
    const SignCount& sign = signs_[j];
    const QRectF whole(place.left() + static_cast<double>(j) * across, top, across + 0.5, stripHeight());
    const QRectF upper(whole.topLeft(), QSizeF(whole.width(), whole.height() / 2));
    if (sign.none()) painter.fillRect(whole, theme_.groove);
    else painter.fillRect(whole, sign.negative > 0 ? theme_.inhibitory : theme_.excitatory);
    if (sign.mixed()) painter.fillRect(upper, theme_.excitatory);
  }
}

void WeightPicture::drawLegend(QPainter& painter) const {
  QFont font = this->font();
  font.setPixelSize(theme_.smallFontSize);
  painter.setFont(font);
  const double line = theme_.px(16), box = theme_.px(10), left = field().left();
  double top = legendTop();
  const auto entry = [&](const QColor& from, const QColor& to, const QString& text) {
    QLinearGradient shades(left, 0, left + 3 * box, 0);
    shades.setColorAt(0, from);
    shades.setColorAt(1, to);
    const QRectF sample(left, top + (line - box) / 2, 3 * box, box);
    painter.fillRect(sample, shades);
    painter.setPen(theme_.text);
    painter.drawText(QRectF(left + 3 * box + theme_.px(6), top, width(), line), Qt::AlignVCenter, text);
    top += line;
  };
  if (largest_ > 0)
    entry(colour(largest_ * 1e-6), theme_.excitatory, tr("excites, up to %1").arg(signedText(largest_)));
  if (smallest_ < 0)
    entry(colour(smallest_ * 1e-6), theme_.inhibitory, tr("inhibits, up to %1").arg(signedText(smallest_)));
  entry(theme_.rasterBackground, theme_.rasterBackground, tr("no weight"));
}

void WeightPicture::drawPair(QPainter& painter) const {
  if (!pointed_) return;
  const QRectF place = field();
  const double x = place.left() + (static_cast<double>(pointed_->column) + 0.5) * place.width() / image_.width();
  const double y = place.top() + (static_cast<double>(pointed_->row) + 0.5) * place.height() / image_.height();
  QColor line = theme_.text;
  line.setAlphaF(0.55F);
  painter.setPen(QPen(line, 1));
  painter.drawLine(QLineF(x, place.top(), x, place.bottom() + theme_.px(6) + stripHeight()));
  painter.drawLine(QLineF(place.left(), y, place.right(), y));
}

}  // namespace engram::ui
