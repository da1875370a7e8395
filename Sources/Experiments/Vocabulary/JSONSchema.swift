/// The language of experiments as a JSON Schema, by which editors complete and check directives.
public enum JSONSchema {
  public static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// The schema of an experiment's body.
  public static var experiment: JSON {
    var keys: [JSON.Member] = ExperimentReader.settings.map { setting in
      let key = Terms.experimentKeys.first { $0.name == setting.key }
      return .init(name: setting.key, value: property(setting, summary: key?.summary))
    }
    // What an experiment is based on may say all of it.
    keys.insert(.init(name: "based-on", value: .object(["type": .string("string")])), at: 0)
    return .object([
      "$schema": .string(dialect), "title": .string("An experiment of the gradient tutor"),
      "type": .string("object"), "properties": .object(keys),
      "anyOf": .array([
        .object(["required": .array([.string("based-on")])]),
        .object([
          "required": .array(
            Terms.experimentKeys.filter(\.isRequired).map { JSON.string($0.name) })
        ]),
      ]),
      "$defs": .object(
        Terms.tables.map { .init(name: definition($0.kind), value: schema(of: $0)) }),
    ])
  }

  /// The name of a vocabulary's definition: `activation` for "an activation".
  private static func definition(_ kind: String) -> String {
    kind.split(separator: " ").drop { $0 == "a" || $0 == "an" }.joined(separator: "-")
  }

  /// Any of the words, alone or as the first key of a mapping with its settings.
  private static func schema(of table: TermTable) -> JSON {
    let words = JSON.object(["enum": .array(table.terms.map { .string($0.key) })])
    return .object(["anyOf": .array([words] + table.terms.map(schema))])
  }

  private static func schema(of term: TermTable.Term) -> JSON {
    let settings = term.settings.map {
      JSON.Member(name: $0.key, value: property($0, summary: nil))
    }
    let inside = JSON.object([
      "type": .string("object"), "properties": .object(settings),
      "additionalProperties": .bool(false),
    ])
    let main = term.settings.first(where: \.isMain).map { property($0, summary: nil) }
    let value = main.map { JSON.object(["anyOf": .array([$0, inside])]) } ?? inside
    return .object([
      "type": .string("object"), "description": .string(term.summary),
      "required": .array([.string(term.key)]),
      "properties": .object(
        [.init(name: term.key, value: value)] + settings.filter { $0.name != term.key }),
      "additionalProperties": .bool(false), "examples": .array([.string(term.example)]),
    ])
  }

  private static func property(_ setting: Setting, summary: String?) -> JSON {
    guard case .object(var members) = schema(of: setting.expectation?.shape ?? .other) else {
      return .object([])
    }
    if let text = summary ?? setting.expectation?.text {
      members.append(.init(name: "description", value: .string(text)))
    }
    return .object(members)
  }

  private static func schema(of shape: Expectation.Shape) -> JSON {
    switch shape {
    case .integer(let range):
      var members: [JSON.Member] = [.init(name: "type", value: .string("integer"))]
      if range.lowerBound != .min {
        members.append(.init(name: "minimum", value: .number(Double(range.lowerBound))))
      }
      if range.upperBound != .max {
        members.append(.init(name: "maximum", value: .number(Double(range.upperBound))))
      }
      return .object(members)
    case .number(let bounds):
      var members: [JSON.Member] = []
      if bounds.lower.isFinite {
        members.append(
          .init(
            name: bounds.excludesLower ? "exclusiveMinimum" : "minimum",
            value: .number(bounds.lower)))
      }
      if bounds.upper.isFinite {
        members.append(
          .init(
            name: bounds.excludesUpper ? "exclusiveMaximum" : "maximum",
            value: .number(bounds.upper)))
      }
      // Where a number is expected a schedule or another word may stand as well.
      return .object(members)
    case .flag: return .object(["type": .string("boolean")])
    case .text: return .object(["type": .array([.string("string"), .string("number")])])
    case .choice(let words): return .object(["enum": .array(words.map { .string($0) })])
    case .term(let kind): return .object(["$ref": .string("#/$defs/\(definition(kind))")])
    case .list(let item): return .object(["type": .string("array"), "items": schema(of: item)])
    case .oneOrMore(let item):
      let list = schema(of: .list(of: item))
      return .object([
        "anyOf": .array([schema(of: item), list, .object(["type": .string("object")])])
      ])
    case .mapping:
      return .object(["type": .array([.string("object"), .string("array"), .string("string")])])
    case .other: return .object([])
    }
  }
}
