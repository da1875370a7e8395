import Geometry

/// The distribution of a quantity in one layer, or at one step.
public struct Ridge: Sendable, Hashable {
  public var name: String
  /// Edges of the bins, one more than there are counts.
  public var edges: [Double]
  public var counts: [Double]
  /// What stands at the right end: a share of dead or saturated units.
  public var note: String
  /// What the bins do not hold.
  public var outside: [Outside]

  /// A share of the values that lies in no bin.
  public struct Outside: Sendable, Hashable {
    /// Where it lies: "0", "> 1", "NaN".
    public var label: String
    /// A value that stands for it in the table: 0, ∞, NaN.
    public var place: Double
    public var share: Double
    /// Whether that is before the least edge rather than beyond the greatest.
    public var isBefore: Bool

    public init(_ label: String, at place: Double, share: Double, isBefore: Bool) {
      self.label = label
      self.place = place
      self.share = share
      self.isBefore = isBefore
    }

    var text: String { NumberText.short(100 * share, significant: 2) + " %" }
  }

  public init(
    _ name: String, edges: [Double], counts: [Double], note: String = "", outside: [Outside] = []
  ) {
    precondition(edges.count == counts.count + 1, "one more edge than counts")
    self.name = name
    self.edges = edges
    self.counts = counts
    self.note = note
    self.outside = outside.filter { $0.share > 0 }
  }

  var isInBins: Bool { counts.contains { $0 > 0 } }
}

/// Histograms one above the other, overlapping a little: the shape of activations layer by layer.
///
/// Each ridge is as tall as its own greatest density, since shapes are compared, not totals. The y
/// axis is a band with the names of the ridges. The share of what lies in no bin stands in a column beside them.
public struct Ridges: Mark {
  public var ridges: [Ridge]
  private let owner: Series

  /// How far a ridge may reach into the band above, in bands.
  private static let reach = 1.5

  public init(_ series: Series, _ ridges: [Ridge]) {
    owner = series
    self.ridges = ridges
  }

  public func extend(_ extents: inout Extents) {
    for (index, ridge) in ridges.enumerated() {
      extents.x.add(Extent(of: ridge.edges))
      extents.y.add(Double(index))
    }
    extents.addNotes(ridges.map(\.note))
    for outside in ridges.flatMap(\.outside) {
      extents.addColumn(
        LaneColumn(label: outside.label, widest: outside.text), isBefore: outside.isBefore)
    }
  }

  public func height(in layout: Layout) -> Double? {
    Double(max(3, ridges.count)) * layout.lineHeight * 1.7
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let classes = frame.series.classes(of: owner)
    let band = frame.plot.height / Double(max(1, ridges.count))
    for (index, ridge) in ridges.enumerated() {
      guard case .inside(let middle) = frame.y.place(Double(index)) else { continue }
      for outside in ridge.outside {
        guard let column = frame.columns[outside.label] else { continue }
        write(outside.text, column.middle, middle, frame, on: &sketch)
      }
      guard ridge.isInBins else {
        if ridge.outside.isEmpty {
          write(frame.noData, frame.plot.center.x, middle, frame, on: &sketch)
        }
        continue
      }
      let base = middle + band * 0.5
      let height = min(band * Self.reach, base - frame.plot.top)
      let outline = Density(counts: ridge.counts, edges: ridge.edges, on: frame.x.projection)
        .outline(base: base, height: height)
      var (paper, edge) = (PathData(), PathData())
      paper.polyline(
        [Position(outline.first?.x ?? 0, base)] + outline
          + [Position(outline.last?.x ?? 0, base)], closed: true)
      edge.polyline(outline)
      sketch[.area].path(paper, class: "rf")
      sketch[.area].path(paper, class: "re \(classes)")
      sketch[.area].path(edge, class: "er \(classes)")
      if !ridge.note.isEmpty {
        sketch[.point].text(
          ridge.note,
          at: Position(frame.plot.right + 8, middle + frame.layout.baselineShift),
          size: frame.layout.textSize, class: "tk")
      }
    }
  }

  private func write(
    _ text: String, _ x: Double, _ middle: Double, _ frame: Frame, on sketch: inout Sketch
  ) {
    sketch[.point].text(
      text, at: Position(x, middle + frame.layout.baselineShift), size: frame.layout.textSize,
      anchor: .middle, class: "tk")
  }

  public func tabulate(into table: inout TableBuilder) {
    for ridge in ridges {
      table.add(
        ridge.name,
        ridge.counts.enumerated().map {
          Point((ridge.edges[$0] + ridge.edges[$0 + 1]) / 2, $1)
        } + ridge.outside.map { Point($0.place, $0.share) })
    }
  }

  public func describe(in report: inout Report) {
    // Shapes change little from ridge to ridge: of many the ends tell the story.
    let told = ridges.count > 5 ? [ridges[0], ridges[ridges.count - 1]] : ridges
    for ridge in told {
      if !ridge.outside.isEmpty {
        report.add(
          report.language.list(ridge.name, ridge.outside.map { "\($0.text) \($0.label)" }))
        guard ridge.isInBins else { continue }
      }
      guard let peak = Density.peak(of: ridge.counts),
        let first = ridge.counts.firstIndex(where: { $0 > 0 }),
        let last = ridge.counts.lastIndex(where: { $0 > 0 })
      else {
        report.add(report.language.nothing(ridge.name))
        continue
      }
      report.add(
        report.language.ridge(
          ridge.name, peak: NumberText.short((ridge.edges[peak] + ridge.edges[peak + 1]) / 2),
          low: NumberText.short(ridge.edges[first]), high: NumberText.short(ridge.edges[last + 1]),
          note: ridge.note))
    }
  }
}
