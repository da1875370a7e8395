import Engine

/// One trainable number, by the name of its parameter and its place in it.
struct ParameterElement: Hashable, Sendable {
  /// `dense1.weights`, `batch-norm2.scale`, …
  var name: String
  /// Counted from 1 in row-major order; nil if the parameter is a single number.
  var place: Int?

  /// Counted from 0.
  var index: Int { (place ?? 1) - 1 }

  /// Why a network has no such number, as the end of a sentence; nil if it has.
  func objection(to network: Network) -> String? {
    let parameters = network.program.graph.parameters
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      let names = parameters.map(\.name)
      let nearest = SpellingSuggestion.nearest(name, among: names)
      let some = names.count > 6 ? names.prefix(5) + ["…"] + names.suffix(1) : names[...]
      return "the model has no parameter '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; it has \(Array(some).quotedList)")
    }
    let count = parameter.value.shape.count
    guard let place else {
      return count == 1
        ? nil
        : "'\(name)' has \(count) elements (\(parameter.value.shape)); "
          + "say which with 'element', from 1 to \(count)"
    }
    return place <= count ? nil : "'\(name)' has no element \(place), but \(count)"
  }
}

extension Parameter {
  /// A label for each element: the name alone for a single number, else with its row and column
  /// from 1, `dense1.weights[2,3]`.
  var elementLabels: [String] {
    let shape = value.shape
    guard shape.count > 1 else { return [name] }
    return (0..<shape.count).map { index in
      var rest = index
      var places: [Int] = []
      for extent in shape.dimensions.reversed() {
        places.append(rest % extent + 1)
        rest /= extent
      }
      return "\(name)[\(places.reversed().map(String.init).joined(separator: ","))]"
    }
  }
}
