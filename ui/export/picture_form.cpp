#include "ui/export/picture_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <cmath>

namespace engram::ui {

namespace {
constexpr double mm_per_pixel = 25.4 / 96;
}  // namespace

PictureForm::PictureForm(Kind kind, QWidget* parent)
    : QWidget(parent),
      kind_(kind),
      rows_(new QFormLayout(this)),
      format_(makeChoice(tr("Format"), {tr("PNG: pixels, for slides and the web"), tr("SVG: lines, to edit and print"),
                                        tr("PDF: lines, for papers")})),
      theme_(makeChoice(tr("Colours"), {tr("As in the window"), tr("Light, for paper"), tr("Dark"), tr("Projector")})),
      steps_(makeChoice(tr("Steps"), {tr("As on screen"), tr("Whole run")})),
      sides_(makeChoice(tr("Runs"), {tr("A and B side by side"), tr("A only"), tr("B only")})),
      width_(makeNumber(tr("Width"))),
      height_(makeNumber(tr("Height"))),
      scale_(makeNumber(tr("Scale"))),
      overlaps_(makeCheck(tr("Overlaps"))),
      rates_(makeCheck(tr("Rates"))),
      raster_(makeCheck(tr("Raster"))),
      transparent_(makeCheck(tr("Transparent ground"))),
      unit_(new QLabel(tr("px"), this)) {
  build();
  connect(format_, &QComboBox::currentIndexChanged, this, &PictureForm::onFormat);
  useUnit(false);
  scale_->setRange(0.5, 8);
  scale_->setDecimals(2);
  scale_->setSingleStep(0.5);
  scale_->setToolTip(tr("Pixels per pixel of the size above: 2 is as sharp as a high-resolution screen"));
  setOptions({});
}

void PictureForm::build() {
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setLabelAlignment(Qt::AlignLeft);
  rows_->setHorizontalSpacing(12);
  const bool all = kind_ == Kind::picture;
  for (QWidget* each :
       {static_cast<QWidget*>(format_), static_cast<QWidget*>(steps_), static_cast<QWidget*>(transparent_)})
    each->setVisible(all);
  if (all) rows_->addRow(tr("Format"), format_);
  rows_->addRow(tr("Plots"), row({overlaps_, rates_, raster_}));
  rows_->addRow(tr("Runs"), sides_);
  setCompared(false);
  if (all) rows_->addRow(tr("Steps"), steps_);
  rows_->addRow(tr("Size"), row({width_, new QLabel(QStringLiteral("×"), this), height_, unit_}));
  rows_->addRow(tr("Scale"), row({scale_}));
  rows_->addRow(tr("Colours"), theme_);
  if (all) rows_->addRow(QString(), transparent_);
}

void PictureForm::setCompared(bool compared) { rows_->setRowVisible(sides_, compared); }

QHBoxLayout* PictureForm::row(const QList<QWidget*>& widgets) {
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  for (QWidget* each : widgets) line->addWidget(each);
  line->addStretch(1);
  return line;
}

QComboBox* PictureForm::makeChoice(const QString& name, const QStringList& texts) {
  auto* box = new QComboBox(this);
  box->addItems(texts);
  box->setAccessibleName(name);
  connect(box, &QComboBox::currentIndexChanged, this, &PictureForm::changed);
  return box;
}

QDoubleSpinBox* PictureForm::makeNumber(const QString& name) {
  auto* box = new QDoubleSpinBox(this);
  box->setAccessibleName(name);
  box->setKeyboardTracking(true);
  box->setMinimumWidth(84);
  connect(box, &QDoubleSpinBox::valueChanged, this, &PictureForm::changed);
  return box;
}

QCheckBox* PictureForm::makeCheck(const QString& text) {
  auto* box = new QCheckBox(text, this);
  connect(box, &QCheckBox::toggled, this, &PictureForm::changed);
  return box;
}

void PictureForm::useUnit(bool mm) {
  const double factor = mm ? mm_per_pixel : 1;
  const double before = mm_ ? mm_per_pixel : 1;
  for (QDoubleSpinBox* box : {width_, height_}) {
    const double pixels = box->value() / before;
    const QSignalBlocker quiet(box);
    box->setDecimals(mm ? 1 : 0);
    box->setRange(mm ? 10 : 40, most_side * factor);
    box->setSingleStep(mm ? 5 : 20);
    box->setValue(pixels * factor);
  }
  mm_ = mm;
  unit_->setText(mm ? tr("mm") : tr("px"));
}

void PictureForm::onFormat() {
  const auto format = static_cast<PictureFormat>(format_->currentIndex());
  useUnit(format == PictureFormat::pdf);
  scale_->setEnabled(format == PictureFormat::png);
}

void PictureForm::setOptions(const PictureOptions& options) {
  format_->setCurrentIndex(static_cast<int>(options.format));
  theme_->setCurrentIndex(static_cast<int>(options.theme));
  steps_->setCurrentIndex(options.wholeRun ? 1 : 0);
  sides_->setCurrentIndex(static_cast<int>(options.sides));
  const double factor = mm_ ? mm_per_pixel : 1;
  width_->setValue(options.size.width() * factor);
  height_->setValue(options.size.height() * factor);
  scale_->setValue(options.scale);
  overlaps_->setChecked(options.overlaps);
  rates_->setChecked(options.rates);
  raster_->setChecked(options.raster);
  transparent_->setChecked(options.transparent);
}

PictureOptions PictureForm::options() const {
  const double factor = mm_ ? mm_per_pixel : 1;
  const auto pixels = [factor](const QDoubleSpinBox& box) {
    return static_cast<int>(std::lround(box.value() / factor));
  };
  return {.format = static_cast<PictureFormat>(format_->currentIndex()),
          .overlaps = overlaps_->isChecked(),
          .rates = rates_->isChecked(),
          .raster = raster_->isChecked(),
          .size = {pixels(*width_), pixels(*height_)},
          .scale = scale_->value(),
          .theme = static_cast<PictureTheme>(theme_->currentIndex()),
          .transparent = transparent_->isChecked(),
          .wholeRun = steps_->currentIndex() == 1,
          .steps = {},
          .sides = static_cast<ShownSides>(sides_->currentIndex())};
}

}  // namespace engram::ui
