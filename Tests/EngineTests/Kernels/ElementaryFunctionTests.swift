import Foundation
import Testing

@testable import Engine

/// The engine's own functions against those of the C library in extended precision.
struct ElementaryFunctionTests {
  @Test(arguments: ElementaryFunction.allCases)
  func floatIsWithinTwoUnitsInTheLastPlace(function: ElementaryFunction) {
    let everyExponent = (0..<8192).lazy.map { Float(bitPattern: UInt32($0) &* 524_309) }
    let moderate = (-6000...6000).lazy.map { Float($0) * 0.003_1 }
    let small = (-3000...3000).lazy.map { Float($0) * 0.000_7 }
    for x in Array(everyExponent) + Array(moderate) + Array(small) + Self.special() {
      let error = function.error(x)
      #expect(error <= 2, "\(function)(\(x)) = \(function.apply(x))")
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func doubleIsWithinTwoUnitsInTheLastPlace(function: ElementaryFunction) {
    let everyExponent = (0..<8192).lazy.map {
      Double(bitPattern: UInt64($0) &* 2_251_799_813_685_731)
    }
    let wide = (-4000...4000).lazy.map { Double($0) * 0.187_3 }
    let small = (-6000...6000).lazy.map { Double($0) * 0.000_71 }
    for x in Array(everyExponent) + Array(wide) + Array(small) + Self.special() {
      let error = function.error(x)
      #expect(error <= 2, "\(function)(\(x)) = \(function.apply(x))")
    }
  }

  /// Zeros, denormal and extreme numbers and both sides of the thresholds.
  static func special<S: Scalar>() -> [S] {
    let thresholds: [S] = [
      1, 0.346_573_6, 0.6, 0.95, 3.95, 5.95, 20, 22, 40, 87.336_54, 88.722_84, 89, 103.28,
      103.972_08,
      104, 708.396_418_532_264_1, 709.782_712_893_384, 710, 744.440_071_921_381,
      745.133_219_101_941,
      746,
    ]
    let magnitudes =
      thresholds.flatMap { [$0.nextDown, $0, $0.nextUp] } + [
        0, .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
        S.leastNonzeroMagnitude * 3, .ulpOfOne, .ulpOfOne / 2, .greatestFiniteMagnitude, .infinity,
        .nan,
      ]
    return magnitudes + magnitudes.map { -$0 }
  }

  @Test func signOfZeroIsKept() {
    for function in [ElementaryFunction.expm1, .log1p, .tanh, .sin, .erf] {
      #expect(function.apply(-0.0 as Float).sign == .minus, "\(function)")
      #expect(function.apply(-0.0 as Double).sign == .minus, "\(function)")
      #expect(function.apply(0.0 as Float).sign == .plus, "\(function)")
      #expect(function.apply(0.0 as Double).sign == .plus, "\(function)")
    }
  }

  @Test func underflowIsGradual() {
    #expect(Float.exp(-100) == 27 * .leastNonzeroMagnitude)
    #expect(Float.sigmoid(-100) == 27 * .leastNonzeroMagnitude)
    #expect(Float.exp(-104) == 0)
    #expect(Double.exp(-745) == .leastNonzeroMagnitude)
    #expect(Double.sigmoid(-740) == 85 * .leastNonzeroMagnitude)
    #expect(Double.exp(-746) == 0)
  }

  @Test func overflowIsInfinite() {
    #expect(Float.exp(88.72).isFinite)
    #expect(Float.exp(88.73) == .infinity)
    #expect(Double.exp(709.79) == .infinity)
    #expect(Double.expm1(.infinity) == .infinity)
    #expect(Double.log(0) == -.infinity)
    #expect(Double.log(-1).isNaN)
    #expect(Float.log1p(-1) == -.infinity)
  }

  /// Close to a zero every lost bit of the reduction would show.
  @Test func anglesNearMultiplesOfRightAngleKeepTheirAccuracy() {
    for k in (1...3000).map({ Double($0 * $0 * $0) }) + [0x1p30, 0x1p40, 0x1p43, 0x1.5p44] {
      let nearest = k * 1.570_796_326_794_896_6
      for x in [nearest, nearest.nextUp, nearest.nextDown, -nearest, -16_761_834_860_814.945] {
        #expect(
          ElementaryFunction.sin.error(x) <= 2 && ElementaryFunction.cos.error(x) <= 2, "\(x)")
      }
    }
  }

  @Test func anglesBeyondMeaningAreNotNumbers() {
    #expect(Double.sin(0x1p46).isNaN && Double.cos(-0x1p46).isNaN)
    #expect(Float.sin(.infinity).isNaN && Float.cos(.greatestFiniteMagnitude).isNaN)
  }
}
