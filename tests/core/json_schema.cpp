#include "tests/core/json_schema.h"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <stdexcept>

namespace engram::test {
namespace {

using Errors = std::vector<std::string>;

[[noreturn]] void not_understood(const std::string& what) { throw std::invalid_argument("schema: " + what); }

const Json& referred(const Json& root, const std::string& reference) {
  const std::string prefix = "#/$defs/";
  if (!reference.starts_with(prefix) || !root.contains("$defs") ||
      !root["$defs"].contains(reference.substr(prefix.size())))
    not_understood("$ref " + reference);
  return root["$defs"][reference.substr(prefix.size())];
}

/// Walks through every part of a schema once and throws at what the validator would not understand.
void require_understood(const Json& schema, const Json& root) {
  if (schema.is_boolean()) return;
  if (!schema.is_object()) not_understood("found " + schema.dump());
  static const std::set<std::string> known{"$schema",
                                           "$defs",
                                           "$comment",
                                           "$ref",
                                           "title",
                                           "description",
                                           "default",
                                           "examples",
                                           "type",
                                           "enum",
                                           "const",
                                           "minimum",
                                           "maximum",
                                           "exclusiveMinimum",
                                           "exclusiveMaximum",
                                           "required",
                                           "properties",
                                           "additionalProperties",
                                           "items",
                                           "minItems",
                                           "maxItems",
                                           "uniqueItems",
                                           "pattern",
                                           "allOf",
                                           "oneOf",
                                           "not",
                                           "if",
                                           "then"};
  static const std::set<std::string> types{"object", "array", "string", "integer", "number", "boolean", "null"};
  for (const auto& [keyword, value] : schema.items()) {
    if (!known.contains(keyword)) not_understood("keyword " + keyword);
    if (keyword == "type")
      for (const Json& type : value.is_array() ? value : Json::array({value}))
        if (!types.contains(type.get<std::string>())) not_understood("type " + type.dump());
    if (keyword == "additionalProperties" && value != false) not_understood("additionalProperties " + value.dump());
    if (keyword == "then" && !schema.contains("if")) not_understood("then without if");
    if (keyword == "$ref") static_cast<void>(referred(root, value.get<std::string>()));
    if (keyword == "pattern") static_cast<void>(std::regex(value.get<std::string>()));
    if (keyword == "$defs" || keyword == "properties")
      for (const auto& [key, part] : value.items()) require_understood(part, root);
    if (keyword == "allOf" || keyword == "oneOf")
      for (const Json& part : value) require_understood(part, root);
    if (keyword == "items" || keyword == "not" || keyword == "if" || keyword == "then") require_understood(value, root);
  }
}

class Validation {
 public:
  Validation(const Json& root, Errors& errors) : root_(root), errors_(errors) {}

  void validate(const Json& schema, const Json& value, const std::string& path) {
    if (schema.is_boolean()) {
      if (schema == false) add(path, "is not allowed here");
      return;
    }
    if (schema.contains("$ref")) validate(referred(root_, schema["$ref"]), value, path);
    if (schema.contains("type") && !has_type(schema["type"], value))
      return add(path, "is not of type " + schema["type"].dump());
    if (schema.contains("const") && value != schema["const"]) add(path, "is not " + schema["const"].dump());
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      add(path, "is not one of " + schema["enum"].dump());
    if (value.is_number()) number(schema, value, path);
    if (value.is_string()) text(schema, value, path);
    if (value.is_object()) object(schema, value, path);
    if (value.is_array()) array(schema, value, path);
    combinations(schema, value, path);
  }

 private:
  void add(const std::string& path, const std::string& message) { errors_.push_back(path + ": " + message); }

  [[nodiscard]] bool passes(const Json& schema, const Json& value) const {
    Errors errors;
    Validation(root_, errors).validate(schema, value, "");
    return errors.empty();
  }

  static bool has_type(const Json& type, const Json& value) {
    if (type.is_array())
      return std::any_of(type.begin(), type.end(), [&](const Json& each) { return has_type(each, value); });
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "number") return value.is_number();
    return value.is_number_integer() ||
           (value.is_number_float() && value.get<double>() == std::floor(value.get<double>()));
  }

  void number(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("minimum") && value < schema["minimum"]) add(path, "is below " + schema["minimum"].dump());
    if (schema.contains("maximum") && value > schema["maximum"]) add(path, "is above " + schema["maximum"].dump());
    if (schema.contains("exclusiveMinimum") && value <= schema["exclusiveMinimum"])
      add(path, "is not above " + schema["exclusiveMinimum"].dump());
    if (schema.contains("exclusiveMaximum") && value >= schema["exclusiveMaximum"])
      add(path, "is not below " + schema["exclusiveMaximum"].dump());
  }

  void text(const Json& schema, const Json& value, const std::string& path) {
    if (!schema.contains("pattern")) return;
    const std::regex pattern(schema["pattern"].get<std::string>());
    if (!std::regex_search(value.get<std::string>(), pattern)) add(path, "does not match " + schema["pattern"].dump());
  }

  void object(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("required"))
      for (const Json& key : schema["required"])
        if (!value.contains(key.get<std::string>())) add(path, "has no " + key.dump());
    for (const auto& [key, each] : value.items()) {
      const bool named = schema.contains("properties") && schema["properties"].contains(key);
      if (named) validate(schema["properties"][key], each, child_path(path, key));
      else if (schema.contains("additionalProperties")) add(child_path(path, key), "is not known");
    }
  }

  void array(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("minItems") && value.size() < schema["minItems"]) add(path, "has too few items");
    if (schema.contains("maxItems") && value.size() > schema["maxItems"]) add(path, "has too many items");
    if (schema.value("uniqueItems", false))
      for (auto item = value.begin(); item != value.end(); ++item)
        if (std::find(value.begin(), item, *item) != item) add(path, "has an item twice");
    if (schema.contains("items"))
      for (std::size_t i = 0; i < value.size(); ++i)
        validate(schema["items"], value[i], path + "[" + std::to_string(i) + "]");
  }

  void combinations(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("allOf"))
      for (const Json& each : schema["allOf"]) validate(each, value, path);
    if (schema.contains("oneOf")) {
      const auto passing = std::count_if(schema["oneOf"].begin(), schema["oneOf"].end(),
                                         [&](const Json& each) { return passes(each, value); });
      if (passing != 1) add(path, "fits " + std::to_string(passing) + " of the parts of oneOf");
    }
    if (schema.contains("not") && passes(schema["not"], value)) add(path, "fits what it must not");
    if (schema.contains("if") && schema.contains("then") && passes(schema["if"], value))
      validate(schema["then"], value, path);
  }

  const Json& root_;
  Errors& errors_;
};

}  // namespace

JsonSchema::JsonSchema(Json schema) : schema_(std::move(schema)) { require_understood(schema_, schema_); }

std::vector<std::string> JsonSchema::errors(const Json& document) const {
  Errors errors;
  Validation(schema_, errors).validate(schema_, document, "");
  return errors;
}

const Json* JsonSchema::find(const std::vector<std::string>& way) const {
  const Json* at = &schema_;
  for (const std::string& key : way) {
    if (!at->is_object() || !at->contains(key)) return nullptr;
    at = &at->at(key);
    while (at->is_object() && at->contains("$ref")) at = &referred(schema_, at->at("$ref"));
  }
  return at;
}

}  // namespace engram::test
