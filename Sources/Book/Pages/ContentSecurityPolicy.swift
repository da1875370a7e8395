/// What a page may load: only the site's own files, also when it is opened from a disk.
///
/// A page opened as a file has no origin that `'self'` could match, hence `file:` beside it.
enum ContentSecurityPolicy {
  static let text = [
    "default-src 'none'", "script-src 'self' file:", "style-src 'self' file:",
    "img-src 'self' file: data:", "font-src data:", "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")
}
