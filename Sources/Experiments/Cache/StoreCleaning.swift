extension ContentStore {
  /// A stored result as a file.
  public struct Listing: Hashable, Sendable {
    public var stage: Stage
    public var key: ContentKey
    /// Bytes on disk.
    public var size: Int64
    /// Nanoseconds since 1970, to the day.
    public var lastUsed: Int64
  }

  /// What a cleaning removed, or would remove.
  public struct Cleaning: Hashable, Sendable {
    public var removed: [Listing]
    public var kept: [Listing]
    /// Files of builds that were killed: half-written results and locks nobody holds.
    public var leftovers: Int

    public var removedSize: Int64 { removed.reduce(0) { $0 + $1.size } }
    public var keptSize: Int64 { kept.reduce(0) { $0 + $1.size } }
  }

  /// All stored results by stage and key.
  public func list() throws(FileError) -> [Listing] {
    var entries: [Listing] = []
    for stage in Stage.allCases {
      for shard in try FileSystem.names(in: "\(folder)/\(stage.rawValue)") {
        for rest in try FileSystem.names(in: "\(folder)/\(stage.rawValue)/\(shard)") {
          guard let key = ContentKey(hex: shard + rest),
            let status = FileStatus(ofFile: path(of: stage, key))
          else { continue }
          entries.append(
            Listing(stage: stage, key: key, size: status.size, lastUsed: status.modified))
        }
      }
    }
    return entries
  }

  /// Removes results not used for a time, then those used least recently until the rest fits.
  ///
  /// Times in the future, left by a clock that was wrong, count as now. A build running at the
  /// same time at worst computes again what was removed.
  public func clean(
    olderThan age: Duration? = nil, maxSize: Int64? = nil, dryRun: Bool = false
  ) throws(FileError) -> Cleaning {
    let now = FileStatus.now()
    let newestFirst = try list().sorted { left, right in
      (min(right.lastUsed, now), right.key, right.stage.rawValue)
        < (min(left.lastUsed, now), left.key, left.stage.rawValue)
    }
    var cleaning = Cleaning(removed: [], kept: [], leftovers: 0)
    var size: Int64 = 0
    var isFull = false
    for entry in newestFirst {
      let isOld = age.map { .nanoseconds(max(0, now - entry.lastUsed)) > $0 } ?? false
      isFull = isFull || maxSize.map { size + entry.size > $0 } ?? false
      if isOld || isFull {
        cleaning.removed.append(entry)
      } else {
        cleaning.kept.append(entry)
        size += entry.size
      }
    }
    if !dryRun {
      for entry in cleaning.removed { try remove(path(of: entry.stage, entry.key)) }
    }
    cleaning.leftovers = try removeLeftovers(dryRun: dryRun)
    return cleaning
  }

  /// How long a file is left alone that may be another build's, where there are no locks to tell.
  private static let doubt: Duration = .seconds(86_400)

  /// Removes files in the working folders whose owner is gone, as the free lock shows, or their age.
  private func removeLeftovers(dryRun: Bool) throws(FileError) -> Int {
    var count = 0
    for workFolder in [temporaryFolder, lockFolder] {
      for name in try FileSystem.names(in: workFolder) {
        let path = "\(workFolder)/\(name)"
        if dryRun {
          guard let file = try? OpenFile(path, .read), isLeft(file) else { continue }
          count += 1
        } else if try removeIfLeft(path) {
          count += 1
        }
      }
    }
    return count
  }

  private func removeIfLeft(_ path: String) throws(FileError) -> Bool {
    let file = try OpenFile(path, .openOrCreate)
    // Locked until it is removed; another of the same name is another build's.
    guard isLeft(file), try file.status().inode == FileStatus(ofFile: path)?.inode else {
      return false
    }
    try remove(path)
    return true
  }

  private func isLeft(_ file: borrowing OpenFile) -> Bool {
    do throws(FileError) {
      return try file.tryLock()
    } catch {
      let modified = (try? file.status().modified) ?? .max
      return .nanoseconds(max(0, FileStatus.now() - modified)) > Self.doubt
    }
  }

  private func remove(_ path: String) throws(FileError) {
    do {
      try FileSystem.remove(path)
    } catch  where error.isAbsence {
      // Another cleaning was first.
    }
  }
}
