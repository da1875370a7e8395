import Foundation
import Testing

@testable import Experiments

/// What the reference and editors are told of the language.
@Suite struct TermTableTests {
  private func settings(_ key: String) -> [String: Setting] {
    let term = Terms.tables.flatMap(\.terms).first { $0.key == key }
    return Dictionary(
      (term?.settings ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func settingsAreWhatReadersAskFor() {
    let dense = settings("dense")
    #expect(Set(dense.keys) == ["units", "activation", "init", "bias", "repeat", "shared"])
    #expect(dense["units"]?.isMain == true && dense["units"]?.isRequired == true)
    #expect(dense["units"]?.expectation?.shape == .integer(1...65_536))
    #expect(dense["activation"]?.expectation?.shape == .term(kind: "an activation"))
    #expect(dense["repeat"]?.isRequired == false)
    #expect(settings("residual")["branch"]?.expectation?.shape == .list(of: .term(kind: "a layer")))
    #expect(settings("relu").isEmpty)
  }

  @Test func everySettingSaysWhatItTakes() {
    for table in Terms.tables {
      for term in table.terms {
        for setting in term.settings {
          #expect(setting.expectation != nil, "\(term.key): \(setting.key)")
        }
        #expect(term.summary.hasSuffix(".") && !term.example.isEmpty, "\(term.key)")
      }
    }
  }

  @Test func everyKeyOfAnExperimentIsExplained() {
    let known = ["based-on"] + ExperimentReader.settings.map(\.key)
    #expect(known == ExperimentReader.keys)
  }

  /// Each example stands for itself in an experiment that has what it needs.
  @Test(arguments: Terms.experimentKeys.filter { !["based-on", "loss"].contains($0.name) })
  func examplesOfKeysAreRight(key: ExperimentKey) throws {
    var lines = [
      "data": "data: {spirals: {samples: 512}}",
      "model": "model: [{dense: 4, activation: sigmoid, repeat: 2}, {dense: 1}]",
      "loss": "loss: binary-cross-entropy", "record": "record: loss",
    ]
    lines[key.name] = key.example
    _ = try PlannedExperimentTests.plan(lines.values.sorted().joined(separator: "\n"))
  }

  @Test func theSchemaIsJSONAndKnowsEveryWord() throws {
    let text = JSONSchema.experiment.indentedText
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    #expect(definitions.count == Terms.tables.count)
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(ExperimentReader.keys))
    for key in Terms.tables.flatMap({ $0.terms.map(\.key) }) {
      #expect(text.contains("\"\(key)\""))
    }
    // A key may be taken back, and a bias left out.
    let steps = try #require((properties["steps"] as? [String: Any])?["anyOf"] as? [[String: Any]])
    #expect(steps.contains { $0["type"] as? String == "null" })
    let dense = try #require(
      JSONSchema.experiment.text.components(separatedBy: "\"required\":[\"dense\"]").last)
    let bias = try #require(dense.components(separatedBy: "\"bias\":").dropFirst().first)
    #expect(bias.hasPrefix("{\"anyOf\":[{\"type\":\"boolean\"}"))
    // Every reference leads somewhere.
    for part in text.components(separatedBy: "#/$defs/").dropFirst() {
      #expect(definitions[String(part.prefix { $0 != "\"" })] != nil)
    }
  }

  @Test func examplesOfFunctionsAreRight() throws {
    let schema = ResultSchema([
      ResultSchema.Experiment(
        "deep-sigmoid",
        metrics: [
          ResultSchema.Metric(
            "loss",
            axes: [
              Measurement.Axis("seed", [.number(1), .number(2)]),
              Measurement.Axis("step", [.number(0), .number(10)]),
            ])
        ])
    ])
    for function in ExpressionFunction.all {
      var example = function.example
      // A value has no axis but the seed left, and is a number.
      if !example.contains("step") { example = example.replacing("loss", with: "loss[step=last]") }
      let position = SourcePosition(file: "a.md", line: 1, column: 1)
      let isTruth = ["all", "any", "finite", "isnan"].contains(function.name)
      if isTruth {
        try Claim.parse(DirectiveSource(text: example, at: position)).check(against: schema)
      } else {
        try ValueExpression.parse(example, at: position).check(against: schema)
      }
    }
  }

  @Test func jsonIsEscaped() {
    let json = JSON.object(["a\"b": .array([.number(1), .number(0.5), .null, .string("\n\u{1}")])])
    #expect(JSON.string("a\u{202E}\u{9B}b").text == "\"a\\u202e\\u009bb\"")
    #expect(json.text == "{\"a\\\"b\":[1,0.5,null,\"\\n\\u0001\"]}")
    #expect(JSON.object(["a": .bool(true)]).indentedText == "{\n  \"a\": true\n}")
    #expect(JSON.number(.nan).text == "\"NaN\"")
  }
}
