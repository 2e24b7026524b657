#include "ui/understand/weight_view.h"

#include <QButtonGroup>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/live_bridge.h"
#include "ui/bridge/pattern_names.h"
#include "ui/understand/understand_parts.h"
#include "ui/understand/weight_words.h"

namespace engram::ui {
namespace {

/// Neurons in a picture: few enough to be computed between two frames.
std::int64_t mostShown(const Network& network) { return network.patterns().count() > 20'000 ? 160 : 400; }

/// All that the weights depend on, as it is in the network that runs; everything else is as usual.
Parameters weighing(const Network& network, const Parameters& now) {
  Parameters p;
  p.network = network.parameters().network;
  p.cue.pattern = network.parameters().cue.pattern;
  p.network.wiring = now.network.wiring;
  p.network.feedback = now.network.feedback;
  p.network.inhibition = now.network.inhibition;
  p.network.self_coupling = now.network.self_coupling;
  p.network.second_inhibitory = {now.network.second_inhibitory.enabled, {}};
  p.dynamics.inhibition_gain = now.dynamics.inhibition_gain;
  return p;
}

}  // namespace

WeightView::WeightView(const LiveBridge& bridge, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      reading_(new QLabel(this)),
      by_memory_(new QToolButton(this)),
      by_number_(new QToolButton(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 8);
  column->setSpacing(8);
  makeChoice();
  makePart(parts_[0], Side::a);
  makePart(parts_[1], Side::b);
  parts_[1].frame->hide();
  reading_->setObjectName("weightReading");
  reading_->setWordWrap(true);
  reading_->setProperty("muted", true);
  reading_->setContentsMargins(14, 0, 10, 0);
  reading_->setTextFormat(Qt::PlainText);
  column->addWidget(reading_);
  column->addStretch();
  read(parts_[0], std::nullopt);
  connect(&bridge_, &LiveBridge::started, this, &WeightView::start);
}

void WeightView::start(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network) {
  rows_ = std::move(layout);
  network_ = std::move(network);
  for (Part& part : parts_) part.shown.reset();
}

void WeightView::makeChoice() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 0, 10, 0);
  row->setSpacing(4);
  auto* group = new QButtonGroup(this);
  by_memory_->setText(tr("By memory"));
  by_memory_->setToolTip(tr("Neurons of the cued memory first, then by their first memory, as in the raster"));
  by_number_->setText(tr("By number"));
  by_number_->setToolTip(tr("Neurons by number; of large networks some from everywhere"));
  for (QToolButton* each : {by_memory_, by_number_}) {
    each->setCheckable(true);
    each->setFocusPolicy(Qt::TabFocus);
    each->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    group->addButton(each);
    row->addWidget(each);
    connect(each, &QToolButton::clicked, this, [this] {
      for (Part& part : parts_) part.shown.reset();
      refresh();
    });
  }
  by_memory_->setChecked(true);
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void WeightView::makePart(Part& part, Side side) {
  part.frame = new QWidget(this);
  auto* column = new QVBoxLayout(part.frame);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 0, 0, 0);
  part.badge = sideBadge(side, part.frame);
  row->addWidget(part.badge);
  row->addStretch();
  column->addLayout(row);
  part.picture = new WeightPicture(part.frame);
  column->addWidget(part.picture);
  part.statement = new QLabel(part.frame);
  part.statement->setWordWrap(true);
  part.statement->setTextFormat(Qt::PlainText);
  part.statement->setContentsMargins(14, 0, 10, 0);
  column->addWidget(part.statement);
  static_cast<QVBoxLayout*>(layout())->addWidget(part.frame);
  connect(part.picture, &WeightPicture::pointed, this,
          [this, &part](const std::optional<WeightPicture::Pair>& pair) { read(part, pair); });
}

void WeightView::setTheme(const Theme& theme) {
  for (const Part& part : parts_) part.picture->setTheme(theme);
}

void WeightView::refresh() {
  if (!network_) return;
  const Parameters a = weighing(*network_, bridge_.shown());
  const Parameters b = bridge_.compares() ? weighing(*network_, bridge_.shown(Side::b)) : a;
  present(parts_[0], a);
  const bool differ = !(a == b);
  if (differ) present(parts_[1], b);
  if (parts_[1].frame->isHidden() == differ) {
    parts_[1].frame->setVisible(differ);
    for (const Part& part : parts_) part.badge->setVisible(differ);
  }
}

void WeightView::present(Part& part, const Parameters& p) {
  if (part.shown == p) return;
  part.shown = p;
  ++computed_;
  static const std::vector<std::int32_t> as_numbered;
  const bool by_number = by_number_->isChecked();
  const auto neurons = block_neurons(p, by_number ? as_numbered : rows_->order(), mostShown(*network_), by_number);
  auto block = std::make_shared<const WeightBlock>(weights_between(*network_, p, neurons, neurons));
  const QString coverage = coverageText(*block, p);
  part.statement->setText(daleText(*block, p) + (coverage.isEmpty() ? QString() : '\n' + coverage));
  part.picture->setAccessibleDescription(part.statement->text());
  part.picture->setBlock(std::move(block));
}

void WeightView::read(const Part& part, const std::optional<WeightPicture::Pair>& pair) {
  const bool known = pair && part.picture->block() != nullptr && network_ != nullptr;
  reading_->setText(
      known ? pairText(*part.picture->block(), pair->row, pair->column, *network_, patternNames(network_->parameters()))
            : tr("Columns send, rows receive; the strip tells what each column does. Point at a weight to read it."));
}

QString WeightView::statement(Side side) const { return parts_[side == Side::b].statement->text(); }
QString WeightView::reading() const { return reading_->text(); }

}  // namespace engram::ui
