/// What a build tells a preview while it goes on.
public enum BuildNews: Sendable {
  /// What the build reads beside the chapters: the files that experiments take their samples from, below the book's
  /// folder.
  case reads([String])
  /// Pages that are made and that the site will have in a moment, by their paths below its folder.
  case made([String: [UInt8]])
  /// Those pages stand in the site's folder.
  case placed
  /// A new site stands.
  case published
}
