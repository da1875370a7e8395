@testable import Experiments

/// A body that starts at line 10, column 1 of `chapters/x.md`.
func body(_ text: String, column: Int = 1) -> DirectiveSource {
  DirectiveSource(text: text, file: "chapters/x.md", line: 10, column: column)
}

/// Errors in short: `10:7+3 message | suggestion`.
func short(_ diagnostics: Diagnostics) -> [String] {
  diagnostics.all.map { diagnostic in
    let suggestion = diagnostic.suggestion.map { " | \($0)" } ?? ""
    let place = "\(diagnostic.position.line):\(diagnostic.position.column)+\(diagnostic.length)"
    return "\(place) \(diagnostic.message)\(suggestion)"
  }
}

func notes(_ diagnostics: Diagnostics) -> [String] { diagnostics.all.flatMap(\.notes) }

/// The errors of parsing a body, none if it is fine.
func parseErrors(_ text: String) -> Diagnostics {
  do throws(Diagnostics) {
    _ = try YAMLReader.parse(body(text))
    return Diagnostics()
  } catch {
    return error
  }
}

/// The errors of decoding a body, those of parsing included.
func decodeErrors<Value>(_ text: String, _ read: (ValueReader) -> Value) -> Diagnostics {
  do throws(Diagnostics) {
    _ = try YAMLReader.parse(body(text)).decode(read)
    return Diagnostics()
  } catch {
    return error
  }
}

func decode<Value>(_ text: String, _ read: (ValueReader) -> Value) throws -> Value {
  try YAMLReader.parse(body(text)).decode(read)
}
