/// The files beside the chapters that are not chapters, such as photographs: they go into the site as they are.
struct Attachments: Sendable {
  /// The picture shown where a page of the site is shared.
  static let cover = "cover.png"

  /// Names in order.
  var names: [String] = []
  /// The folder they lie in.
  var folder = ""

  func contents(of name: String) -> [UInt8] { FileSystem.contents(of: "\(folder)/\(name)") ?? [] }

  var hasCover: Bool { names.contains(Self.cover) }
}
