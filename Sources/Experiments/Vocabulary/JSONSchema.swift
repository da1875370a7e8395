/// The language of directives as JSON Schemas, by which editors complete and check them.
public enum JSONSchema {
  public static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// The schema of an experiment's body.
  public static var experiment: JSON {
    var keys: [JSON.Member] = ExperimentReader.settings.map { setting in
      let key = Terms.experimentKeys.first { $0.name == setting.key }
      // Nothing behind a key takes back what the experiment is based on says there.
      return .init(
        name: setting.key,
        value: .object([
          "anyOf": .array([
            property(setting, summary: key?.summary), .object(["type": .string("null")]),
          ])
        ]))
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

  /// The schema of a directive that says what to draw in one of the words of a table, beside keys of its own.
  public static func directive(
    _ title: String, keys: [(name: String, summary: String, isRequired: Bool)], kinds: TermTable
  ) -> JSON {
    let own = keys.map { key in
      JSON.Member(name: key.name, value: .object(["description": .string(key.summary)]))
    }
    let drawings = kinds.terms.map { term in
      JSON.Member(name: term.key, value: value(of: term))
    }
    return .object([
      "$schema": .string(dialect), "title": .string(title), "type": .string("object"),
      "properties": .object(own + drawings), "additionalProperties": .bool(false),
      "required": .array(keys.filter(\.isRequired).map { .string($0.name) }),
      "oneOf": .array(
        kinds.terms.map { .object(["required": .array([.string($0.key)])]) }),
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
    let beside = settings(of: term).filter { $0.name != term.key }
    return .object([
      "type": .string("object"), "description": .string(term.summary),
      "required": .array([.string(term.key)]),
      "properties": .object([.init(name: term.key, value: value(of: term))] + beside),
      "additionalProperties": .bool(false), "examples": .array([.string(term.example)]),
    ])
  }

  /// What stands behind a word: its settings, or the main one of them alone.
  private static func value(of term: TermTable.Term) -> JSON {
    let inside = JSON.object([
      "type": .string("object"), "properties": .object(settings(of: term)),
      "additionalProperties": .bool(false),
    ])
    let main = term.settings.first(where: \.isMain).map { property($0, summary: nil) }
    return .object([
      "description": .string(term.summary), "examples": .array([.string(term.example)]),
      "anyOf": .array([main, inside].compactMap(\.self)),
    ])
  }

  private static func settings(of term: TermTable.Term) -> [JSON.Member] {
    term.settings.map { JSON.Member(name: $0.key, value: property($0, summary: nil)) }
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
    case .either(let shapes): return .object(["anyOf": .array(shapes.map(schema))])
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
