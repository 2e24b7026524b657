#include "ui/understand/formula_writer.h"

#include "ui/understand/symbol_text.h"

namespace engram::ui {

using math::letter;
using math::row;
using math::scripts;
using math::text;

Math FormulaWriter::number(const QString& text, const std::string& key) {
  const bool negative = text.startsWith(QStringLiteral("−"));
  Math m = math::text(negative ? '(' + text + ')' : text, key);
  m.number = true;
  return m;
}

Math FormulaWriter::parameter(const std::string& path, Math symbol) const {
  if (numbers_) return number(symbolText(path, p_).value, path);
  symbol.key = path;
  return symbol;
}

Math FormulaWriter::inhibitory() const {
  return parameter("network.inhibitory", scripts(letter("N"), letter("I"), row({})));
}

Math FormulaWriter::scale() const { return parameter("c", letter("c")); }

Math FormulaWriter::strength() const { return parameter("stimulus.strength", letter("J")); }

Math FormulaWriter::stimulated() const { return parameter("stimulus.pattern", letter("ν")); }

Math FormulaWriter::secondThreshold() const {
  const bool own = p_.network.second_inhibitory.threshold.has_value();
  const std::string path = "network.second_inhibitory.threshold";
  return parameter(path, own ? scripts(letter("θ"), letter("J"), row({})) : letter("a"));
}

Math FormulaWriter::time(const QString& text, const std::string& key) {
  return row({math::text("("), letter(text, key), math::text(")")});
}

Math FormulaWriter::sigma(const char* index, const char* when, const std::string& key) const {
  const Math spike = scripts(letter("σ"), letter(index), row({}), key);
  return asynchronous() || QString(when).isEmpty() ? spike : row({spike, time(when)});
}

Math FormulaWriter::sigmaInhibitory(const char* index, const Math& when) const {
  return row({scripts(letter("σ"), letter(index), letter("I"), "sigma_inhibitory"), when});
}

Math FormulaWriter::sigmaSecond(const char* index, const Math& when) const {
  return row({scripts(letter("σ"), letter(index), letter("J"), "sigma_inhibitory_2"), when});
}

Math FormulaWriter::xi(const char* index, const Math& memory) const {
  return scripts(letter("ξ"), letter(index), memory, "xi");
}

Math FormulaWriter::memberships() const { return scripts(letter("n"), letter("i"), row({}), "memberships"); }

Math FormulaWriter::wires(bool second) const {
  const Math set = scripts(letter("S"), letter("k"), second ? letter("J") : row({}), second ? "wires_2" : "wires");
  const bool redrawn = p_.network.wiring == WiringKind::redrawn && !asynchronous();
  return redrawn ? row({set, time("t", "network.wiring")}) : set;
}

Math FormulaWriter::field() const { return scripts(letter("h"), letter("i"), row({}), "field"); }

Math FormulaWriter::inhibitoryField(bool second) const {
  return scripts(letter("h"), letter("k"), letter(second ? "J" : "I"), second ? "field_2" : "field_inhibitory");
}

Math FormulaWriter::acting() const {
  if (asynchronous()) return row({});
  if (sequential()) return time("t+1", "dynamics.update");
  const std::int64_t d = p_.dynamics.inhibition_delay;
  const std::string key = "dynamics.inhibition_delay";
  if (d <= 1) return time(d == 1 ? "t" : "t+1", key);
  if (!numbers_) return time(QStringLiteral("t+1−d"), key);
  Math when = letter(QStringLiteral("t−") + QString::number(d - 1), key);
  when.number = true;
  return row({text("("), when, text(")")});
}

Math FormulaWriter::product(const std::vector<Math>& factors) const {
  std::vector<Math> parts;
  for (const Math& factor : factors) {
    if (!parts.empty()) parts.push_back(numbers_ ? math::op(QStringLiteral("·")) : text(QStringLiteral("\u2009")));
    parts.push_back(factor);
  }
  return row(std::move(parts));
}

Math FormulaWriter::phrase(const QString& words, const std::string& key) {
  std::vector<Math> parts;
  for (const QString& word : words.split(' ')) {
    if (!parts.empty()) parts.push_back({.kind = Math::Kind::space});
    parts.push_back(text(word, key));
  }
  return row(std::move(parts));
}

}  // namespace engram::ui
