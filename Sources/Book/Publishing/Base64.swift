import Foundation

/// Bytes as text, for addresses that hold a file.
enum Base64 {
  static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The bytes that hexadecimal digits stand for.
  static func text(ofHexadecimal digits: String) -> String {
    let values = digits.compactMap(\.hexDigitValue)
    let pairs = stride(from: 0, to: values.count - 1, by: 2)
    return text(
      of: pairs.map { (high: Int) -> UInt8 in UInt8(values[high] << 4 | values[high + 1]) })
  }
}

/// What kind of file a name stands for.
public enum MediaType {
  /// Whether browsers show a file of that name as a picture.
  static func isPicture(_ name: String) -> Bool { of(name).hasPrefix("image/") }

  public static func of(_ name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "html": "text/html"
    case "css": "text/css"
    case "js": "text/javascript"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "webp": "image/webp"
    case "gif": "image/gif"
    case "avif": "image/avif"
    case "apng": "image/apng"
    case "bmp": "image/bmp"
    case "json": "application/json"
    case "csv": "text/csv"
    case "woff2": "font/woff2"
    case "xml": "application/xml"
    case "pdf": "application/pdf"
    default: "application/octet-stream"
    }
  }
}
