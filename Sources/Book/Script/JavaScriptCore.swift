import Foundation

/// The functions of JavaScriptCore that scripts need.
///
/// The library is looked for when the first script runs rather than when the program starts: to load it takes
/// longer than most of what the program does, and most of that needs no script.
struct JavaScriptCore: Sendable {
  /// A `JSContextGroupRef`, `JSContextRef`, `JSStringRef` or `JSValueRef`.
  typealias Reference = OpaquePointer
  typealias Arguments = UnsafePointer<Reference?>
  typealias Exception = UnsafeMutablePointer<Reference?>

  let createGroup: @convention(c) () -> Reference?
  let releaseGroup: @convention(c) (Reference) -> Void
  /// Group, seconds of the processor's time, and a function that may grant more.
  let limitTime: @convention(c) (Reference, Double, OpaquePointer?, OpaquePointer?) -> Void
  let createContext: @convention(c) (Reference, OpaquePointer?) -> Reference?
  let releaseContext: @convention(c) (Reference) -> Void
  let globalObject: @convention(c) (Reference) -> Reference
  let property: @convention(c) (Reference, Reference, Reference, Exception?) -> Reference?
  /// Context, script, `this`, address, first line.
  let evaluate:
    @convention(c) (Reference, Reference, Reference?, Reference?, Int32, Exception?) -> Reference?
  /// Context, function, `this`, number of arguments, arguments.
  let call:
    @convention(c) (Reference, Reference, Reference?, Int, Arguments?, Exception?) -> Reference?
  let isObject: @convention(c) (Reference, Reference) -> Bool
  let value: @convention(c) (Reference, Reference) -> Reference?
  let text: @convention(c) (Reference, Reference, Exception?) -> Reference?
  let createString: @convention(c) (UnsafePointer<UInt16>?, Int) -> Reference?
  let releaseString: @convention(c) (Reference) -> Void
  /// How many bytes its UTF-8 has at the most, with a zero at the end.
  let byteLimit: @convention(c) (Reference) -> Int
  /// Writes its UTF-8, some versions only as far as half a character, and a zero; the number of bytes.
  let writeBytes: @convention(c) (Reference, UnsafeMutablePointer<UInt8>, Int) -> Int
  /// In units of UTF-16.
  let length: @convention(c) (Reference) -> Int
  let characters: @convention(c) (Reference) -> UnsafePointer<UInt16>?

  /// Where it may be, the best first: Debian's and its kin's packages, and a part of macOS.
  static let paths = [
    "libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-6.0.so.1",
    "libjavascriptcoregtk-4.0.so.18",
    "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore",
  ]

  /// What this machine has, or what to install.
  static let installed = Result { () throws(MissingPackage) in
    for path in paths {
      if let library = dlopen(path, RTLD_NOW | RTLD_LOCAL), let found = try? Self(library) {
        setOptions(of: library)
        return found
      }
    }
    throw MissingPackage(
      package: "libjavascriptcoregtk-4.1-0", file: "JavaScriptCore", folders: paths)
  }

  /// What the engine shall do without, as long as it has not started; macOS's takes no orders.
  ///
  /// The last of its compilers optimises longer than scripts of ours run. Without faults of memory as signs of its
  /// own, a fault of this program stays with the program.
  private static func setOptions(of library: UnsafeMutableRawPointer) {
    guard let address = dlsym(library, "jsc_options_set_boolean") else { return }
    let set = unsafeBitCast(
      address, to: (@convention(c) (UnsafePointer<CChar>, Int32) -> Int32).self)
    for name in ["useFTLJIT", "useWasm", "useWebAssembly"] { _ = set(name, 0) }
    _ = set("usePollingTraps", 1)
  }

  private struct MissingFunction: Error {}

  private init(_ library: UnsafeMutableRawPointer) throws(MissingFunction) {
    /// The types above are those of `JavaScript.h`.
    func function<Function>(_ name: String) throws(MissingFunction) -> Function {
      guard let address = dlsym(library, name) else { throw MissingFunction() }
      return unsafeBitCast(address, to: Function.self)
    }
    createGroup = try function("JSContextGroupCreate")
    releaseGroup = try function("JSContextGroupRelease")
    limitTime = try function("JSContextGroupSetExecutionTimeLimit")
    createContext = try function("JSGlobalContextCreateInGroup")
    releaseContext = try function("JSGlobalContextRelease")
    globalObject = try function("JSContextGetGlobalObject")
    property = try function("JSObjectGetProperty")
    evaluate = try function("JSEvaluateScript")
    call = try function("JSObjectCallAsFunction")
    isObject = try function("JSValueIsObject")
    value = try function("JSValueMakeString")
    text = try function("JSValueToStringCopy")
    createString = try function("JSStringCreateWithCharacters")
    releaseString = try function("JSStringRelease")
    byteLimit = try function("JSStringGetMaximumUTF8CStringSize")
    writeBytes = try function("JSStringGetUTF8CString")
    length = try function("JSStringGetLength")
    characters = try function("JSStringGetCharactersPtr")
  }
}
