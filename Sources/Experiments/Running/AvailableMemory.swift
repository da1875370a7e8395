import Foundation

/// How much memory the system would still give this process.
enum AvailableMemory {
  /// The least of what the machine has, what the container may take, and what the process may; nil where the
  /// system does not say.
  static func byteCount() -> Int? {
    #if os(Linux)
      [machine(text("/proc/meminfo")), container, process].compactMap(\.self).min()
    #else
      nil
    #endif
  }

  /// Free memory, what caches would give back, and swap, from the system's list of `name: count kB`.
  static func machine(_ information: String) -> Int? {
    func bytes(_ name: String) -> Int? {
      let line = information.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      let words = line?.split(separator: " ") ?? []
      return words.count > 1 ? Int(words[1]).map { $0 << 10 } : nil
    }
    return bytes("MemAvailable").map { $0 + (bytes("SwapFree") ?? 0) }
  }

  #if os(Linux)
    private static var container: Int? {
      let folder = "/sys/fs/cgroup/"
      guard let limit = number(folder + "memory.max"), let used = number(folder + "memory.current")
      else { return nil }
      return max(0, limit - used)
    }

    /// What `ulimit -v` leaves.
    private static var process: Int? {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0,
        let most = Int(exactly: limit.rlim_cur),
        let pages = text("/proc/self/statm").split(separator: " ").first.flatMap({ Int($0) })
      else { return nil }
      return max(0, most - pages * Int(sysconf(Int32(_SC_PAGESIZE))))
    }

    private static func number(_ path: String) -> Int? {
      Int(text(path).trimmingCharacters(in: .whitespacesAndNewlines))
    }
  #endif

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
