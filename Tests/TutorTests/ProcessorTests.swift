import Testing

@testable import tutor

@Suite struct ProcessorTests {
  @Test func namesTheFirstMissingInstructionSet() {
    let list = "model\t: x\nflags\t: fpu sse2 avx2 fma bmi2\n"
    #expect(Processor.missingFeature(of: .avx2, in: list) == nil)
    #expect(Processor.missingFeature(of: .avx512, in: list) == "avx512f")
    #expect(Processor.missingFeature(of: .avx2, in: "flags\t: fpu sse2 avx2 bmi2\n") == "fma")
    #expect(Processor.missingFeature(of: .any, in: "flags\t: fpu\n") == nil)
    for set in Processor.InstructionSet.allCases {
      #expect(Processor.missingFeature(of: set, in: "nothing known") == nil)
    }
  }
}
