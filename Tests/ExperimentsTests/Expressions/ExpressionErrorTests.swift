import Testing

@testable import Experiments

@Suite struct ExpressionErrorTests {
  @Test(arguments: [
    ("", "10:1+1 expected a value such as deep-sigmoid.loss or 0.1, but the text ends here"),
    ("1 +", "10:4+1 expected a value such as deep-sigmoid.loss or 0.1, but the text ends here"),
    ("(1 + 2", "10:1+1 ')' is missing: this is never closed"),
    ("max(1, 2", "10:4+1 ')' is missing: this is never closed"),
    ("deep.loss[step=0", "10:10+1 ']' is missing: this is never closed"),
    ("deep.loss[step=0)", "10:17+1 expected ']' or ',', found ')'"),
    ("1 2", "10:3+1 expected an operator or the end, found '2'"),
    ("1 $ 2", "10:3+1 the character '$' has no meaning here"),
    ("1 ** 2", "10:3+2 '**' has no meaning here | ^"),
    ("3x", "10:1+2 '3x' is not a number"),
    ("deep.", "10:6+1 expected the name of a metric after 'deep.', but the text ends here"),
    ("deep.loss.last", "10:10+1 a path has two parts, experiment.metric"),
    ("deep.loss[]", "10:11+1 expected an axis, as in [layer=1, step=last], found ']'"),
    ("deep.loss[step]", "10:15+1 expected '=' and a label after 'step', found ']'"),
    ("deep.loss[step=]", "10:16+1 expected a label, as in step=1 or step=last, found ']'"),
    ("deep.loss[step=0, step=1]", "10:19+4 the axis 'step' is selected twice"),
    ("deep.loss[step=5..1]", "10:16+4 a range goes from a number to a larger one, as in step=1..5"),
    ("deep.loss[seed='0]", "10:16+1 this quote is never closed"),
    ("1 ± 2", "10:3+1 expected an operator or the end, found '±'"),
    ("1:sci", "10:3+3 no formatter 'sci' | sci2"),
    ("1:fxied2", "10:3+6 no formatter 'fxied2' | fixed2"),
    ("1:scientific3", "10:3+11 no formatter 'scientific3' | sci3"),
    ("1:2", "10:3+1 expected a formatter such as sci2 after ':', found '2'"),
    ("1:sci2 x", "10:8+1 expected an operator or the end, found 'x'"),
  ])
  func ofTheText(text: String, message: String) {
    #expect(short(valueErrors(text)) == [message])
  }

  @Test(arguments: [
    ("depe.loss", "10:1+4 no experiment 'depe' | deep"),
    ("deep.lsos", "10:6+4 no value 'lsos' in experiment 'deep' | loss"),
    ("deep.loss[stpe=0]", "10:11+4 'deep.loss' has no axis 'stpe' | step"),
    ("deep.parameters[step=0]", "10:17+4 'deep.parameters' has no axis 'step'"),
    ("deep.loss[step=12, seed=0]", "10:16+2 the axis 'step' of 'deep.loss' has no label '12' | 10"),
    (
      "deep.gradient-norm[layer=-1]",
      "10:26+2 the axis 'layer' of 'deep.gradient-norm' has no label '-1' | last"
    ),
    (
      "activations.loss[activation=rleu, rate=0.1]",
      "10:29+4 the axis 'activation' of 'activations.loss' has no label 'rleu' | relu"
    ),
    (
      "deep.loss[step=frist, seed=0]",
      "10:16+5 the axis 'step' of 'deep.loss' has no label 'frist' | first"
    ),
    (
      "max(deep.gradient-norm[layer=8..9])",
      "10:30+4 no label of the axis 'layer' lies in this range"
    ),
    ("maax(deep.gradient-norm)", "10:1+4 no function 'maax' | max"),
    ("max(deep.gradient-norm, layr)", "10:25+4 there is no axis 'layr' to reduce here | layer"),
    ("mean(deep.gradient-norm, 3)", "10:26+1 expected the name of an axis, as in mean(x, axis)"),
    ("mean()", "10:1+6 'mean' is called as mean(x, axis), found 0 arguments"),
    ("abs(1, 2)", "10:1+9 'abs' is called as abs(x), found 2 arguments"),
    (
      "quantile(deep.gradient-norm, 2)",
      "10:30+1 the fraction of a quantile must be a number from 0 to 1"
    ),
    (
      "quantile(deep.gradient-norm, deep.parameters)",
      "10:30+15 the fraction of a quantile must be a number from 0 to 1"
    ),
    (
      "slope(activations.loss[rate=0.1], activation)",
      "10:1+45 a slope needs numbers along its axis; 'activation' has"
        + " sigmoid, tanh, relu, leaky-relu"
    ),
    ("argmax(activations.loss)", "10:8+16 'argmax' needs to know along which axis"),
    ("last(3)", "10:6+1 'last' needs values along an axis, this is a single one"),
    ("deep", "10:1+4 'deep' is an experiment: say which of its values is meant | deep.loss"),
    ("loss", "10:1+4 'loss' is not a value"),
    ("1 < 2", "10:1+5 a value is a number or a text, found a comparison"),
    ("1 + (2 < 3)", "10:5+7 expected a number, found a comparison"),
    ("deep.ending + 1", "10:1+11 expected a number, found a text"),
    ("deep.ending[seed=mean]", "10:18+4 a text has no mean"),
    ("deep.ending:sci2", "10:13+4 this formatter writes numbers, the value is a text"),
    ("not 1", "10:5+1 expected a comparison, found a number"),
    ("deep.loss", "10:1+9 this still has the axis 'step' (0, 10, 20)"),
    (
      "1 + activations.loss",
      "10:5+16 this still has the axis 'activation' (sigmoid, tanh, relu, leaky-relu)"
        + " and the axis 'rate' (0.1, 0.01)"
    ),
    (
      "sum(deep.loss * broken.loss)",
      "10:5+23 the axis 'seed' has other labels on the left (0, 1, 2, 3, 4) than on the right"
        + " (0, 1)"
    ),
  ])
  func ofTheMeaning(text: String, message: String) {
    #expect(short(valueErrors(text)) == [message])
  }

