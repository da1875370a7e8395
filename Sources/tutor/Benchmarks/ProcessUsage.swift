import Foundation

/// What this process has used so far.
enum ProcessUsage {
  /// Seconds since the system started this process, to a hundredth; nil on systems without `/proc`.
  static var secondsSinceStart: Double? {
    guard let status = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      let uptime = try? String(contentsOfFile: "/proc/uptime", encoding: .utf8),
      let name = status.lastIndex(of: ")"),
      let now = uptime.split(separator: " ").first.flatMap({ Double($0) })
    else { return nil }
    // The start time is field 22; the name, which may contain spaces, is field 2.
    let fields = status[name...].split(separator: " ")
    guard fields.count > 20, let start = Double(fields[20]) else { return nil }
    return now - start / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The largest resident size, in MB.
  ///
  /// What `getrusage` reports would include the size of the process that started this one.
  static var peakMegabytes: Double {
    if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first
        .flatMap({ Double($0) })
    {
      return kilobytes / 1024
    }
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
