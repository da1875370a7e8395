/// What a script needs to turn pixels of a drawing back into values.
enum PlotData {
  /// `data-plot` is "left top width height" in drawing units; `data-x` and `data-y` are a kind and
  /// the values at the left and right, bottom and top ends (exponents of ten on a logarithm).
  static func attributes(of frame: Frame) -> [(String, String)] {
    let plot = frame.plot
    return [
      (
        "data-plot",
        [plot.left, plot.top, plot.width, plot.height].map(Canvas.units).joined(separator: " ")
      ),
      ("data-x", ends(frame.x, isTurned: false)),
      ("data-y", ends(frame.y, isTurned: frame.y.start < frame.y.end)),
    ]
  }

  private static func ends(_ scale: Scale, isTurned: Bool) -> String {
    let (first, last) = isTurned ? (scale.high, scale.low) : (scale.low, scale.high)
    let kind = scale.isLog ? "log" : scale.isBand ? "band" : "linear"
    return "\(kind) \(NumberText.exact(first)) \(NumberText.exact(last))"
  }
}
