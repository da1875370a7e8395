/// A JavaScript engine, for libraries that only exist in that language.
///
/// Scripts can reach neither files nor the network. One engine runs on one thread at a time; any number of them
/// run beside each other.
final class ScriptEngine {
  private let core: JavaScriptCore
  private let group: JavaScriptCore.Reference
  private let context: JavaScriptCore.Reference

  /// How much of the processor's time a script or a call may take: many times what anything sensible does.
  static let secondsAtMost = 5.0

  init() throws(MissingPackage) {
    core = try JavaScriptCore.installed.get()
    guard let group = core.createGroup(), let context = core.createContext(group, nil) else {
      preconditionFailure("no memory for JavaScript")
    }
    self.group = group
    self.context = context
    core.limitTime(group, Self.secondsAtMost, nil, nil)
  }

  deinit {
    core.releaseContext(context)
    core.releaseGroup(group)
  }

  /// Runs a script and forgets its value.
  func run(_ source: String) throws(ScriptError) {
    let script = makeString(source)
    defer { core.releaseString(script) }
    var exception: JavaScriptCore.Reference?
    _ = core.evaluate(context, script, nil, nil, 1, &exception)
    if let exception { throw error(exception) }
  }

  /// Calls a global function with texts; returns its value as text.
  func call(_ function: String, _ arguments: String...) throws(ScriptError) -> String {
    var exception: JavaScriptCore.Reference?
    let name = makeString(function)
    defer { core.releaseString(name) }
    let found = core.property(context, core.globalObject(context), name, &exception)
    guard let found, core.isObject(context, found) else {
      throw ScriptError(message: "there is no function '\(function)'")
    }
    let values = arguments.map { argument in
      let string = makeString(argument)
      defer { core.releaseString(string) }
      return core.value(context, string)
    }
    let result = core.call(context, found, nil, values.count, values, &exception)
    guard exception == nil, let result else { throw error(exception) }
    return text(of: result)
  }

  /// By UTF-16 units rather than to the first zero byte.
  private func makeString(_ text: String) -> JavaScriptCore.Reference {
    let units = Array(text.utf16)
    guard let string = core.createString(units, units.count) else {
      preconditionFailure("no memory for JavaScript")
    }
    return string
  }

  private func text(of value: JavaScriptCore.Reference) -> String {
    var exception: JavaScriptCore.Reference?
    guard let string = core.text(context, value, &exception) else { return "" }
    defer { core.releaseString(string) }
    let (limit, length) = (core.byteLimit(string), core.length(string))
    let text = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { bytes in
      guard let start = bytes.baseAddress else { return "" }
      let count = core.writeBytes(string, start, bytes.count)
      return String(decoding: bytes.prefix(max(0, count - 1)), as: UTF8.self)
    }
    if text.utf16.count == length { return text }
    let units = UnsafeBufferPointer(start: core.characters(string), count: length)
    return String(decoding: units, as: UTF16.self)
  }

  private func error(_ exception: JavaScriptCore.Reference?) -> ScriptError {
    let message = exception.map(text) ?? ""
    // What the engine says of a script that it stopped, which the script itself cannot catch.
    guard message != "JavaScript execution terminated." else {
      return ScriptError(message: "it took more than \(Int(Self.secondsAtMost)) seconds")
    }
    return ScriptError(message: message)
  }
}

/// What a script threw.
struct ScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  var message: String

  var description: String { message }
}
