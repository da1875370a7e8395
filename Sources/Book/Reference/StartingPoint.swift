/// An experiment to start from: the reference shows it run, and new chapters begin with it.
enum StartingPoint {
  /// Markdown for an experiment with its figure, a value and a claim, all of which hold as they are.
  static func markdown(named name: String) -> String {
    """
    ```experiment \(name)
    # What is learned, and by which network: 'tutor explain' lists datasets, layers, losses and the rest.
    data:   {moons: {samples: 256}}
    model:
      - {dense: 16, activation: tanh, repeat: 3}
      - {dense: 1}
    loss:   binary-cross-entropy
    optimizer: {sgd: {rate: 0.5}}
    batch:  32
    steps:  400
    # Repeats with other random numbers: figures show the range, claims must hold for each.
    seeds:  3
    # What varies. Paths select along it: [activation=tanh].
    sweep:  {activation: [sigmoid, tanh]}
    record: {loss: every 10, accuracy: last}
    ```

    ```figure fig-\(name)
    from: \(name)
    curves: {metric: loss, y-scale: linear}
    title: Three layers of tanh learn what three of sigmoid hardly begin
    subtitle: Two half moons, three hidden layers of 16 units
    caption: >-
      The loss on each batch, median and range over three seeds. With tanh it ends at
      {val}`\(name).loss[activation=tanh, step=last]:sci1`.
    ```

    The tanh network puts {val}`\(name).accuracy[activation=tanh]:percent0` of the points into the right class, the other
    {val}`\(name).accuracy[activation=sigmoid]:percent0` ([](#fig-\(name))).

    ```claim
    \(name).accuracy[activation=tanh] > \(name).accuracy[activation=sigmoid]
    \(name).loss[activation=tanh, step=last] < 0.1 * \(name).loss[activation=sigmoid, step=last]
    ```
    """
  }
}
