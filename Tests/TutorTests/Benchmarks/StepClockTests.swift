import Testing

@testable import tutor

@Suite struct StepClockTests {
  @Test func theFirstFifthIsLeftOut() {
    let seconds: [Double] = [100, 100, 1, 2, 3, 4, 5, 6, 7, 8]
    #expect(StepClock.secondsPerStep(seconds, phases: 1) == 4)
    #expect(StepClock.secondsPerStep(seconds, phases: 1, quantile: 0) == 1)
  }

  @Test func phasesCountAlike() {
    let seconds: [Double] = [1, 1, 1, 1, 1, 3, 3, 3, 3, 3]
    #expect(StepClock.secondsPerStep(seconds, phases: 2) == 2)
  }

  @Test func aStepLastsFromTickToTick() {
    var clock = StepClock(steps: 2)
    for _ in 0..<3 { clock.tick() }
    #expect(clock.seconds.count == 2)
    #expect(clock.seconds.allSatisfy { $0 >= 0 })
  }
}
