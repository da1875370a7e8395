extension FigureCard {
  /// The card as `figure.mustache` names its parts.
  func view(_ wording: Wording) -> TemplateView {
    [
      "anchor": anchor, "number": number, "wideHTML": wideHTML, "narrowHTML": narrowHTML,
      "isExplorable": exploration != nil, "exploration": exploration ?? "",
      "captionHTML": captionHTML, "hasChecks": !checks.isEmpty,
      "checks": checks.map { $0.view(wording) }, "checksWord": wording.checks,
      "hasDirective": !directiveHTML.isEmpty, "directiveHTML": directiveHTML,
      "hasSettings": !settings.isEmpty,
      "settings": settings.map { ["name": $0.name, "value": $0.value] as TemplateView },
      "hasTable": !tableHTML.isEmpty, "tableHTML": tableHTML,
      "hasDownloads": !downloads.isEmpty, "downloads": downloads.map(\.view),
      "hasSources": !sources.isEmpty, "sources": sources.map(\.view),
      "hasCommand": !command.isEmpty, "command": command,
      "figureWord": wording.figure, "evidenceWord": wording.evidence,
      "directiveWord": wording.directive, "settingsWord": wording.settings,
      "dataWord": wording.data, "downloadsWord": wording.downloads, "sourceWord": wording.source,
      "reproduceWord": wording.reproduce,
    ]
  }
}

extension FigureCard.Check {
  fileprivate func view(_ wording: Wording) -> TemplateView {
    [
      "name": name, "address": "#\(anchor)", "status": holds ? "held" : "failed",
      "sign": holds ? "✓" : "✗", "verdict": holds ? wording.held : wording.failed,
    ]
  }
}

extension FigureCard.Download {
  fileprivate var view: TemplateView { ["name": name, "address": address] }
}

extension ClaimMark {
  /// The claim as `claim.mustache` and `claim-body.mustache` name its parts.
  func view(_ wording: Wording) -> TemplateView {
    let (sign, verdict) =
      switch status {
      case .held: ("✓", wording.held)
      case .failed: ("✗", wording.failed)
      case .unchecked: ("?", wording.unchecked)
      }
    var view: TemplateView = [
      "status": status.rawValue, "sign": sign, "verdict": verdict,
      "expression": expression, "measuredWord": wording.measured, "measured": measured,
      "hasAnchor": anchor != nil, "hasDetail": !detail.isEmpty, "detail": detail,
    ]
    view["claimAnchor"] = anchor
    return view
  }
}

extension BookIndex.Chapter {
  /// A chapter on the first page as `card.mustache` names its parts.
  var view: TemplateView {
    ["number": number, "name": title, "description": description, "address": address]
  }
}
