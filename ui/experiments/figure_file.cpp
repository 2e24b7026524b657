#include "ui/experiments/figure_file.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include "core/model/check.h"
#include "ui/experiments/theory_boundary.h"
#include "ui/export/paper.h"

namespace engram::ui {
namespace {

constexpr int margin = 20, caption_height = 34;

QString words(const char* text) { return QCoreApplication::translate("Figure", text); }

}  // namespace

QString captionOf(const SweepResults& results, bool bands) {
  const SweepPlan& plan = results.plan();
  const Parameters& p = plan.base().parameters;
  const QLocale locale;
  const auto whole = [&](std::int64_t value) { return locale.toString(static_cast<qlonglong>(value)); };
  // What the axes change is not said as if it were the same everywhere.
  QStringList parts;
  const auto add = [&](const char* path, const QString& text) {
    for (const SweepAxis& axis : plan.axes()) {
      if (axis.path == path) return;
      for (const CoupledValue& each : axis.coupled)
        if (each.path == path) return;
    }
    parts << text;
  };
  add("network.excitatory", QStringLiteral("N = ") + whole(p.network.excitatory));
  add("network.inhibitory", QStringLiteral("N_I = ") + whole(p.network.inhibitory));
  add("network.inputs_per_inhibitory", QStringLiteral("K = ") + whole(p.network.inputs_per_inhibitory));
  add("network.activity", QStringLiteral("a = ") + locale.toString(p.network.activity));
  add("dynamics.beta", QStringLiteral("β = ") + locale.toString(p.dynamics.beta));
  add("dynamics.theta", QStringLiteral("θ = ") + locale.toString(p.dynamics.theta));
  parts << words("%1 dictionaries, %2 steps").arg(whole(plan.dictionaries()), whole(p.steps));
  if (bands) parts << words("bands: 95 %");
  return parts.join(QStringLiteral(" · "));
}

QByteArray figureBytes(const DrawnFigure& drawn, const SweepResults& results, const PictureOptions& look,
                       const Theme& theme) {
  Provenance provenance = provenance_of(results.plan().base());
  provenance.sweep = results.table().value_or(results.plan().document().dump(2));
  if (const Json title = results.plan().document().value("title", Json("")); title.is_string())
    provenance.title = title.get<std::string>();
  const auto paint = [&](QPainter& painter) {
    const QRectF all(QPointF(0, 0), QSizeF(look.size));
    painter.fillRect(all, theme.card);
    const QRectF area = all.adjusted(margin, margin, -margin, -margin - caption_height);
    FigurePainter(drawn.figure, drawn.boundaries, area, theme, drawn.font).paint(painter);
    QFont small = drawn.font;
    small.setPixelSize(theme.smallFontSize + 1);
    painter.setFont(small);
    painter.setPen(theme.mutedText);
    painter.drawText(all.adjusted(margin, all.height() - caption_height - margin / 2.0, -margin, -margin / 2.0),
                     int{Qt::AlignCenter} | int{Qt::TextWordWrap},
                     captionOf(results, drawn.figure.kind == FigureKind::curves));
  };
  if (look.format == PictureFormat::svg) return svgBytes(look.size, provenance, paint);
  if (look.format == PictureFormat::pdf) return pdfBytes(look.size, provenance, paint);
  QImage image((QSizeF(look.size) * look.scale).toSize(), QImage::Format_RGB32);
  QPainter painter(&image);
  painter.scale(look.scale, look.scale);
  paint(painter);
  painter.end();
  return pngBytes(image, provenance);
}

QByteArray renderSweep(const std::string& text, const PictureOptions& look, bool by_overlap, Problems& problems) {
  const auto results = read_results(text, default_memory_limit(), problems);
  if (results && !results->complete())
    problems.push_back({"file", "is a sweep without results; engram-cli sweep computes them"});
  if (!problems.empty()) return {};
  FigureChoice choice = first_choice(results->plan());
  choice.by_overlap = by_overlap;
  const Figure figure = figure_of(*results, choice);
  if (figure.curves.empty() && figure.maps.empty()) problems.push_back({"axes", "none is of numbers: nothing to draw"});
  std::vector<Boundary> boundaries;
  for (const auto& task : boundary_tasks(*results, figure))
    boundaries.push_back(theory_boundary(task, [] { return false; }));
  if (!problems.empty()) return {};
  return figureBytes({figure, boundaries, QFont()}, *results, look, themeFor(look.theme, darkTheme()));
}

}  // namespace engram::ui
