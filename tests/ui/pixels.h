// Looking things up in the pixels of a picture.
#pragma once

#include <QColor>
#include <QImage>
#include <cstdlib>

namespace engram::ui {

/// How far apart two colours are: 0 to 765.
inline int distance(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

/// Pixels of roughly this colour in a part of the picture.
inline int count(const QImage& image, const QRect& part, const QColor& color) {
  int found = 0;
  for (int y = part.top(); y <= part.bottom(); ++y)
    for (int x = part.left(); x <= part.right(); ++x) found += distance(image.pixelColor(x, y), color) < 60 ? 1 : 0;
  return found;
}

}  // namespace engram::ui
