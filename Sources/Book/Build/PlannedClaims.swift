import Experiments

/// The statements of one `claim` block, which must be true for the book to be built.
struct PlannedClaims: Sendable {
  var fence: Fence
  /// Index of their chapter.
  var chapter: Int
  var claims: [Claim]
  /// What links to the block point to: its name, or `claim-2` for the second block of the chapter.
  var anchor: String

  /// - Throws: What is wrong with any of the claims.
  init(_ fence: Fence, chapter: Int, number: Int) throws(Diagnostics) {
    self.fence = fence
    anchor = fence.name ?? "claim-\(number)"
    self.chapter = chapter
    claims = try Claim.parseAll(DirectiveSource(fence.body))
  }
}
