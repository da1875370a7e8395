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
    let outputs = session.elements(of: output)
    let targets = session.elements(of: target)
    let columns = output.shape.columns
    guard outputs.allSatisfy(\.isFinite) else { return .nan }
    let hits: Int
    switch kind {
    case .none, .real: return .nan
    case .binary:
      hits = zip(outputs, targets).count { logit, target in (logit > 0) == (target > 0.5) }
    case .classes:
      hits = targets.indices.count { row in
        let logits = outputs[row * columns..<(row + 1) * columns]
        let largest = logits.indices.max { logits[$0] < logits[$1] }
        return largest.map { Double($0 - logits.startIndex) } == targets[row]
      }
    }
    return Double(hits) / Double(targets.count)
  }
}
