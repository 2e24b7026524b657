// The JSON Schema of scenario files: our validator of it, its agreement with the parameter table and with the reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "core/model/parameter_table.h"
#include "tests/core/json_schema.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

const JsonSchema& scenario_schema() {
  static const JsonSchema schema(read_json("resources/schema/engram.schema.json"));
  return schema;
}

bool accepts(const char* schema, const char* document) {
  return JsonSchema(Json::parse(schema)).accepts(Json::parse(document));
}

// ---- the validator

TEST(JsonSchema, RefusesKeywordsItDoesNotKnow) {
  for (const char* schema :
       {R"({"maxLength": 3})", R"({"properties": {"a": {"format": "date"}}})", R"({"items": {"allof": []}})",
        R"({"$defs": {"a": {"multipleOf": 2}}})", R"({"if": {"contains": {}}, "then": {}})", R"({"then": {}})",
        R"({"type": "int"})", R"({"additionalProperties": {"type": "string"}})", R"({"$ref": "#/$defs/a"})",
        R"({"$ref": "other.json"})", R"({"not": {"dependentRequired": {}}})", R"({"oneOf": [{"prefixItems": []}]})"})
    EXPECT_THROW(JsonSchema(Json::parse(schema)), std::invalid_argument) << schema;
}

TEST(JsonSchema, Types) {
  const std::vector<std::pair<std::string, std::string>> examples{
      {"object", "{}"}, {"array", "[]"}, {"string", "\"1\""}, {"boolean", "true"}, {"null", "null"}, {"number", "0.5"}};
  for (const auto& [type, unused] : examples)
    for (const auto& [other, value] : examples)
      EXPECT_EQ(accepts(("{\"type\": \"" + type + "\"}").c_str(), value.c_str()), type == other)
          << type << ' ' << value;
  EXPECT_TRUE(accepts(R"({"type": "integer"})", "3"));
  EXPECT_TRUE(accepts(R"({"type": "integer"})", "3.0"));  // so says the specification
  EXPECT_FALSE(accepts(R"({"type": "integer"})", "3.5"));
  EXPECT_TRUE(accepts(R"({"type": "number"})", "3"));
  EXPECT_TRUE(accepts(R"({"type": ["object", "null"]})", "null"));
  EXPECT_FALSE(accepts(R"({"type": ["object", "null"]})", "[]"));
}

TEST(JsonSchema, Numbers) {
  EXPECT_TRUE(accepts(R"({"minimum": 1, "maximum": 3})", "1"));
  EXPECT_TRUE(accepts(R"({"minimum": 1, "maximum": 3})", "3"));
  EXPECT_FALSE(accepts(R"({"minimum": 1})", "0.9"));
  EXPECT_FALSE(accepts(R"({"maximum": 3})", "3.1"));
  EXPECT_FALSE(accepts(R"({"exclusiveMinimum": 0})", "0"));
  EXPECT_TRUE(accepts(R"({"exclusiveMinimum": 0})", "1e-300"));
  EXPECT_FALSE(accepts(R"({"exclusiveMaximum": 1})", "1"));
  EXPECT_TRUE(accepts(R"({"maximum": 18446744073709551615})", "18446744073709551615"));
  EXPECT_TRUE(accepts(R"({"minimum": 5})", "\"text\""));
}

TEST(JsonSchema, Values) {
  EXPECT_TRUE(accepts(R"({"enum": ["a", "b"]})", "\"b\""));
  EXPECT_FALSE(accepts(R"({"enum": ["a", "b"]})", "\"c\""));
  EXPECT_TRUE(accepts(R"({"const": 1})", "1"));
  EXPECT_FALSE(accepts(R"({"const": 1})", "2"));
  EXPECT_TRUE(accepts(R"({"pattern": "^[01]+$"})", "\"0110\""));
  EXPECT_FALSE(accepts(R"({"pattern": "^[01]+$"})", "\"012\""));
  EXPECT_FALSE(accepts(R"({"pattern": "^[01]+$"})", "\"\""));
}

TEST(JsonSchema, ObjectsAndLists) {
  const char* object =
      R"({"required": ["a"], "properties": {"a": {"type": "null"}, "b": false}, "additionalProperties": false})";
  EXPECT_TRUE(accepts(object, R"({"a": null})"));
  EXPECT_FALSE(accepts(object, R"({})"));
  EXPECT_FALSE(accepts(object, R"({"a": 1})"));
  EXPECT_FALSE(accepts(object, R"({"a": null, "b": 1})"));
  EXPECT_FALSE(accepts(object, R"({"a": null, "c": 1})"));
  const char* list = R"({"items": {"type": "integer"}, "minItems": 1, "maxItems": 3, "uniqueItems": true})";
  EXPECT_TRUE(accepts(list, "[1, 2, 3]"));
  EXPECT_FALSE(accepts(list, "[]"));
  EXPECT_FALSE(accepts(list, "[1, 2, 3, 4]"));
  EXPECT_FALSE(accepts(list, "[1, \"2\"]"));
  EXPECT_FALSE(accepts(list, "[1, 2, 1]"));
}

