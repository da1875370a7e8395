/// The words of the page itself, in the language of the chapter.
struct Wording: Hashable, Sendable {
  /// A BCP 47 tag, for the `lang` attribute.
  var language: String
  var skipToContent: String
  var contents: String
  var chapters: String
  /// With `#` in place of the number, as in `matches` and `minutes`.
  var chapter: String
  var onThisPage: String
  var previous: String
  var next: String
  var close: String
  var search: String
  var searchHint: String
  var noMatches: String
  var matches: String
  var theme: String
  var themeSystem: String
  var themeLight: String
  var themeDark: String
  var linkToSection: String
  var copied: String
  var note: String
  var backToText: String
  var callouts: [Callout.Kind: String]
  var details: String
  var table: String
  var code: String
  var formula: String
  var done: String
  var open: String
  var figure: String
  var evidence: String
  var directive: String
  var settings: String
  var data: String
  /// With `#` and `%` in place of how many rows are shown, and of how many.
  var someRows: String
  /// The same where no file has the others.
  var someRowsOnly: String
  var downloads: String
  var source: String
  var reproduce: String
  var held: String
  var failed: String
  var unchecked: String
  var measured: String
  var revision: String
  var minute: String
  var minutes: String
  var notFound: String
  var notFoundText: String
  var experiments: String
  /// With `#` in place of the number of runs.
  var experimentsText: String
  var claims: String
  /// With `#` and `%` in place of how many hold, and of how many.
  var claimsText: String
  var claim: String
  var seeds: String
  var bibliography: String
  /// With `#` in place of the number of works.
  var bibliographyText: String
  var cited: String
  var used: String
  var records: String
  var checks: String
  var behindTheBook: String
  var breadcrumbs: String
  var sourceText: String

  func label(of kind: Callout.Kind) -> String { callouts[kind] ?? kind.rawValue }

  /// The words for a language tag; English where there are none.
  static func forLanguage(_ tag: String) -> Wording {
    tag.lowercased().hasPrefix("zh") ? .chinese : .english
  }

  static let english = Wording(
    language: "en", skipToContent: "Skip to the text", contents: "Contents", chapters: "Chapters",
    chapter: "Chapter #",
    onThisPage: "On this page", previous: "Previous", next: "Next", close: "Close",
    search: "Search", searchHint: "Search the book", noMatches: "Nothing found",
    matches: "# found", theme: "Theme", themeSystem: "as the system", themeLight: "light",
    themeDark: "dark", linkToSection: "Link to", copied: "Link copied",
    note: "Note", backToText: "Back to the text, note",
    callouts: [
      .note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning",
      .caution: "Caution",
    ], details: "Details", table: "Table", code: "Code",
    formula: "Formula",
    done: "done", open: "open", figure: "Figure", evidence: "How this was computed",
    directive: "Directive", settings: "Settings", data: "Data",
    someRows: "# of % rows; all are in the files below",
    someRowsOnly: "# of % rows",
    downloads: "Downloads",
    source: "Source", reproduce: "Reproduce", held: "holds", failed: "does not hold",
    unchecked: "not checked", measured: "measured", revision: "Revision",
    minute: "1 minute to read", minutes: "# minutes to read", notFound: "Page not found",
    notFoundText: "There is no page at this address. The contents list every chapter.",
    experiments: "Experiments",
    experimentsText:
      "Every experiment of the book: # runs in all, computed while these pages were built.",
    claims: "Claims",
    claimsText:
      "What the book says about its results, held against them on every build: # of % hold.",
    claim: "Claim", seeds: "Seeds", bibliography: "Bibliography",
    bibliographyText: "The # works that the chapters refer to.", cited: "Listed in",
    used: "Used in",
    records: "records", checks: "Checked", behindTheBook: "Behind the book",
    breadcrumbs: "Breadcrumbs",
    sourceText: "A source file of the engine that computed this book, as it was at that time.")

  static let chinese = Wording(
    language: "zh", skipToContent: "跳到正文", contents: "目录", chapters: "章节", chapter: "第 # 章",
    onThisPage: "本页内容",
    previous: "上一章", next: "下一章", close: "关闭", search: "搜索", searchHint: "搜索全书",
    noMatches: "没有结果", matches: "# 个结果", theme: "主题", themeSystem: "跟随系统", themeLight: "浅色",
    themeDark: "深色", linkToSection: "链接到", copied: "链接已复制", note: "注",
    backToText: "回到正文，注",
    callouts: [.note: "说明", .tip: "提示", .important: "重要", .warning: "警告", .caution: "注意"],
    details: "详情", table: "表格", code: "代码", formula: "公式", done: "已完成", open: "未完成",
    figure: "图",
    evidence: "计算过程", directive: "指令", settings: "设置", data: "数据",
    someRows: "显示 % 行中的 # 行，全部数据见下方文件", someRowsOnly: "显示 % 行中的 # 行", downloads: "下载",
    source: "源代码",
    reproduce: "复现", held: "成立", failed: "不成立", unchecked: "未检验", measured: "实测值",
    revision: "版本", minute: "阅读约 1 分钟", minutes: "阅读约 # 分钟", notFound: "找不到页面",
    notFoundText: "这个地址没有页面。目录列出了所有章节。",
    experiments: "实验", experimentsText: "本书的全部实验：共 # 次运行，在生成这些页面时算出。",
    claims: "论断", claimsText: "本书关于结果的论断，每次构建时都与结果核对：% 条中有 # 条成立。",
    claim: "论断", seeds: "种子", bibliography: "参考文献", bibliographyText: "各章引用的 # 篇文献。",
    cited: "见于", used: "用于", records: "记录", checks: "已核对", behindTheBook: "本书背后",
    breadcrumbs: "当前位置",
    sourceText: "计算本书的引擎的一个源文件，以当时的内容为准。")
}
