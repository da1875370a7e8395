import Yams

/// Says in an author's words what the YAML parser stumbled over.
struct YAMLErrorTranslation {
  let body: YAMLBody

  func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return translate(problem, at: mark, context: context)
    case .reader(_, let offset, _, _):
      return Diagnostic(
        at: body.source.position(at: min(offset ?? 0, body.source.text.count)),
        "a control character is not allowed here")
    default:
      return Diagnostic(at: body.source.position(at: 0), "this is not valid YAML")
    }
  }

  private func translate(
    _ problem: String, at mark: Mark, context: YamlError.Context?
  ) -> Diagnostic {
    if let character = body.character(at: mark), character == "\t" {
      return error(mark, "a tab stands where YAML wants spaces", note: "indent with spaces")
    }
    if let special = specialCharacter(problem, at: mark, context: context) { return special }
    if let open = unclosed(problem, at: mark, context: context) { return open }
    return indentation(problem, at: mark, context: context)
      ?? error(mark, "this is not valid YAML: \(problem)")
  }

  /// Texts that begin with, or contain, a character that has a meaning in YAML.
  private func specialCharacter(
    _ problem: String, at mark: Mark, context: YamlError.Context?
  ) -> Diagnostic? {
    let quote = "put the whole text in 'single quotes'"
    switch problem {
    case "mapping values are not allowed in this context":
      return error(
        mark, "a colon followed by a space is not allowed inside this text",
        note: "\(quote), or check the indentation of this line")
    case "found character that cannot start any token":
      let character = body.character(at: mark).map(String.init) ?? ""
      return error(mark, "a text cannot start with '\(character)' without quotes", note: quote)
    case "found undefined alias":
      return error(
        mark, "aliases ('*name') are not part of the directive language",
        note: "if it is a text that starts with '*', \(quote)")
    case "did not find expected alphabetic or numeric character":
      let character = context.flatMap { body.character(at: $0.mark) }.map(String.init) ?? "*"
      return error(
        context?.mark ?? mark, "a text cannot start with '\(character)' without quotes",
        note: quote)
    case "found unknown escape character", "found invalid Unicode character escape code",
      "did not find expected hexdecimal number":
      return error(
        mark, "a backslash in \"double quotes\" starts an escape, and this is none",
        note: "'single quotes' leave backslashes alone, as formulas need it")
    case "but found another document":
      return error(mark, "a directive is one YAML document: '---' has no place in it")
    default:
      return nil
    }
  }

  /// Brackets and quotes that are never closed, and items that lack a comma.
  private func unclosed(
    _ problem: String, at mark: Mark, context: YamlError.Context?
  ) -> Diagnostic? {
    guard let context else { return nil }
    switch problem {
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      let close = problem.contains("}") ? "}" : "]"
      let bracket = body.character(at: context.mark).map(String.init) ?? ""
      if context.mark.line == mark.line, body.character(at: mark) != nil {
        return error(
          mark, "expected ',' or '\(close)' here",
          note: "the '\(bracket)' stands at \(body.position(of: context.mark))")
      }
      return error(
        context.mark, "this '\(bracket)' is never closed",
        note: "'\(close)' is missing before \(body.position(of: mark))")
    case "found unexpected end of stream", "found unexpected document indicator":
      return error(context.mark, "this quote is never closed")
    case "did not find expected node content":
      return error(mark, "a value is missing here")
    default:
      return nil
    }
  }

  private func indentation(
    _ problem: String, at mark: Mark, context: YamlError.Context?
  ) -> Diagnostic? {
    switch problem {
    case "could not find expected ':'":
      let start = context?.mark ?? mark
      let word = String(body.rest(at: start))
      if let colon = word.firstIndex(of: ":"), word.index(after: colon) < word.endIndex {
        return error(start, "a space is missing after the colon in '\(shortened(word))'")
      }
      if let plain = word.halfWidth {
        var found = error(start, "'\(shortened(word))' is written with signs of full width")
        found.suggestion = plain
        return found
      }
      return error(start, "expected 'key: value', found '\(shortened(word))'")
    case "did not find expected key":
      return error(
        mark, "expected a key here",
        note: "keys of one mapping start in the same column; \(startNote(context))")
    case "did not find expected '-' indicator":
      return error(
        mark, "expected another '- ' item here",
        note: "items of one list start in the same column; \(startNote(context))")
    case "block sequence entries are not allowed in this context":
      return error(mark, "a '- ' item is not allowed here", note: "start the list on a new line")
    case "Maximum nesting level reached, set with yaml_set_max_nest_level())":
      return error(
        mark, "lists and mappings may be nested \(YAMLReader.deepestNesting) deep")
    default:
      return nil
    }
  }

  private func startNote(_ context: YamlError.Context?) -> String {
    guard let context else { return "check the indentation" }
    return "this one starts at \(body.position(of: context.mark))"
  }

  private func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }

  private func error(_ mark: Mark, _ message: String, note: String? = nil) -> Diagnostic {
    Diagnostic(at: body.position(of: mark), message, notes: note.map { [$0] } ?? [])
  }
}
