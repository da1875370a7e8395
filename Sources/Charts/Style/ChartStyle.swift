/// The look of every drawing: colours by class, so that theme, print and forced colours restyle it.
///
/// A drawing needs these classes:
/// `ct` title · `cs` subtitle · `ax` axis title · `tk` tick label · `pt` panel title · `kt` key text ·
/// `lb` label at the data (`b` bold) · `gd` grid · `al` axis line · `zl` line at zero or one ·
/// `ln` line · `bd` band · `mk`/`mo` filled and open marker · `br` bar · `er` error bar · `dots` dots ·
/// `nf` last point before NaN or ∞ · `zr` exact zeros · `rl`/`rt` rule and its text · `rg` region ·
/// `ld` leader · `lane` lane of zeros or overflow · `fl` and `ce` fill and cells of a
/// colour class · `hz`, `hn` hatches of zero and NaN · `gap` between cells · `fr` frame ·
/// `co` text of a typewriter.
public enum ChartStyle {
  /// Rules for drawings within a page, with lengths in CSS pixels whatever the scale of the drawing.
  public static var stylesheet: String {
    frame + rules(unit: 1) + inks + dashes(unit: 1) + classes + adaptations
  }

  /// Rules for a file of its own: lengths in the units of its coordinates, colours written out,
  /// because programs other than browsers know neither variables nor strokes that do not scale. In a browser
  /// the file is dark where the page around it is.
  static let standalone: String = {
    let light = withColors(of: .light)
    let others = zip(rules(in: light), rules(in: withColors(of: .dark))).filter { $0 != $1 }
    return light + "@media screen and (prefers-color-scheme:dark){\(others.map(\.1).joined())}\n"
  }()

  private static func rules(in css: String) -> [String] {
    css.split(separator: "}").map { $0.trimmingPrefix("\n") + "}" }
  }

  private static func withColors(of theme: Theme) -> String {
    let base = "svg{background:var(--bg);font-family:sans-serif}"
    var css = base + rules(unit: 10) + inks + dashes(unit: 10) + classes
    for token in Palette.tokens {
      css = css.replacing("var(--\(token.name))", with: theme.color(of: token).css)
    }
    return css.replacing("vector-effect:non-scaling-stroke;", with: "")
  }

  private static let frame = """
    .chart{display:block;width:100%;height:auto;overflow:visible;font-variant-numeric:tabular-nums}
    .chart-narrow{display:none}
    @media screen and (max-width:40rem){.chart-wide{display:none}.chart-narrow{display:block}}

    """