TEST(JsonSchema, Combinations) {
  EXPECT_FALSE(accepts(R"({"allOf": [{"minimum": 1}, {"maximum": 3}]})", "4"));
  EXPECT_TRUE(accepts(R"({"allOf": [{"minimum": 1}, {"maximum": 3}]})", "2"));
  const char* one = R"({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]})";
  EXPECT_TRUE(accepts(one, R"({"a": 1})"));
  EXPECT_FALSE(accepts(one, R"({})"));
  EXPECT_FALSE(accepts(one, R"({"a": 1, "b": 1})"));
  EXPECT_FALSE(accepts(R"({"not": {"required": ["a"]}})", R"({"a": 1})"));
  EXPECT_TRUE(accepts(R"({"not": {"required": ["a"]}})", R"({"b": 1})"));
  const char* conditional = R"({"if": {"required": ["a"]}, "then": {"properties": {"b": {"const": 1}}}})";
  EXPECT_FALSE(accepts(conditional, R"({"a": 0, "b": 2})"));
  EXPECT_TRUE(accepts(conditional, R"({"a": 0, "b": 1})"));
  EXPECT_TRUE(accepts(conditional, R"({"b": 2})"));
  const char* reference =
      R"({"properties": {"a": {"$ref": "#/$defs/small", "description": "d"}}, "$defs": {"small": {"maximum": 3}}})";
  EXPECT_TRUE(accepts(reference, R"({"a": 3})"));
  EXPECT_FALSE(accepts(reference, R"({"a": 4})"));
}

TEST(JsonSchema, NamesThePlace) {
  const JsonSchema schema(
      Json::parse(R"({"properties": {"a": {"items": {"maximum": 3}}}, "additionalProperties": false})"));
  EXPECT_THAT(schema.errors(Json::parse(R"({"a": [1, 5], "b": 1})")),
              testing::ElementsAre("a[1]: is above 3", "b: is not known"));
}

// ---- the schema and the parameter table

std::vector<std::string> way_to(std::string_view path) {
  std::vector<std::string> way;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    way.insert(way.end(), {"properties", std::string(path.substr(begin, end - begin))});
    begin = end + 1;
  }
  return way;
}

Json json_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return Json::parse(to_text(value));
}

void expect_range(const ParameterInfo& row, const Json& schema) {
  const auto limit = [&](const char* closed, const char* open, double bound, bool is_open) {
    SCOPED_TRACE(closed);
    EXPECT_EQ(schema.contains(closed), std::isfinite(bound) && !is_open);
    EXPECT_EQ(schema.contains(open), std::isfinite(bound) && is_open);
    const char* there = is_open ? open : closed;
    if (std::isfinite(bound) && schema.contains(there)) {
      EXPECT_EQ(schema[there].get<double>(), bound);
    }
  };
  limit("minimum", "exclusiveMinimum", row.minimum, row.above_minimum);
  limit("maximum", "exclusiveMaximum", row.maximum, row.below_maximum);
}

TEST(ScenarioSchema, AgreesWithTheParameterTable) {
  for (const ParameterInfo& row : parameter_table()) {
    SCOPED_TRACE(row.path);
    const Json* schema = scenario_schema().find(way_to(row.path));
    ASSERT_NE(schema, nullptr);
    EXPECT_TRUE(schema->contains("description"));
    if (row.path != "noise_seed") {
      EXPECT_EQ(schema->value("default", Json("none")), json_of(row.get(Parameters{})));
    }
    if (row.kind == ValueKind::choice) {
      EXPECT_EQ(schema->at("enum"), Json(row.choices));
      continue;
    }
    std::string type = "integer";
    if (row.kind == ValueKind::flag) type = "boolean";
    if (row.kind == ValueKind::real) type = "number";
    EXPECT_EQ(schema->at("type"), row.nullable ? Json({type, "null"}) : Json(type));
    if (row.kind == ValueKind::seed) {
      EXPECT_EQ(schema->at("minimum"), 0);
      EXPECT_EQ(schema->at("maximum"), std::numeric_limits<std::uint64_t>::max());
    } else if (row.kind != ValueKind::flag) {
      expect_range(row, *schema);
    }
  }
}

