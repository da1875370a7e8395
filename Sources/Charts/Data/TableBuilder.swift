/// Gathers the numbers of marks into one table: a row for each x, a column for each quantity.
public struct TableBuilder {
  private struct Key: Hashable {
    var panel: String
    /// Of x, so that NaN is equal to itself.
    var bits: UInt64
    /// Tells rows apart whose series has the same x more than once.
    var occurrence: Int

    var x: Double { Double(bitPattern: bits) }

    init(panel: String, x: Double, occurrence: Int) {
      self.panel = panel
      bits = Self.bits(of: x)
      self.occurrence = occurrence
    }

    static func bits(of x: Double) -> UInt64 {
      x == 0 ? 0 : x.isNaN ? Double.nan.bitPattern : x.bitPattern
    }
  }

  private struct Row {
    var key: Key
    var values: [Double?]
  }

  private let axis: Axis
  private let y: Axis
  /// Whether rows are places on y and the quantities lie along x.
  private let isSideways: Bool
  private let panelName: String?
  private var names: [String] = []
  /// For an edge of a range, the quantity whose range it is.
  private var owners: [String: String] = [:]
  private var rows: [Row] = []
  private var places: [Key: Int] = [:]
  /// What stands for x in rows that have names of their own.
  private var rowNames: [String] = []
  /// Texts by their names, for a chart that shows texts instead of numbers.
  private var texts: [(panel: String, name: String, text: String)] = []
  /// The title of the panel whose marks are being gathered.
  var panel = ""

  init(x: Axis, y: Axis, isSideways: Bool, panelName: String?) {
    axis = isSideways ? y : x
    self.y = y
    self.isSideways = isSideways
    self.panelName = panelName
  }

  /// Adds a quantity measured at some x; an edge of another one's range stands beside that.
  mutating func add(_ name: String, _ points: [Point], edgeOf owner: String? = nil) {
    owners[name] = owner
    let column = names.firstIndex(of: name) ?? names.count
    if column == names.count { names.append(name) }
    var seen: [UInt64: Int] = [:]
    for given in points {
      let point = isSideways ? Point(given.y, given.x) : given
      let bits = Key.bits(of: point.x)
      let occurrence = seen[bits, default: 0]
      seen[bits] = occurrence + 1
      let key = Key(panel: panel, x: point.x, occurrence: occurrence)
      let row = places[key] ?? rows.count
      if row == rows.count {
        places[key] = row
        rows.append(Row(key: key, values: []))
      }
      while rows[row].values.count <= column { rows[row].values.append(nil) }
      rows[row].values[column] = point.y
    }
  }

  /// Adds a row of a matrix, at some y, as a column of its own.
  mutating func add(row y: Double, _ points: [Point]) {
    if case .band(let names) = self.y.scale, let name = names.element(at: y) {
      add(name, points)
    } else {
      // "layer 3", whatever else the axis says.
      let name = self.y.label.prefix { $0 != "," }
      add("\(name) \(NumberText.short(y, significant: 6))".trimmed, points)
    }
  }

  /// Adds a quantity of rows that have names; x counts them.
  mutating func add(rows names: [String], _ name: String, _ points: [Point]) {
    rowNames = names
    add(name, points)
  }

  /// Adds a text under its name.
  mutating func add(_ name: String, text: String) { texts.append((panel, name, text)) }

  private func textTable(caption: String) -> DataTable {
    let columns = (panelName.map { [$0] } ?? []) + ["", ""]
    return DataTable(
      caption: caption, columns: columns.map { DataTable.Column(name: $0, isNumeric: false) },
      rows: texts.map { row in
        ((panelName == nil ? [] : [row.panel]) + [row.name, row.text]).map(DataTable.Cell.text)
      }, keyColumns: panelName == nil ? 1 : 2)
  }

  func table(caption: String) -> DataTable {
    guard texts.isEmpty else { return textTable(caption: caption) }
    let order = columnOrder
    var columns = order.map { DataTable.Column(name: names[$0], isNumeric: true) }
    let isBand = if case .band = axis.scale { true } else { false }
    let isNamed = isBand || !rowNames.isEmpty
    columns.insert(DataTable.Column(name: axis.label, isNumeric: !isNamed), at: 0)
    if let panelName {
      columns.insert(DataTable.Column(name: panelName, isNumeric: false), at: 0)
    }
    let cells = sorted.map { row in
      let values = row.values.map { $0.map(DataTable.Cell.number) ?? .empty }
      let padding = [DataTable.Cell](repeating: .empty, count: names.count - values.count)
      let all = values + padding
      return (panelName == nil ? [] : [DataTable.Cell.text(row.key.panel)])
        + [cell(forX: row.key.x)] + order.map { all[$0] }
    }
    return DataTable(
      caption: caption, columns: columns, rows: cells, keyColumns: panelName == nil ? 1 : 2)
  }

  /// Quantities as they came, each followed by the edges of its range.
  private var columnOrder: [Int] {
    let isEdge = { (name: String) in owners[name].map { names.contains($0) } ?? false }
    return names.indices.filter { !isEdge(names[$0]) }.flatMap { index in
      [index] + names.indices.filter { isEdge(names[$0]) && owners[names[$0]] == names[index] }
    }
  }

  /// Rows of a panel by rising x, NaN last; panels in their order.
  private var sorted: [Row] {
    var order: [String: Int] = [:]
    for row in rows where order[row.key.panel] == nil { order[row.key.panel] = order.count }
    return rows.enumerated().sorted { a, b in
      let (first, second) = (a.element.key, b.element.key)
      let (one, two) = (order[first.panel] ?? 0, order[second.panel] ?? 0)
      if one != two { return one < two }
      if first.x < second.x { return true }
      if first.x > second.x { return false }
      if first.x.isNaN != second.x.isNaN { return second.x.isNaN }
      return a.offset < b.offset
    }.map(\.element)
  }

  private func cell(forX x: Double) -> DataTable.Cell {
    if case .band(let names) = axis.scale, let name = names.element(at: x) { return .text(name) }
    return rowNames.element(at: x).map(DataTable.Cell.text) ?? .number(x)
  }
}
