import Charts
import Foundation

extension Samples {
  /// Every mark with everything that is hard to draw.
  static let conditions: [Sample] = kinds.flatMap { kind, chart in
    Condition.all.map { condition in
      Sample(name: "\(kind)-\(condition.name)", chart: condition.labelled(chart(condition)))
    }
  }

  /// Data, and names, that a chart may be given.
  struct Condition: Sendable {
    var name: String
    var series: [(name: String, values: [Double])]
    var title = "Title of the chart"
    var axes = (x: "step", y: "value")
    var isLog = false
    var language = Language.english

    /// Not more of what has a name of its own, or a width that can be seen.
    static let fewThings = 40

    /// The same with few enough values for things that are not points.
    var few: Condition {
      var few = self
      few.series = series.map { ($0.name, Array($0.values.prefix(Self.fewThings))) }
      return few
    }

    var valueScale: ScaleKind { isLog ? .log : .linear }

    /// The numbers of the values of the longest series.
    var places: [Double] { (0..<(series.map(\.values.count).max() ?? 0)).map(Double.init) }

    var placeNames: [String] { places.map { "\(axes.x) \(Int($0))" } }

    /// Rows of equal length.
    var rows: [[Double]] {
      series.map { one in places.map { one.values.isEmpty ? 0 : one.values[Int($0)] } }
    }

    func labelled(_ chart: Chart) -> Chart {
      var chart = chart
      chart.title = title
      chart.language = language
      return chart
    }

    func series(_ index: Int) -> Series {
      Series(series[index].name, Role.allCases[index % Role.allCases.count])
    }

    static let all = [
      Condition(name: "one-series", series: [("loss", decay(12))]),
      Condition(
        name: "twelve-series", series: (1...12).map { ("seed \($0)", decay(8, from: Double($0))) }),
      Condition(name: "one-point", series: [("loss", [0.5])]),
      Condition(name: "no-point", series: [("loss", [])]),
      Condition(
        name: "all-equal", series: ["a", "b"].map { ($0, [Double](repeating: 3, count: 6)) }),
      Condition(
        name: "not-finite",
        series: [
          ("a", [1, 0.1, 0, 0.01, .nan, .infinity, 0.001]),
          ("b", [2, -.infinity, 0.3, 0, 0.2, .infinity, .nan]),
        ], isLog: true),
      Condition(
        name: "whole-range", series: [("tiny to huge", [1e-300, 1e-150, 1, 1e150, 1e300])],
        isLog: true),
      Condition(name: "whole-range-linear", series: [("huge", [-1e300, 1e-300, 1e300])]),
      Condition(
        name: "million-values", series: [("noise", (0..<1_000_000).map { 0.5 + noise($0) })]),
      Condition(
        name: "long-names",
        series: ["first", "second"].map {
          ("the \($0) of two series whose names are longer than any margin has room for", decay(6))
        },
        title:
          "A title that has to be wrapped because no single line could hold the finding it states",
        axes: (
          "an x axis whose label needs more than one line in the narrow drawing",
          "a y axis label with its unit (arbitrary units per layer and step)"
        )),
      Condition(
        name: "chinese-names", series: [("梯度消失", decay(6)), ("批归一化", decay(6, from: 2))],
        title: "二十层网络的梯度逐层消失，残差连接使其保持不变", axes: ("训练步数", "损失"), language: .chinese),
    ]

    private static func decay(_ count: Int, from start: Double = 1) -> [Double] {
      (0..<count).map { start * exp(-0.4 * Double($0)) }
    }
  }

  private static let kinds: [(String, @Sendable (Condition) -> Chart)] = [
    ("lines", lines), ("bands", bands), ("dots", dots), ("bars-upright", barsUpright),
    ("bars-across", barsAcross), ("cells", cells), ("contours", contours), ("ridges", ridges),
    ("arrows", arrows), ("table", table), ("pictures", pictures), ("passages", passages),
    ("parts", parts), ("panels", panels),
  ]

  private static func plane(_ condition: Condition, _ marks: [any Mark]) -> Chart {
    Chart(
      title: "", x: Axis(condition.axes.x), y: Axis(condition.axes.y, scale: condition.valueScale),
      marks: marks)
  }

  private static func points(_ values: [Double]) -> [Point] {
    values.enumerated().map { Point(Double($0), $1) }
  }

  @Sendable private static func lines(_ condition: Condition) -> Chart {
    plane(
      condition,
      condition.series.indices.map { index in
        Line(condition.series(index), points(condition.series[index].values))
      })
  }

  @Sendable private static func bands(_ condition: Condition) -> Chart {
    plane(
      condition,
      condition.series.indices.map { index in
        Band(
          condition.series(index),
          condition.series[index].values.enumerated().map { Interval(Double($0), $1 / 2, $1) })
      })
  }

  @Sendable private static func dots(_ condition: Condition) -> Chart {
    plane(
      condition,
      condition.series.indices.map { index in
        Dots(
          condition.series(index),
          condition.series[index].values.enumerated().map { Dot(Double($0), $1) })
      })
  }

  private static func barMarks(_ condition: Condition, isHorizontal: Bool) -> [any Mark] {
    condition.series.indices.map { index in
      Bars(
        condition.series(index),
        condition.series[index].values.enumerated().map {
          Bar(at: Double($0), value: $1, slot: index, of: condition.series.count)
        }, isHorizontal: isHorizontal, showsValues: condition.series.count == 1)
    }
  }

