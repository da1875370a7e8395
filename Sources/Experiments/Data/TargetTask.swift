/// What the targets of a table are taken for.
public enum TargetTask: String, CaseIterable, Sendable {
  case numbers
  /// A yes or no: 0 or 1, or two labels of which the second in order is the yes.
  case binary
  /// One of several.
  case classes
}
