/// Where a recurrent layer keeps what it computes at each of the T time steps.
///
/// All values have the time first: T × batch × units. The gradients of `hidden` and `cells` are total
/// derivatives, which take in all later time steps.
public struct RecurrenceRecord: Sendable {
  /// W of x_t·W; the layer's own `weights` are U of h_{t−1}·U.
  public let inputWeights: Value
  /// h_t
  public let hidden: Value
  /// c_t of an LSTM
  public let cells: Value?
  /// The gates after their activation, side by side: T × batch × (gates·units).
  ///
  /// Their gradient is that of the sums before the activation.
  public let gates: Value?
  /// What the gates are called, in the order of their columns.
  public let gateNames: [String]
  /// h and c before the first time step: 0 unless somebody writes them.
  public let initialHidden: Value
  public let initialCells: Value?
}
