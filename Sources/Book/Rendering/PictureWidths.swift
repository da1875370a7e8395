/// The widths of pictures in percent. A page has no styles of its own, so each width that the book uses is a class of
/// the style sheet.
enum PictureWidths {
  static func name(of percent: Int) -> String { "width-\(percent)" }

  static func stylesheet(for images: [Image]) -> String {
    let widths = images.compactMap { image in
      if case .percent(let percent) = image.width { percent } else { nil }
    }
    return Set(widths).sorted().map { ".\(name(of: $0)) { width: \($0)%; }" }
      .joined(separator: "\n")
  }
}
