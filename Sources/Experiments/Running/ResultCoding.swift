import Bytes

/// Stored form of a run's result: compact, equal for equal results, exact to the bit.
extension RunResult: Storable {
  /// Goes up whenever the layout changes; results of another version are computed again.
  private static let version: UInt64 = 1

  public var storedBytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(Self.version)
    writer.append(metrics) { writer, metric in
      writer.append(metric.name)
      metric.measurement.write(to: &writer)
    }
    writer.append(texts) { writer, named in
      writer.append(named.name)
      writer.append(named.texts) { writer, text in writer.append(text) }
    }
    switch outcome {
    case .finished:
      writer.append(UInt8(0))
    case .diverged(let step, let layer):
      writer.append(UInt8(1))
      writer.append(step)
      writer.append(layer)
    }
    return writer.bytes
  }

  public init(storedBytes: [UInt8]) throws(StoredBytesError) {
    var reader = ByteReader(storedBytes)
    guard try reader.number() == Self.version else { throw .unknownVersion }
    metrics = try reader.list(elementSize: 24) { reader throws(StoredBytesError) in
      NamedMeasurement(try reader.text(), try Measurement(from: &reader))
    }
    texts = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      NamedTexts(
        try reader.text(),
        try reader.list(elementSize: 8) { reader throws(StoredBytesError) in try reader.text() })
    }
    outcome = try Outcome(from: &reader)
    try reader.expectEnd()
  }
}

extension RunResult.Outcome {
  fileprivate init(from reader: inout ByteReader) throws(StoredBytesError) {
    switch try reader.byte() {
    case 0: self = .finished
    case 1: self = .diverged(step: try reader.integer(), layer: try reader.text())
    case let tag: throw .invalidTag(tag)
    }
  }
}

extension Measurement {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.append(axes) { writer, axis in
      writer.append(axis.name)
      writer.append(axis.labels) { writer, label in label.write(to: &writer) }
    }
    writer.append(values) { writer, value in writer.append(value) }
  }

  fileprivate init(from reader: inout ByteReader) throws(StoredBytesError) {
    let axes = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      Axis(
        try reader.text(),
        try reader.list(elementSize: 9) { reader throws(StoredBytesError) in
          try Label(from: &reader)
        })
    }
    let values = try reader.list(elementSize: 8) { reader throws(StoredBytesError) in
      try reader.double()
    }
    var expected = 1
    for axis in axes {
      let (product, overflow) = expected.multipliedReportingOverflow(by: axis.labels.count)
      guard !overflow else { throw .invalidCount }
      expected = product
    }
    guard values.count == expected else { throw .invalidCount }
    self.init(axes: axes, values: values)
  }
}

extension Measurement.Label {
  fileprivate func write(to writer: inout ByteWriter) {
    switch self {
    case .number(let number):
      writer.append(UInt8(0))
      writer.append(number)
    case .text(let text):
      writer.append(UInt8(1))
      writer.append(text)
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(StoredBytesError) {
    switch try reader.byte() {
    case 0: self = .number(try reader.double())
    case 1: self = .text(try reader.text())
    case let tag: throw .invalidTag(tag)
    }
  }
}