TEST(ScenarioSchema, ReaderKnowsEveryGroupAndKey) {
  std::set<std::string> paths;
  for (const ParameterInfo& row : parameter_table()) paths.emplace(row.path);
  for (const char* group : {"network", "dynamics", "cue"})
    for (const auto& [key, schema] : scenario_schema().find(way_to(group))->at("properties").items()) {
      const std::string path = std::string(group) + "." + key;
      if (path == "network.second_inhibitory" || key.starts_with("pattern_") || key.starts_with("wiring_")) continue;
      EXPECT_TRUE(paths.contains(path)) << path;
    }
}

TEST(ScenarioSchema, OnlyLiveValuesOnTheTimelineAndInTheComparison) {
  std::set<std::string> live{"stimulus", "interventions", "network.second_inhibitory"};
  for (const ParameterInfo& row : parameter_table()) {
    SCOPED_TRACE(row.path);
    const Json* itself = scenario_schema().find(way_to(row.path));
    std::vector<std::string> in_comparison = way_to(row.path);
    in_comparison.insert(in_comparison.begin(), {"properties", "comparison"});
    if (row.live) live.emplace(row.path);
    EXPECT_EQ(scenario_schema().find(in_comparison), row.live ? itself : nullptr);
    EXPECT_EQ(scenario_schema().find(
                  {"properties", "timeline", "items", "properties", "set", "properties", std::string(row.path)}),
              row.live ? itself : nullptr);
  }
  std::set<std::string> settable;
  for (const auto& [path, schema] :
       scenario_schema().find({"properties", "timeline", "items", "properties", "set", "properties"})->items())
    settable.insert(path);
  EXPECT_EQ(settable, live);
}

// ---- the schema and files

TEST(ScenarioSchema, AcceptsShippedScenarios) {
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(ENGRAM_SOURCE_DIR "/resources/scenarios")) {
    if (file.path().extension() != ".engram") continue;
    ++files;
    const Json document = read_json("resources/scenarios/" + file.path().filename().string());
    EXPECT_THAT(scenario_schema().errors(document), testing::IsEmpty()) << file.path();
  }
  EXPECT_GE(files, 1);
}

TEST(ScenarioSchema, AcceptsEveryKindOfValue) {
  const Json document = Json::parse(R"({
    "engram": 1, "title": "t", "notes": "n",
    "network": {"excitatory": 4, "inhibitory": 2, "inputs_per_inhibitory": 2, "patterns": 2, "activity": 0.5,
                "pattern_kind": "exact", "wiring": "fixed", "feedback": "reciprocal", "inhibition": "population",
                "self_coupling": false, "second_inhibitory": {"enabled": true, "threshold": 0.2},
                "pattern_bits": ["1100", "0011"], "pattern_names": ["left", "right"],
                "wiring_indices": [[0, 1], [2, 3]], "wiring_indices_2": [[0, 2], [1, 3]]},
    "dynamics": {"update": "synchronous", "order": "typewriter", "beta": 4, "theta": 1.5, "inhibition_gain": 0,
                 "inhibition_delay": 3, "inhibitory_transfer": "tanh"},
    "initial_state": {"excitatory": "0101", "inhibitory": "10", "inhibitory_2": "01"},
    "stimulus": {"pattern": 1, "strength": -2.5, "centred": true},
    "interventions": [{"population": "E", "neurons": [0, 3], "state": "firing"},
                      {"population": "J", "fraction": 0.5, "state": "silent"}],
    "seed": 18446744073709551615, "noise_seed": 0, "steps": 0,
    "timeline": [{"step": 0, "set": {"stimulus": null}},
                 {"step": 3, "side": "B", "set": {"dynamics.theta": 1, "network.second_inhibitory.threshold": null}},
                 {"step": 3, "side": "A", "set": {"interventions": []}}],
    "comparison": {"dynamics": {"beta": 8}, "network": {"second_inhibitory": {"enabled": false}},
                   "stimulus": {"strength": 3}, "interventions": []}
  })");
  EXPECT_THAT(scenario_schema().errors(document), testing::IsEmpty());
  EXPECT_EQ(read_document(document, default_memory_limit()).problems, Problems{});
}

TEST(ScenarioSchema, RefusesWhatItCanKnow) {
  const Json expected = read_json("tests/core/refused/expected.json");
  for (const auto& [name, file] : expected.items()) {
    SCOPED_TRACE(name);
    std::ifstream in(ENGRAM_SOURCE_DIR "/tests/core/refused/" + name, std::ios::binary);
    const Json document = Json::parse(in, nullptr, false);
    if (file["schema"] == true) {
      ASSERT_FALSE(document.is_discarded());
      EXPECT_FALSE(scenario_schema().accepts(document));
    } else {
      EXPECT_GT(file["schema"].get<std::string>().size(), 10U);  // a reason
      if (!document.is_discarded()) {
        EXPECT_TRUE(scenario_schema().accepts(document));
      }
    }
  }
}

}  // namespace
}  // namespace engram::test
