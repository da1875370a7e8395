import Engine
import Testing

@Suite struct PortableMathTests {
  @Test func wholePowersOfWholeNumbersAreExact() {
    #expect(PortableMath.power(10, 15) == 1e15)
    #expect(PortableMath.power(10, -3) == 1e-3)
    #expect(PortableMath.power(-2, 3) == -8)
    #expect(PortableMath.power(3, 0) == 1)
  }

  @Test func powersAreThoseOfTheDefinition() {
    for (x, y) in [(2.0, 0.3), (10, -13.37), (0.25, 7.7), (1.0001, 5000.5)] {
      let expected = PortableMath.exp(y * PortableMath.log(x))
      #expect(abs(PortableMath.power(x, y) / expected - 1) < 1e-13)
      #expect(abs(PortableMath.power(PortableMath.power(x, y), 1 / y) / x - 1) < 1e-13)
    }
  }

  @Test func powersAtTheEdges() {
    #expect(PortableMath.power(.nan, 0) == 1 && PortableMath.power(1, .nan) == 1)
    #expect(PortableMath.power(0, 0.3) == 0 && PortableMath.power(0, -0.3) == .infinity)
    #expect(PortableMath.power(0, -1) == .infinity)
    #expect(PortableMath.power(-8, 1 / 3.0).isNaN)
    #expect(PortableMath.power(-1, 2001) == -1 && PortableMath.power(-1, 2000) == 1)
    #expect(PortableMath.power(.infinity, 0.5) == .infinity)
    #expect(PortableMath.power(2, 1e6) == .infinity && PortableMath.power(2, -1e6) == 0)
  }

  @Test func powersOfTenHaveWholeLogarithms() {
    for exponent in -22...22 {
      #expect(PortableMath.log10(PortableMath.power(10, Double(exponent))) == Double(exponent))
    }
    #expect(PortableMath.log10(0) == -.infinity && PortableMath.log10(-1).isNaN)
    #expect(abs(PortableMath.log10(2) - 0.301029995663981195) < 1e-15)
  }
}