  private static func rules(unit: Int) -> String {
    func px(_ tenths: Int) -> String {
      unit == 10 ? "\(tenths)px" : "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)")px"
    }
    let fixed = "vector-effect:non-scaling-stroke;"
    return """
      .chart text{fill:var(--text)}
      .chart .ct{font-weight:700}
      .chart .cs,.chart .ax,.chart .tk,.chart .rt{fill:var(--muted)}
      .chart .pt,.chart .b{font-weight:600}
      .chart .gd,.chart .al,.chart .zl,.chart .fr,.chart .gap{fill:none;\(fixed)stroke-width:\(px(10))}
      .chart .gd{stroke:var(--grid)}
      .chart .al,.chart .zl,.chart .fr{stroke:var(--axis)}
      .chart .gap{stroke:var(--bg)}
      .chart .ln{fill:none;stroke:currentColor;\(fixed)stroke-width:\(px(20));\
      stroke-linejoin:round;stroke-linecap:butt}
      .chart .strong{stroke-width:\(px(30))}
      .chart .thin{stroke-width:\(px(10));stroke-opacity:.45}
      .chart .bd{fill:currentColor;fill-opacity:.18;stroke:none}
      .chart .mk,.chart .br{fill:currentColor;stroke:none}
      .chart .mk{stroke:var(--bg);\(fixed)stroke-width:\(px(10));paint-order:stroke}
      .chart .mo{fill:var(--bg);stroke:currentColor;\(fixed)stroke-width:\(px(18))}
      .chart .dots{fill:none;stroke:currentColor;stroke-linecap:round;stroke-opacity:.75}
      .chart .er{fill:none;stroke:currentColor;\(fixed)stroke-width:\(px(15))}
      .chart .halo{stroke:var(--bg);stroke-width:\(px(40))}
      .chart .bt{stroke:var(--text)}
      .chart .nf{fill:none;stroke:var(--bad);\(fixed)stroke-width:\(px(25))}
      .chart .zr{fill:var(--bg);stroke:currentColor;\(fixed)stroke-width:\(px(15))}
      .chart .lr{fill:none;stroke:currentColor;\(fixed)stroke-width:\(px(15))}
      .chart .lane{fill:var(--surface);stroke:none}
      .chart .rl{fill:none;stroke:var(--muted);\(fixed)stroke-width:\(px(13));\
      stroke-dasharray:\(px(50)) \(px(30))}
      .chart .solid{stroke-dasharray:none}
      .chart .rg{fill:var(--surface)}
      .chart .rg.ok{fill:var(--ok-tint)}
      .chart .rg.warn{fill:var(--warn-tint)}
      .chart .rg.bad{fill:var(--bad-tint)}
      .chart .ld{fill:none;stroke:currentColor;\(fixed)stroke-width:\(px(10))}
      .chart .lb{stroke:var(--bg);\(fixed)stroke-width:\(px(35));stroke-linejoin:round;paint-order:stroke}
      .chart .ar{fill:none;stroke:currentColor;\(fixed)stroke-width:\(px(15))}
      .chart .ah{fill:currentColor;stroke:none}
      .chart .ms{fill:none;stroke:var(--axis);\(fixed)stroke-width:\(px(10));\
      stroke-dasharray:\(px(10)) \(px(20))}
      .chart .rf{fill:var(--bg)}
      .chart .re{fill:currentColor;fill-opacity:.35}
      .chart .rt.ok{fill:var(--ok)}
      .chart .rt.warn{fill:var(--warn)}
      .chart .rt.bad{fill:var(--bad)}
      .chart .an,.chart .rt{color:var(--muted)}
      .chart .cn{fill:none;stroke:currentColor;\(fixed)stroke-width:\(px(12))}
      .chart .co{font-family:ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace}
      .chart .nd{fill:var(--surface);stroke:currentColor;\(fixed)stroke-width:\(px(15))}

      """
  }

  /// The colour of each ink, darker or lighter where it colours text.
  private static let inks: String = {
    var css = ".chart .s0{color:var(--axis)}.chart .lb.s0{fill:var(--faint)}"
    css += ".chart .sr{color:var(--muted)}.chart .lb.sr{fill:var(--muted)}"
    for role in Role.allCases {
      css += ".chart .s\(role.rawValue){color:var(--s\(role.rawValue))}"
      css += ".chart .lb.s\(role.rawValue){fill:var(--s\(role.rawValue)-label)}"
    }
    for step in 1...Ink.rampLength {
      css +=
        ".chart .r\(step){color:var(--ramp\(step))}.chart .lb.r\(step){fill:var(--ramp\(step)-label)}"
    }
    return css + "\n"
  }()

  private static func dashes(unit: Int) -> String {
    func dash(_ lengths: [Int]) -> String {
      lengths.map { "\($0 * unit)px" }.joined(separator: " ")
    }
    var css = ""
    for role in Role.allCases where !role.dash.isEmpty {
      css += ".chart .ln.s\(role.rawValue){stroke-dasharray:\(dash(role.dash))}"
    }
    css += ".chart .ln.sr{stroke-dasharray:\(dash([3, 3]))}"
    css += ".chart .ln.s8{stroke-width:\(unit == 1 ? "2.5px" : "25px")}"
    for (variant, lengths) in [[2, 2], [14, 3, 2, 3, 2, 3], [1, 4]].enumerated() {
      css += ".chart .ln.v\(variant + 1){stroke-dasharray:\(dash(lengths))}"
    }
    // Bars of one colour differ by how they are filled.
    let edge = "stroke:currentColor;vector-effect:non-scaling-stroke;stroke-width:\(unit * 3 / 2)px"
    css += ".chart .br.v1{fill-opacity:.3;\(edge)}.chart .br.v2{fill:var(--bg);\(edge)}"
    css += ".chart .br.v3{fill:var(--bg);\(edge);stroke-dasharray:\(dash([3, 2]))}"
    return css + ".chart .ln.thin{stroke-dasharray:none;stroke-width:\(unit)px}\n"
  }

  /// The classes of colour scales: as fills, as strokes of cells and lines, as texts upon them.
  private static let classes: String = {
    var css = ".chart .fl{fill:currentColor;stroke:none}.chart .ce{fill:none;stroke:currentColor}"
    for (prefix, name) in [("q", "seq"), ("d", "div")] {
      for index in 1...9 {
        css += ".chart .\(prefix)\(index){color:var(--\(name)\(index))}"
        css += ".chart .on-\(prefix)\(index){fill:var(--\(name)\(index)-text)}"
      }
    }
    return css + ".chart .hz{stroke:var(--muted)}.chart .hn{stroke:var(--bad)}\n"
  }()

  /// Paper, and the reader's own colours.
  private static let adaptations: String = {
    let foreground = (Palette.texts + Palette.roles + Palette.roleLabels + Palette.ramp).map {
      "--\($0.name):CanvasText"
    }.joined(separator: ";")
    return """
      @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) .chart .bd{fill-opacity:.22}}
      @media screen{:root[data-theme=dark] .chart .bd{fill-opacity:.22}}
      @media print{.chart{break-inside:avoid}}
      @media (forced-colors:active){.chart{forced-color-adjust:none;\(foreground);\
      --bg:Canvas;--surface:Canvas;--axis:GrayText;--grid:GrayText}}

      """
  }()
}
