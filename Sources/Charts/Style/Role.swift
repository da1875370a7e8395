/// What a series stands for: each remedy keeps one hue, dash and marker through the whole book.
public enum Role: Int, Sendable, Hashable, CaseIterable {
  case pretraining = 1
  case clipping
  case activation
  case batchNorm
  case residual
  case lstm
  case other
  case baseline

  /// Lengths of dash and gap in CSS pixels; empty for a solid line.
  var dash: [Int] {
    switch self {
    case .pretraining, .baseline: []
    case .clipping: [8, 3]
    case .activation: [6, 3]
    case .batchNorm: [2, 3]
    case .residual: [10, 3, 2, 3]
    case .lstm: [12, 4]
    case .other: [4, 2]
    }
  }

  var marker: Marker {
    switch self {
    case .pretraining: .circle
    case .clipping: .square
    case .activation: .triangle
    case .batchNorm: .diamond
    case .residual: .wedge
    case .lstm: .plus
    case .other: .cross
    case .baseline: .ring
    }
  }
}
