import Testing

@testable import Experiments

@Suite struct MappingReaderTests {
  private static let valid = """
    model:
      - {dense: 64, activation: {leaky-relu: 0.2}, repeat: 20}
      - residual: [{dense: {units: 8}}, dense: 8]
    optimizer: {sgd: {rate: 0.1}}
    steps: 2_000
    precision: double
    shuffle: no
    """

  @Test func decodesEveryFormOfATaggedValue() throws {
    let spec = try decode(Self.valid, SampleSpec.read)
    #expect(
      spec
        == SampleSpec(
          layers: [
            .dense(units: 64, activation: .leakyReLU(slope: 0.2), count: 20),
            .residual(branch: [
              .dense(units: 8, activation: .sigmoid, count: 1),
              .dense(units: 8, activation: .sigmoid, count: 1),
            ]),
          ],
          optimizer: .sgd(rate: 0.1, momentum: 0), steps: 2000, precision: .double,
          shuffles: false))
  }

  @Test(arguments: [
    ("{sgd: 0.1}", 0.1, 0.0), ("{sgd: {rate: 0.1, momentum: 0.9}}", 0.1, 0.9),
    ("{sgd: 0.1, momentum: 0.9}", 0.1, 0.9), ("{sgd: {rate: 0.1}, momentum: 0.9}", 0.1, 0.9),
    ("{sgd: , rate: 1e-4}", 1e-4, 0),
  ])
  func settingsStandInsideOrBeside(yaml: String, rate: Double, momentum: Double) throws {
    let optimizer = try decode(yaml) { $0.tagged(by: SampleSpec.Optimizer.vocabulary) }
    #expect(optimizer == .sgd(rate: rate, momentum: momentum))
  }

  @Test func collectsAllErrors() {
    let errors = decodeErrors(
      """
      model:
        - {dense: -3, activation: sigmiod}
        - {dens: 64}
      optimiser: {sgd: {rate: 0.1}}
      steps: many
      precision: Double
      shuffle: maybe
      """, SampleSpec.read)
    #expect(
      short(errors) == [
        "11:13+2 'dense' must be a whole number from 1 to 65536, for example 64;"
          + " found the number -3",
        "11:29+7 unknown activation 'sigmiod' | sigmoid",
        "12:6+4 unknown layer 'dens' | dense",
        "14:8+4 'steps' must be a whole number from 1 to 1000000, for example 2000; found 'many'",
        "15:12+6 'precision' must be one of 'float', 'double'; found 'Double' | double",
        "16:10+5 'shuffle' must be 'true' or 'false'; found 'maybe'",
        "13:1+9 unknown key 'optimiser' | optimizer",
      ])
  }

  @Test(arguments: [
    ("{sgd: {rat: 0.1}}", "10:8+3 unknown key 'rat' | rate"),
    ("{sgd: {rate: 0.1}, rate: 1}", "10:20+4 the key 'rate' is given twice"),
    ("{adam: {rate:0.1}}", "10:9+8 a space is missing after the colon in 'rate:0.1' | rate: 0.1"),
    ("{adam: {rate: 0.1, momentum: 3}}", "10:20+8 unknown key 'momentum'"),
    ("{adam: 1, rate: 2}", "10:17+1 'rate' is given twice: it is also the value after 'adam:'"),
    ("{adam: 0}", "10:8+1 'adam' must be a number above 0, for example 0.1; found the number 0"),
    ("sdg", "10:1+3 unknown optimizer 'sdg' | sgd"),
    ("{rate: 1, sgd: 3}", "10:2+4 unknown optimizer 'rate'"),
  ])
  func reportsWrongSettings(yaml: String, message: String) {
    let errors = decodeErrors(yaml) { $0.tagged(by: SampleSpec.Optimizer.vocabulary) }
    #expect(short(errors).contains(message), "\(short(errors))")
  }

  @Test func saysThatTheKindComesFirst() {
    let errors = decodeErrors("{rate: 1, sgd: 3}") {
      $0.tagged(by: SampleSpec.Optimizer.vocabulary)
    }
    #expect(
      notes(errors) == [
        "expected one of 'sgd', 'adam'", "the kind comes first: {sgd: …, rate: …}",
      ])
  }

  @Test func refusesAnArgumentNobodyTakes() {
    let errors = decodeErrors("{sigmoid: 3}") {
      $0.tagged(by: SampleSpec.Activation.vocabulary)
    }
    #expect(short(errors) == ["10:11+1 'sigmoid' takes no value"])
    #expect(notes(errors) == ["no key is expected here"])
  }

  @Test func keysThatExcludeEachOther() throws {
    func read(_ value: ValueReader) -> String? {
      value.mapping { $0.atMostOne(of: ["norm", "value"]) }
    }
    #expect(try decode("{norm: 1}", read) == "norm")
    #expect(try decode("{}", read) == nil)
    #expect(
      short(decodeErrors("{norm: 1, value: 2}", read)) == [
        "10:11+5 'value' and 'norm' exclude each other"
      ])
  }

  @Test func suggestsOnlyKeysThatAreStillFree() {
    let errors = decodeErrors("{steps: 1, step: 2}") { value in
      value.mapping { keys in
        (keys.required("steps").integer(in: 1...9), keys.optional("stop")?.text())
      }
    }
    #expect(short(errors) == ["10:12+4 unknown key 'step' | stop"])
    #expect(notes(errors) == ["expected one of 'steps', 'stop'"])
  }

  @Test func aMissingKeyIsNotHiddenByASimilarOne() {
    func read(_ value: ValueReader) -> (Int, Int?) {
      value.mapping { keys in
        (
          keys.required("steps").integer(in: 1...9), keys.optional("step")?.integer(in: 1...9)
        )
      }
    }
    #expect(
      short(decodeErrors("{step: 2}", read)) == [
        "10:1+1 the key 'steps' is missing: it must be a whole number from 1 to 9"
      ])
    #expect(short(decodeErrors("{stepz: 2}", read)) == ["10:2+5 unknown key 'stepz' | step"])
    #expect(short(decodeErrors("{}", read)).count == 1)
  }

  @Test func anythingButAMappingIsAnError() {
    #expect(
      short(decodeErrors("rate:0.1", SampleSpec.read)) == [
        "10:1+8 this directive must be a mapping; found 'rate:0.1'"
      ])
    #expect(
      notes(decodeErrors("rate:0.1", SampleSpec.read)) == [
        "a space is missing after the colon"
      ])
    #expect(
      short(decodeErrors("[a]", SampleSpec.read)) == [
        "10:1+1 this directive must be a mapping; found a list"
      ])
  }

  @Test func warningsDoNotFail() throws {
    let node = try YAMLReader.parse(body("a: 1"))
    let (value, warnings) = try node.decodeWithWarnings { value in
      value.mapping { keys in
        keys.required("a").report("'a' is unusual", severity: .warning)
        return 5
      }
    }
    #expect(value == 5)
    #expect(warnings.map(\.message) == ["'a' is unusual"])
  }
}
