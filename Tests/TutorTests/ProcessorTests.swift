import Testing

@testable import tutor

@Suite struct ProcessorTests {
  @Test func namesTheFirstMissingInstructionSet() {
    #expect(Processor.missingFeature(in: "model\t: x\nflags\t: fpu sse2 avx2 fma bmi2\n") == nil)
    #expect(Processor.missingFeature(in: "flags\t: fpu sse2 avx2 bmi2\n") == "fma")
    #expect(Processor.missingFeature(in: "nothing known") == nil)
  }
}
