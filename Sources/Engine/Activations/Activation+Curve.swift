extension Activation {
  /// f(z) and f′(z) at each z, by the same code that trains, in double precision.
  ///
  /// A learned slope is taken where it starts.
  public func curve(at places: [Double]) -> (values: [Double], slopes: [Double]) {
    guard !places.isEmpty else { return ([], []) }
    var graph = Graph()
    let z = graph.input("z", shape: [places.count, 1])
    let h = apply(to: z, in: &graph)
    // The gradient of Σ h with respect to each z is f′(z).
    let ones = graph.constant("ones", shape: h.shape, initializer: ConstantInitializer(1))
    let sum = graph.makeValue([])
    graph.append(LinearLossOperation(prediction: h, cotangent: ones, output: sum))
    let program = Program(
      graph, objective: sum, update: UpdateRecipe(), differentiatesInputs: true)
    let session = Session(program, precision: .double, seed: 0)
    session.write(places, to: z)
    session.forward()
    session.backward()
    return (session.elements(of: h), session.gradient(of: z))
  }
}
