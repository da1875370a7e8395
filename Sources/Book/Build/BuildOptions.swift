import Experiments
import Foundation

/// Where a book lies and how it is built.
public struct BuildOptions: Sendable {
  /// The book's folder.
  public var book = "."
  /// The folder of the chapters, below the book's.
  public var chapters = "chapters"
  /// The folder the site is written to, below the book's.
  public var site = "site"
  /// The address the site will have; nil if it has none and need not speak of itself.
  public var baseURL: String?
  /// Whether to make one file that holds the whole book, beside the site's pages.
  public var makesSingleFile = false
  /// The chapters to build, by file name, with or without ending; empty for all.
  public var only: [String] = []
  /// How many runs are computed at once.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// Whether results are taken from, and kept in, the cache.
  public var usesCache = true
  /// Experiments to compute anew even if their results are in the cache.
  public var refreshed: [String] = []
  /// The share of the cached results to compute again and compare with what is stored.
  public var verifiedShare = 0.0
  /// Puts the values that prose quotes on record as they are now.
  public var acceptsValues = false
  /// Takes a value that is not on record for one that moved.
  public var requiresValues = false

  public init() {}

  /// Whether a build has nothing to do where no file has changed.
  var changesNothingElse: Bool {
    only.isEmpty && refreshed.isEmpty && verifiedShare == 0 && !acceptsValues && !requiresValues
  }

  public var chaptersPath: String { path(chapters) }
  public var sitePath: String { path(site) }

  func path(_ folder: String) -> String {
    folder.hasPrefix("/") || book == "." ? folder : "\(book)/\(folder)"
  }
}

/// What a build did, for its closing line.
public struct BuildSummary: Sendable, Hashable {
  public var pages = 0
  public var pagesWritten = 0
  public var runsComputed = 0
  public var runsCached = 0
  public var claims = 0
  public var runsVerified = 0
  /// How quoted values differ from those on record.
  public var drift = ValueDrift()
  public var warnings: [Diagnostic] = []
  public var seconds = 0.0

  public init() {}
}
