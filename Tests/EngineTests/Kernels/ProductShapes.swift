@testable import Engine

/// Shapes on both sides of whatever the blocking decides by, most of them drawn at random, always the same.
struct ProductShapes<S: Scalar> {
  private let form: MatrixMultiply.Form
  private var stream: RandomStream

  init(_ form: MatrixMultiply.Form) {
    self.form = form
    stream = RandomStream(seed: 20, name: "shapes of \(form)")
  }

  var all: [ProductShape] {
    var copy = self
    return (0..<2000).map { _ in copy.next() } + thin + large
  }

  private static var size: Int { MemoryLayout<S>.size }
  private static var lanes: Int { S.Vector.scalarCount }

  /// Multiply-adds of the largest shape that is drawn.
  private static var limit: Int { 2_500_000 }

  private mutating func next() -> ProductShape {
    while true {
      let m = rows()
      let n = columns()
      let k = depth(rows: m, columns: n)
      if m * n * k <= Self.limit && max(m, n) * k < 1 << 20 { return shape(m, n, k) }
    }
  }

  private func shape(_ m: Int, _ n: Int, _ k: Int) -> ProductShape {
    ProductShape(form: form, m: m, n: n, k: k)
  }

  private mutating func below(_ count: Int) -> Int {
    min(count - 1, Int(stream.uniform() * Double(count)))
  }

  /// `center`, or one or two on either side.
  private mutating func near(_ center: Int) -> Int { max(0, center + below(5) - 2) }

  /// Few, some, and as many as a block has or two.
  private mutating func rows() -> Int {
    switch below(5) {
    case 0: below(14)
    case 1: below(70)
    case 2: 1 + below(3)
    case 3: near((1 + below(2)) * 384 / Self.size)
    default: near((1 + below(2)) * 768 / Self.size)
    }
  }

  /// Few, and as many as some registers have.
  private mutating func columns() -> Int {
    switch below(4) {
    case 0: below(6)
    case 1: below(5 * Self.lanes)
    case 2: (1 + below(8)) * Self.lanes
    default: near((1 + below(8)) * Self.lanes)
    }
  }

  /// Few, as many as a block has or two, and as many as make A or B large.
  private mutating func depth(rows: Int, columns: Int) -> Int {
    switch below(6) {
    case 0: below(10)
    case 1: below(100)
    case 2: near(256)
    case 3: near((1 + below(2)) * 512)
    case 4: near((1 << 16) / (max(1, columns) * Self.size) + below(20))
    default: near((1 << 18) / (max(1, rows) * Self.size) + below(200))
    }
  }

  /// As few rows of a large A as the widest tiles have, and a few more.
  private var thin: [ProductShape] {
    let rows = ProductBlocking<S>.tallestTile(vectors: 4)
    let deep = (1 << 18) / (rows * Self.size) + 3
    let widths = [4, Self.lanes - 1, Self.lanes, Self.lanes + 1, 2 * Self.lanes, 3 * Self.lanes]
    return widths.map { shape(rows, $0, deep) }
      + [4 * Self.lanes - 1, 4 * Self.lanes].map { shape(rows, $0, deep) }
      + widths.map { shape(29, $0, deep / 9) }
  }

  /// More columns than a block has.
  private var large: [ProductShape] {
    let height = 768 / Self.size
    return [(5, 1040, 7), (5, 1040, 520), (40, 1043, 20), (40, 1043, 520), (40, 1024, 520)]
      .map { shape($0.0, $0.1, $0.2) }
      + [shape(height + 3, 1043, 20), shape(height + 3, 1043, 520)]
  }
}
