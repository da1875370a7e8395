import CCMarkGFM
import Experiments

/// A call of a note: where it stands, and the name it calls.
struct NoteCall: Hashable, Sendable {
  var label: String
  var position: SourcePosition
  /// The characters of the whole call.
  var length: Int { label.count + "[^]".count }
}

/// The notes of a text while it is read: numbers go to them in the order of their first calls.
struct Notes {
  /// A note as the parser's tree has it.
  struct Definition {
    var node: CNode
    var label: String
    /// Nil for one that the author did not write.
    var position: SourcePosition?
  }

  /// In the parser's own order, in which its calls count from 1.
  private(set) var definitions: [Definition] = []
  /// By the name without regard to case.
  private var indices: [String: Int] = [:]
  private var numbers: [Int: Int] = [:]
  private var callCounts: [Int] = []
  /// The definitions that have a number, in the order of the numbers.
  private(set) var called: [Definition] = []
  private(set) var unknown: [NoteCall] = []

  mutating func add(_ definition: Definition) {
    indices[definition.label.lowercased()] = definitions.count
    definitions.append(definition)
  }

  /// The call of a definition by its name; nil where the author wrote no note of that name.
  mutating func call(_ call: NoteCall) -> FootnoteReference? {
    guard let index = indices[call.label.lowercased()], definitions[index].position != nil else {
      unknown.append(call)
      return nil
    }
    if numbers[index] == nil {
      called.append(definitions[index])
      callCounts.append(0)
      numbers[index] = called.count
    }
    let number = numbers[index, default: 1]
    callCounts[number - 1] += 1
    return FootnoteReference(number: number, occurrence: callCounts[number - 1])
  }

  func callCount(of number: Int) -> Int { callCounts[number - 1] }

  /// Calls without a note, and notes without a call.
  var diagnostics: [Diagnostic] {
    let written = definitions.filter { $0.position != nil }
    let uncalled = definitions.indices.filter { numbers[$0] == nil }.map { definitions[$0] }
    // Of very many no name is near on purpose.
    let mayBeNear = written.count * unknown.count < 10_000
    func nearest(_ label: String, among others: [String]) -> String? {
      mayBeNear ? SpellingSuggestion.nearest(label, among: others) : nil
    }
    let calls = unknown.map { call in
      Diagnostic(
        at: call.position, length: call.length, "there is no note '\(call.label)'",
        suggestion: nearest(call.label, among: written.map(\.label)),
        notes: ["A line '[^\(call.label)]: …' gives its text; \\[ is a bracket and nothing more."])
    }
    let notes = uncalled.compactMap { definition in
      definition.position.map { position in
        Diagnostic(
          at: position, length: definition.label.count + "[^]".count,
          "nothing calls the note '\(definition.label)'",
          suggestion: nearest(definition.label, among: unknown.map(\.label)))
      }
    }
    return calls + notes
  }
}
