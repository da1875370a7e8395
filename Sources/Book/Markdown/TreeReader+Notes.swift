import CCMarkGFM
import Experiments

extension TreeReader {
  /// Whether a node belongs to what was put behind the text.
  func isAppended(_ node: CNode) -> Bool {
    Int(cmark_node_get_start_line(node)) > source.lineCount
  }

  /// Whether what was put behind the text is read as what it is.
  func sees(_ appendix: NoteAppendix, in root: CNode) -> Bool {
    root.children.contains { isAppended($0) && cmark_node_get_type($0) == CMARK_NODE_PARAGRAPH }
  }

  /// The end of the code at the end of the text, if it has none.
  func openFence(in root: CNode) -> String? {
    let last = root.children.first { node in
      cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK
        && Int(cmark_node_get_end_line(node)) > source.lineCount
    }
    guard let last else { return nil }
    var (length, offset): (Int32, Int32) = (0, 0)
    var character: CChar = 0
    guard cmark_node_get_fenced(last, &length, &offset, &character) != 0 else { return nil }
    let byte = Character(Unicode.Scalar(UInt8(bitPattern: character)))
    return String(repeating: byte, count: Int(length))
  }

  /// Notes beside blocks that have become one stand beside that.
  mutating func moveNotes(to place: Int) {
    for number in notePlaces.keys where notePlaces[number, default: 0] > place {
      notePlaces[number] = place
    }
  }

  /// Finds the notes, which the parser puts behind all other blocks.
  mutating func findNotes(in root: CNode) {
    for node in root.children where cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION {
      let line = Int(cmark_node_get_start_line(node))
      guard !isAppended(node) else {
        let label = ReadingMarks.removed(from: appendix.label(inLine: line - source.lineCount))
        notes.add(Notes.Definition(node: node, label: label, position: nil))
        continue
      }
      let bytes = source.line(line)
      let end = bytes.index(
        bytes.startIndex, offsetBy: Int(cmark_node_get_start_column(node)) - 1,
        limitedBy: bytes.endIndex)
      let marker = bytes[..<(end ?? bytes.endIndex)]
      let open = marker.lastIndex(of: UInt8(ascii: "[")) ?? marker.startIndex
      let label = marker[open...].dropFirst(2).prefix { $0 != UInt8(ascii: "]") }
      notes.add(
        Notes.Definition(
          node: node, label: ReadingMarks.removed(from: String(decoding: label, as: UTF8.self)),
          position: located(line: line, byteColumn: open - bytes.startIndex + 1)))
    }
  }

  /// The raised number of a call; its text where there is no such note.
  mutating func noteCall(_ node: CNode) -> Inline {
    let number = Int(String(borrowing: cmark_node_get_literal(node))) ?? 0
    guard notes.definitions.indices.contains(number - 1) else { return .text("") }
    let call = NoteCall(
      label: notes.definitions[number - 1].label, position: position(of: node))
    // In a caption, the chapter around it knows.
    let reference = excerpt == nil ? notes.call(call) : calls[call.position]
    guard let reference else {
      if excerpt != nil { document.unknownCalls.append(call) }
      return .text("[^\(call.label)]")
    }
    return .footnote(reference)
  }

  /// The calls in the caption of a figure, which count where the figure stands.
  mutating func readCalls(inCaptionOf fence: Fence) {
    guard fence.kind == .figure, fence.body.text.contains("[^"), let caption = caption(fence)
    else { return }
    for call in Document.parseInline(caption).unknownCalls {
      document.captionCalls[call.position] = notes.call(call)
    }
  }

  /// The notes that were called, and those that these call.
  mutating func readNotes() {
    var number = 0
    while number < notes.called.count {
      let place = notePlaces[number, default: 0]
      let content = blocks(in: notes.called[number].node)
      number += 1
      document.footnotes.append(
        Footnote(number: number, blocks: content, place: place, referenceCount: 0))
      placeNewNotes(at: place)
    }
    for index in document.footnotes.indices {
      document.footnotes[index].referenceCount = notes.callCount(of: index + 1)
    }
    document.diagnostics += notes.diagnostics
    reportNotesGivenTwice()
  }

  /// Notes that were called first by the block just read stand beside it.
  mutating func placeNewNotes(at place: Int) {
    while notePlaces.count < notes.called.count { notePlaces[notePlaces.count] = max(0, place) }
  }

  /// The parser keeps the first note of a name and drops all others.
  private mutating func reportNotesGivenTwice() {
    var kept: [String: Int] = [:]
    for definition in notes.definitions {
      kept[definition.label.lowercased()] = definition.position?.line
    }
    let others = appendix.definitions.filter { (kept[$0.label.lowercased()] ?? $0.line) != $0.line }
    guard !others.isEmpty else { return }
    let literal = Set(literalLines.joined())
    for (label, line) in others where !literal.contains(line) {
      let first = kept[label.lowercased(), default: line]
      let bytes = source.line(line)
      let column = (bytes.firstIndex(of: UInt8(ascii: "[")) ?? bytes.startIndex) - bytes.startIndex
      document.diagnostics.append(
        Diagnostic(
          at: located(line: line, byteColumn: column + 1), length: label.count + "[^]".count,
          "the note '\(label)' is given twice", notes: ["It stands also in line \(first)."]))
    }
  }
}
