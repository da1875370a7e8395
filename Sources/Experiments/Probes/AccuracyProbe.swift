import Engine

/// The share of a batch's samples that are put into the right class.
///
/// NaN for data without classes, and for a network whose outputs are not numbers any more.
struct AccuracyProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [network.accuracy(in: session)]
  }
}

extension Network {
  /// The share of right classes in the outputs of the last forward pass.
  func accuracy(in session: Session) -> Double {
    guard let target else { return .nan }
    let logits = session.elements(of: output)
    let targets = session.elements(of: target)
    return switch kind {
    case .none, .real: .nan
    case .binary: Accuracy.binary(logits: logits, targets: targets)
    case .classes: Accuracy.classes(logits: logits, targets: targets)
    }
  }
}