  @Sendable private static func barsUpright(_ given: Condition) -> Chart {
    let condition = given.few
    return Chart(
      title: "", x: Axis(condition.axes.x), y: Axis(condition.axes.y),
      marks: barMarks(condition, isHorizontal: false))
  }

  @Sendable private static func barsAcross(_ given: Condition) -> Chart {
    let condition = given.few
    return Chart(
      title: "", x: Axis(condition.axes.y), y: Axis("", scale: .band(condition.placeNames)),
      marks: barMarks(condition, isHorizontal: true))
  }

  /// A series is a row of cells, but a very long one fills a square.
  private static func square(_ condition: Condition) -> [[Double]] {
    let rows = condition.rows
    guard rows.count == 1, rows[0].count > 10_000 else { return rows }
    let side = Int(Double(rows[0].count).squareRoot())
    return (0..<side).map { Array(rows[0][($0 * side)..<(($0 + 1) * side)]) }
  }

  @Sendable private static func cells(_ condition: Condition) -> Chart {
    let values = square(condition)
    let names = condition.series.map(\.name)
    return Chart(
      title: "", x: Axis(condition.axes.x, isInteger: true),
      y: values.count == names.count
        ? Axis("", scale: .band(names)) : Axis(condition.axes.y, isInteger: true),
      marks: [
        Cells(
          xs: (0..<(values.first?.count ?? 0)).map(Double.init),
          ys: values.indices.map(Double.init), values: values.map { $0.map(Optional.init) },
          showsValues: condition.series.count < 3)
      ], colors: ColorScale(condition.axes.y, isLog: condition.isLog))
  }

  @Sendable private static func contours(_ condition: Condition) -> Chart {
    var values = square(condition)
    if values.count > 100 {
      // Lines along noise are as long as the noise is fine: here it is small beside a bowl.
      for row in values.indices {
        for column in values[row].indices {
          values[row][column] = 1e-4 * values[row][column] + hypot(Double(row), Double(column))
        }
      }
    }
    return Chart(
      title: "", x: Axis(condition.axes.x), y: Axis(condition.axes.y),
      marks: [
        Contours(
          xs: (0..<(values.first?.count ?? 0)).map(Double.init),
          ys: values.indices.map(Double.init), values: values)
      ], colors: ColorScale(condition.axes.y, isLog: condition.isLog))
  }

  @Sendable private static func ridges(_ condition: Condition) -> Chart {
    Chart(
      title: "", x: Axis(condition.axes.x),
      y: Axis("", scale: .band(condition.series.map(\.name))),
      marks: [
        Ridges(
          Series(condition.axes.y, .other),
          condition.series.map { one in
            Ridge(
              one.name, edges: (0...one.values.count).map(Double.init), counts: one.values,
              note: "\(one.values.count)")
          })
      ])
  }

  @Sendable private static func arrows(_ given: Condition) -> Chart {
    let condition = given.few
    return plane(
      condition,
      condition.series.indices.map { index in
        let points = points(condition.series[index].values)
        return Arrows(
          condition.series(index),
          zip(points, points.dropFirst()).map { Arrows.Arrow(from: $0, to: $1) })
      })
  }

  @Sendable private static func table(_ given: Condition) -> Chart {
    let condition = given.few
    return Chart(
      title: "", x: Axis("", isHidden: true), y: Axis("", isHidden: true),
      marks: [
        BarTable(
          rows: condition.placeNames,
          columns: zip(condition.series, condition.rows).prefix(4).map { series, values in
            BarTable.Column(series.name, values.map { BarTable.Cell($0) }, isLog: condition.isLog)
          })
      ])
  }

  @Sendable private static func pictures(_ condition: Condition) -> Chart {
    let values = square(condition)
    let isOne = values.count != condition.series.count
    return Chart(
      title: "", x: Axis("", isHidden: true), y: Axis("", isHidden: true),
      marks: [
        Pictures(
          isOne
            ? [Picture(condition.series[0].name, values)]
            : zip(condition.series, values).map { Picture($0.name, [$1]) })
      ], colors: ColorScale(condition.axes.y))
  }

  @Sendable private static func passages(_ condition: Condition) -> Chart {
    Chart(
      title: "", x: Axis("", isHidden: true), y: Axis("", isHidden: true),
      marks: [
        Passages(
          condition.series.map { one in
            Passage(one.name, one.values.prefix(100_000).map { "\($0)" }.joined(separator: " "))
          })
      ])
  }

  @Sendable private static func parts(_ given: Condition) -> Chart {
    let condition = given.few
    return Chart(
      title: "", x: Axis("", isHidden: true), y: Axis("", isHidden: true),
      marks: [
        Diagram(
          condition.series.map { one in
            Diagram.Part(one.name, detail: one.values.first.map { "\($0)" } ?? "", ink: .neutral)
          }, skips: [Diagram.Skip(from: 0, to: condition.series.count - 1)])
      ])
  }

  @Sendable private static func panels(_ condition: Condition) -> Chart {
    Chart(
      title: "", x: Axis(condition.axes.x), y: Axis(condition.axes.y, scale: condition.valueScale),
      panels: condition.series.indices.map { index in
        Panel(
          condition.series[index].name,
          [Line(Series("", .other), points(condition.series[index].values))])
      })
  }
}
