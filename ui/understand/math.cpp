#include "ui/understand/math.h"

#include <algorithm>

namespace engram::ui {
namespace {

using Kind = Math::Kind;

QString inBrackets(const Math& m) {
  const bool compound = m.kind == Kind::row && m.parts.size() > 1;
  return compound ? '(' + plainText(m) + ')' : plainText(m);
}

bool isLeaf(const Math& m) { return m.kind == Kind::text || m.kind == Kind::letter; }

/// All leaves, in the order of reading.
void collect(Math& m, std::vector<Math*>& leaves) {
  if (isLeaf(m) && !m.text.isEmpty()) leaves.push_back(&m);
  for (Math& part : m.parts) collect(part, leaves);
}

}  // namespace

namespace math {

Math text(const QString& text, const std::string& key) { return {.kind = Kind::text, .text = text, .key = key}; }

Math letter(const QString& text, const std::string& key) { return {.kind = Kind::letter, .text = text, .key = key}; }

Math row(std::vector<Math> parts) { return {.kind = Kind::row, .parts = std::move(parts)}; }

Math scripts(Math base, Math below, Math above, const std::string& key) {
  return {.kind = Kind::scripts, .key = key, .parts = {std::move(base), std::move(below), std::move(above)}};
}

Math fraction(Math above, Math below) {
  return {.kind = Kind::fraction, .parts = {std::move(above), std::move(below)}};
}

Math sum(Math below, Math above) { return {.kind = Kind::sum, .parts = {std::move(below), std::move(above)}}; }

Math op(const QString& text) { return row({{.kind = Kind::space}, math::text(text), math::text(QStringLiteral(" "))}); }

}  // namespace math

QString plainText(const Math& m) {
  const auto part = [&](std::size_t n) { return inBrackets(m.parts[n]); };
  const auto with = [](const QString& mark, const QString& text) { return text.isEmpty() ? text : mark + text; };
  QString all;
  switch (m.kind) {
    case Kind::text:
    case Kind::letter:
      return m.text;
    case Kind::space:
      return QStringLiteral(" ");
    case Kind::row:
      for (const Math& each : m.parts) all += plainText(each);
      return all;
    case Kind::scripts:
      return plainText(m.parts[0]) + with("_", part(1)) + with("^", part(2));
    case Kind::fraction:
      return part(0) + '/' + part(1);
    case Kind::sum:
      return QStringLiteral(" Σ") + with("_", part(0)) + with("^", part(1)) + ' ';
  }
  return {};
}

void markDifferences(Math& a, Math& b) {
  std::vector<Math*> in_a, in_b;
  collect(a, in_a);
  collect(b, in_b);
  const std::size_t n = in_a.size(), m = in_b.size();
  const auto same = [&](std::size_t i, std::size_t j) {
    return in_a[i]->text == in_b[j]->text && in_a[i]->kind == in_b[j]->kind;
  };
  // The longest common part of the ends from i and j on.
  std::vector<std::vector<int>> common(n + 1, std::vector<int>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && same(i, j)) {
      ++i;
      ++j;
    } else if (j == m || (i < n && common[i + 1][j] >= common[i][j + 1])) {
      in_a[i++]->differs = true;
    } else {
      in_b[j++]->differs = true;
    }
  }
}

}  // namespace engram::ui