  @Test func listWhatThereIs() {
    #expect(
      notes(valueErrors("depe.loss")) == [
        "the experiments are 'deep', 'activations', 'single', 'broken'"
      ])
    #expect(
      notes(valueErrors("deep.lsos")) == [
        "its values are 'loss', 'gradient-norm', 'parameters', 'ending'"
      ])
    #expect(
      notes(valueErrors("deep.loss[step=12, seed=0]")).first == "it has 0, 10, 20")
    #expect(
      notes(valueErrors("activations.loss[rate=0.1]")) == [
        "select one, for example [activation=sigmoid], or reduce it, for example max(…, activation)"
      ])
  }

  @Test func sayThatAMinusNeedsSpaces() {
    let errors = valueErrors("deep.parameters-1")
    #expect(short(errors) == ["10:6+12 no value 'parameters-1' in experiment 'deep' | parameters"])
    #expect(notes(errors).last?.contains("a minus needs spaces") == true)
  }

  @Test func areFoundAllAtOnce() {
    #expect(
      short(valueErrors("depe.loss + deep.lsos * deep.loss[stpe=0, step=7]")) == [
        "10:1+4 no experiment 'depe' | deep",
        "10:18+4 no value 'lsos' in experiment 'deep' | loss",
        "10:35+4 'deep.loss' has no axis 'stpe' | step",
        "10:48+1 the axis 'step' of 'deep.loss' has no label '7' | 10",
      ])
  }

  @Test func stopAtDepthAndLength() {
    let deep = String(repeating: "(", count: 5000) + "1"
    #expect(short(valueErrors(deep)) == ["10:1+1 an expression is limited to 4000 characters"])
    let nested = String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)
    #expect(short(valueErrors(nested)) == ["10:65+1 an expression may be nested 64 deep"])
    let powers = Array(repeating: "2", count: 200).joined(separator: "^")
    #expect(short(valueErrors(powers)).first?.contains("nested 64 deep") == true)
    let long = Array(repeating: "1", count: 1500).joined(separator: "+")
    #expect(short(valueErrors(long)).first?.contains("limited to 600 operations") == true)
  }

  @Test func refuseHugeCombinations() {
    let axes = ["a", "b", "c"].map { name in
      SampleResults.axis(name, (0..<1000).map(Double.init))
    }
    let schema = ResultSchema([
      .init("x", metrics: axes.map { ResultSchema.Metric($0.name, axes: [$0]) })
    ])
    #expect(throws: Diagnostics.self) {
      try ValueExpression.parse(source("sum(x.a * x.b * x.c)")).check(against: schema)
    }
  }
}
