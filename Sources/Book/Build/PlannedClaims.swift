import Experiments

/// The statements of one `claim` block, which must be true for the book to be built.
struct PlannedClaims: Sendable {
  var fence: Fence
  /// Index of their chapter.
  var chapter: Int
  var claims: [Claim]

  /// - Throws: What is wrong with any of the claims.
  init(_ fence: Fence, chapter: Int) throws(Diagnostics) {
    self.fence = fence
    self.chapter = chapter
    claims = try Claim.parseAll(DirectiveSource(fence.body))
  }
}
