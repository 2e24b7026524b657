// The icons: all there, drawn, sharp at every scale, in the colours that were asked for.
#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QImage>

#include "ui/window/icons.h"

namespace engram::ui {
namespace {

const QColor ink(217, 221, 229), pressed(15, 20, 26);

int painted(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) count += qAlpha(image.pixel(x, y)) > 20;
  return count;
}

QStringList lineDrawings() {
  QStringList names;
  for (const QString& file : QDir(":/icons").entryList({"*.svg"}))
    if (file != "engram.svg") names << file.chopped(4);
  return names;
}

TEST(Icons, TheFamilyIsComplete) {
  const QStringList names = lineDrawings();
  for (const char* wanted : {"play",
                             "pause",
                             "step",
                             "back",
                             "reset",
                             "new-seed",
                             "open",
                             "save",
                             "export",
                             "copy",
                             "settings",
                             "fullscreen",
                             "fullscreen-leave",
                             "help",
                             "home",
                             "freeze",
                             "lock",
                             "unlock",
                             "enlarge",
                             "shrink",
                             "pin",
                             "undo",
                             "redo",
                             "follow",
                             "notes",
                             "parameters",
                             "image",
                             "table",
                             "film",
                             "close",
                             "search",
                             "warning"})
    EXPECT_TRUE(names.contains(QString(wanted))) << wanted;
  EXPECT_TRUE(icon("no such drawing", ink).isNull());
}

TEST(Icons, EachIsOfOneFamilyAndDrawn) {
  for (const QString& name : lineDrawings()) {
    QFile file(":/icons/" + name + ".svg");
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_TRUE(text.contains("viewBox=\"0 0 24 24\"") && text.contains("stroke-linecap=\"round\""))
        << name.toStdString();
    const QImage image = icon(name, ink).pixmap(QSize(24, 24), 1).toImage();
    EXPECT_GT(painted(image), 40) << name.toStdString();
    EXPECT_LT(painted(image), 24 * 24 * 3 / 4) << name.toStdString();
    for (int i = 0; i < 24; ++i)  // nothing touches the edge, where it would be cut
      for (const QPoint edge : {QPoint(i, 0), QPoint(i, 23), QPoint(0, i), QPoint(23, i)})
        EXPECT_EQ(qAlpha(image.pixel(edge)), 0) << name.toStdString();
  }
}

TEST(Icons, EveryScaleHasItsOwnPixels) {
  for (const double scale : {1.0, 1.5, 2.0, 3.0}) {
    const QPixmap pixmap = icon("settings", ink).pixmap(QSize(16, 16), scale);
    EXPECT_EQ(pixmap.size(), (QSizeF(16, 16) * scale).toSize()) << scale;
    EXPECT_EQ(pixmap.deviceIndependentSize().toSize(), QSize(16, 16));
    // A drawing that was enlarged has soft edges only: no pixel would be fully opaque beside an empty one.
    const QImage image = icon("pause", ink).pixmap(QSize(16, 16), scale).toImage();
    bool sharp = false;
    for (int x = 1; x < image.width(); ++x) {
      const int y = image.height() / 2;
      sharp = sharp || std::abs(qAlpha(image.pixel(x, y)) - qAlpha(image.pixel(x - 1, y))) > 150;
    }
    EXPECT_TRUE(sharp) << scale;
  }
}

TEST(Icons, TheyTakeTheColoursOfTheTheme) {
  const QIcon drawing = icon("play", ink, pressed);
  const auto middle = [&](QIcon::Mode mode, QIcon::State state) {
    return drawing.pixmap(QSize(24, 24), 1, mode, state).toImage().pixelColor(11, 12);
  };
  EXPECT_EQ(middle(QIcon::Normal, QIcon::Off), ink);
  EXPECT_EQ(middle(QIcon::Normal, QIcon::On), pressed);
  EXPECT_LT(middle(QIcon::Disabled, QIcon::Off).alpha(), 130);
}

TEST(Icons, TheProgramsOwnCanBeToldAtSixteenPixels) {
  const QImage image = QIcon(":/icons/engram.svg").pixmap(QSize(16, 16), 1).toImage();
  int blue = 0, orange = 0;
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 16; ++x) {
      const QColor c = image.pixelColor(x, y);
      blue += c.alpha() > 200 && c.blue() > 150 && c.red() < 120;
      orange += c.alpha() > 200 && c.red() > 150 && c.blue() < 90;
    }
  EXPECT_GE(blue, 12);
  EXPECT_GE(orange, 8);
}

}  // namespace
}  // namespace engram::ui
