/// The colour of a mark, named by meaning so that theme, print and forced colours can restyle it.
public enum Ink: Sendable, Hashable {
  /// The hue of a remedy.
  case role(Role)
  /// A place 1…5 on an ordered ramp, for series that are steps of one quantity (a depth, a rate).
  case ramp(Int)
  /// Grey context behind the series that matter.
  case neutral
  /// The colour of text, for theory curves and reference lines.
  case reference

  public static let rampLength = 5

  var cssClass: String {
    switch self {
    case .role(let role): "s\(role.rawValue)"
    case .ramp(let step): "r\(min(max(step, 1), Self.rampLength))"
    case .neutral: "s0"
    case .reference: "sr"
    }
  }

  var marker: Marker {
    switch self {
    case .role(let role): role.marker
    case .ramp(let step): Marker.allCases[min(max(step, 1), Self.rampLength) - 1]
    case .neutral, .reference: .circle
    }
  }
}
