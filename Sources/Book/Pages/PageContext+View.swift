extension PageContext {
  /// The page as `page.mustache` names its parts.
  var view: TemplateView {
    var view: TemplateView = [
      "root": root, "title": title, "siteTitle": siteTitle, "description": description,
      "windowTitle": title == siteTitle ? title : "\(title) · \(siteTitle)",
      "policy": ContentSecurityPolicy.text, "hasFormulas": hasFormulas,
      "hasFigures": hasFigures, "exploring": wording.exploring.view,
      "contentsHTML": ContentsHTML.html(for: self), "bodyHTML": bodyHTML,
      "translations": translations.map { translation -> TemplateView in
        [
          "language": translation.language, "name": translation.name,
          "address": translation.address,
        ]
      },
      "hasTurn": previous != nil || next != nil, "hasFacts": !facts.isEmpty,
      "facts": facts.map { fact -> TemplateView in
        ["label": fact.label, "value": fact.value, "isCode": fact.isCode]
      },
    ]
    view["canonicalAddress"] = canonicalAddress
    view["pictureAddress"] = pictureAddress
    view["feedAddress"] = feedAddress
    view["eyebrow"] = eyebrow
    view["crumb"] = crumb
    view["previousPage"] = previous.map(Self.view)
    view["nextPage"] = next.map(Self.view)
    return view.merging(wording.pageView)
  }

  private static func view(of neighbor: Neighbor) -> TemplateView {
    ["name": neighbor.title, "address": neighbor.address]
  }

  /// What the page is called in the way back; nil on the first page, which is its end.
  private var crumb: String? {
    guard let page = current else { return title }
    if page.address == "index.html" { return nil }
    return page.number.isEmpty
      ? page.title : wording.chapter.replacing("#", with: page.number)
  }

  /// "Chapter 3 · 12 minutes to read"
  private var eyebrow: String? {
    let number = current?.number ?? ""
    var parts: [String] = []
    if !number.isEmpty { parts.append(wording.chapter.replacing("#", with: number)) }
    if readingMinutes > 0 {
      let minutes = wording.minutes.replacing("#", with: String(readingMinutes))
      parts.append(readingMinutes == 1 ? wording.minute : minutes)
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}

extension Wording {
  /// The words that stand on every page.
  fileprivate var pageView: TemplateView {
    [
      "language": language, "skipToContent": skipToContent, "contents": contents,
      "chaptersWord": chapters, "previous": previous, "next": next, "close": close,
      "search": search, "searchHint": searchHint, "noMatches": noMatches, "matches": matches,
      "theme": theme, "themeSystem": themeSystem, "themeLight": themeLight,
      "themeDark": themeDark, "copied": copied, "crumbsWord": breadcrumbs,
    ]
  }
}
