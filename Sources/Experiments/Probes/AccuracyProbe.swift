import Engine

/// The share of a batch's samples that are put into the right class.
///
/// NaN for a network whose outputs are not numbers any more.
struct AccuracyProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [network.accuracy(in: session)]
  }

  func objection(to network: Network) -> String? { network.objectionToAccuracy }
}

extension Network {
  /// The share of right classes in the outputs of the last forward pass.
  func accuracy(in session: Session) -> Double {
    guard let target else { return .nan }
    let logits = session.elements(of: output)
    let targets = session.elements(of: target)
    return switch kind {
    case .none, .real: .nan
    case .binary:
      Accuracy.binary(logits: logits, targets: targets, threshold: binaryThreshold ?? .nan)
    case .classes: Accuracy.classes(logits: logits, targets: targets)
    }
  }

  /// Why outputs put no sample into a class, as the end of a sentence; nil if they do.
  var objectionToAccuracy: String? {
    if target == nil { return "the loss compares the outputs with no targets" }
    return switch kind {
    case .none: "the data has no targets"
    case .real: "the targets are numbers and not classes"
    case .binary where binaryThreshold == nil:
      "the loss gives scores, of which none divides the two classes"
    case .binary, .classes: nil
    }
  }
}
