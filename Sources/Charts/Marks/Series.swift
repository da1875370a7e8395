/// What belongs together under one name: marks of the same series share colour, dash and label.
public struct Series: Sendable, Hashable {
  public var name: String
  public var ink: Ink

  public init(_ name: String, _ ink: Ink) {
    self.name = name
    self.ink = ink
  }

  public init(_ name: String, _ role: Role) {
    self.init(name, .role(role))
  }
}
