import Experiments
import Testing

@testable import Book

@Suite struct ScriptEngineTests {
  private static func echoing() throws -> ScriptEngine {
    let engine = try ScriptEngine()
    try engine.run("function echo(text) { return text; }")
    return engine
  }

  @Test(
    "A text comes back as it was given",
    arguments: [
      "", "x", "a\u{0}b", "é中🧠\u{301}", "\"'\\\n\t", String(repeating: "ab", count: 100_000),
    ])
  func textsComeBack(_ text: String) throws {
    #expect(try Self.echoing().call("echo", text) == text)
  }

  @Test("Half a character comes back as the sign for one that is wrong")
  func halfACharacterIsReplaced() throws {
    let engine = try Self.echoing()
    try engine.run("function half() { return 'é\\uD83D' + 'b\\uDE00'; }")
    #expect(try engine.call("half") == "é\u{FFFD}b\u{FFFD}")
  }

  @Test("What a script throws is told, and the next call is answered")
  func whatIsThrownIsTold() throws {
    let engine = try Self.echoing()
    try engine.run("function fail(text) { throw new Error(text); }")
    #expect(throws: ScriptError(message: "Error: so")) { try engine.call("fail", "so") }
    #expect(throws: ScriptError(message: "there is no function 'none'")) {
      try engine.call("none", "so")
    }
    #expect(throws: ScriptError.self) { try engine.run("function (") }
    #expect(try engine.call("echo", "so") == "so")
  }

  @Test("A script without end is stopped, and the next call is answered")
  func whatHasNoEndIsStopped() throws {
    let engine = try Self.echoing()
    try engine.run("function endless() { try { while (true) {} } catch (e) { return 'caught'; } }")
    #expect(throws: ScriptError(message: "it took more than 5 seconds")) {
      try engine.call("endless")
    }
    #expect(try engine.call("echo", "so") == "so")
  }

  @Test("A script that calls itself without end is told so")
  func whatCallsItselfIsTold() throws {
    let engine = try Self.echoing()
    try engine.run("function deeper() { return deeper() + 1; }")
    let error = #expect(throws: ScriptError.self) { try engine.call("deeper") }
    #expect(error?.message.hasPrefix("RangeError") == true)
  }

  @Test(
    "Neither files nor the network are within reach",
    arguments: [
      "require", "process", "fetch", "XMLHttpRequest", "WebSocket", "load", "readFile", "imports",
    ])
  func nothingElseIsWithinReach(_ name: String) throws {
    let engine = try Self.echoing()
    try engine.run("function kind() { return typeof \(name); }")
    #expect(try engine.call("kind") == "undefined")
  }

  @Test("Engines beside each other know nothing of each other")
  func enginesAreApart() throws {
    let answers = (0..<8).map { $0 }.concurrentMap { number in
      Result {
        let engine = try ScriptEngine()
        try engine.run("var mine = (typeof mine === 'undefined' ? '' : mine) + '\(number)';")
        try engine.run("function answer() { return mine; }")
        return try engine.call("answer")
      }
    }
    #expect(try answers.map { try $0.get() } == (0..<8).map { "\($0)" })
  }
}
