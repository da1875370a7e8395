extension Sequence {
  /// What went well, in order; what is wrong with the rest is added to `diagnostics`.
  public func successes<Success>(_ diagnostics: inout [Diagnostic]) -> [Success]
  where Element == Result<Success, Diagnostics> {
    compactMap { result in
      do throws(Diagnostics) {
        return try result.get()
      } catch {
        diagnostics += error.all
        return nil
      }
    }
  }
}
