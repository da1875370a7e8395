extension Collection where Element == String {
  /// The words as messages list them: `'a', 'b'`, cut after two dozen.
  var quotedList: String {
    let most = 24
    return prefix(most).map { "'\($0)'" }.joined(separator: ", ") + (count > most ? ", …" : "")
  }
}
