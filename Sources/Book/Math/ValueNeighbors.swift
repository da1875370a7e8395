import Bytes

/// What stands directly before and after a value in TeX, and whether the value needs brackets there: the square of
/// −0.19 would else be that of 0.19, and a value behind a digit another number.
struct ValueNeighbors: Hashable, Sendable {
  enum Before: Hashable, Sendable {
    case nothing
    case digit
    /// A letter, a function or a closing bracket, with which the value would be multiplied.
    case factor
    case division
    /// Plus, minus and their like.
    case operation
  }

  var before: Before
  var isBeforeDigit: Bool
  var isBeforePower: Bool

  init(before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    self.before = Self.role(of: before)
    let next = after.first { !$0.isWhiteSpace }
    isBeforePower = next == UInt8(ascii: "^")
    isBeforeDigit = next?.isDigit == true
  }

  private static func role(of tex: ArraySlice<UInt8>) -> Before {
    guard let last = tex.lastIndex(where: { !$0.isWhiteSpace }) else { return .nothing }
    let letters = tex[...last].reversed().prefix(while: \.isLetter).count
    let start = last - letters
    if letters > 0, start >= tex.startIndex, tex[start] == UInt8(ascii: "\\") {
      return role(ofCommand: String(decoding: tex[(start + 1)...last], as: UTF8.self))
    }
    return switch tex[last] {
    case let byte where byte.isDigit: .digit
    case let byte where byte.isLetter: .factor
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "'"): .factor
    case UInt8(ascii: "/"): .division
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"): .operation
    default: .nothing
    }
  }

  private static func role(ofCommand name: String) -> Before {
    if name == "div" { return .division }
    if FormulaSymbols.functions.contains(name) { return .factor }
    return switch FormulaSymbols.piece(of: name)?.kind {
    case .ordinary, .closing: .factor
    case .binary: .operation
    default: .nothing
    }
  }

  /// Whether a number must stand in brackets here.
  func needBrackets(for text: String) -> Bool {
    guard let first = text.first, first.isNumber || first == "−" else { return false }
    let isNegative = first == "−"
    if before == .digit || isBeforeDigit { return true }
    if isBeforePower || before == .division { return isNegative || text.contains("×") }
    return before != .nothing && isNegative
  }
}
