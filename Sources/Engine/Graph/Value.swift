/// A node of a graph: what an operation reads or writes, known by its place.
///
/// The same node may be seen in another shape of as many elements; it stays the same value.
public struct Value: Hashable, Sendable {
  let index: Int
  public let shape: Shape

  public static func == (left: Value, right: Value) -> Bool { left.index == right.index }

  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
