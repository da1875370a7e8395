/// Words of other programs that have no key of their own where an author wrote them, with where their meaning stands
/// here.
extension ForeignWords {
  /// A note for a word that nothing else is known of; nil if there is none.
  static func place(of word: String) -> String? {
    let letters = String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    return places.first { $0.words.contains(letters) }?.note
  }

  static let places: [(words: Set<String>, note: String)] = [
    (
      ["lr", "learningrate", "eta", "stepsize", "rate", "alpha", "learningrateinit"],
      "the learning rate is a setting of the optimizer, as in optimizer: {sgd: {rate: 0.1}}"
    ),
    (
      [
        "scheduler", "lrscheduler", "schedule", "lrschedule", "learningrateschedule", "warmup",
        "steplr", "cosine", "cosineannealinglr",
      ],
      "a schedule stands in place of the rate, as in optimizer: {sgd: {rate: {cosine: {from: 0.1, steps: 2000}}}}"
    ),
    (
      ["momentum", "heavyball"],
      "momentum is an optimizer of its own, as in optimizer: {momentum: {rate: 0.1, momentum: 0.9}}"
    ),
    (
      ["nesterov", "nag"],
      "nesterov is an optimizer of its own, as in optimizer: {nesterov: {rate: 0.1, momentum: 0.9}}"
    ),
    (
      [
        "weightdecay", "wd", "decay", "l1", "l2", "l1regularization", "l2regularization", "penalty",
      ],
      "penalties stand beside the optimizer, as in regularize: {l1: 1e-5, l2: 1e-4}; decay, as in "
        + "regularize: {decay: 0.01}, is taken from the parameters instead"
    ),
    (
      ["dropout", "dropoutrate", "droprate"],
      "dropout is a layer of the model, as in model: [{dense: 64, activation: relu}, {dropout: 0.5}, {dense: 1}]"
    ),
    (
      [
        "units", "hidden", "hiddensize", "hiddenunits", "hiddenlayers", "hiddenlayersizes",
        "neurons", "width", "nodes", "layersizes", "depth", "numlayers",
      ],
      "units belong to a layer of the model, as in model: [{dense: 64, activation: relu, repeat: 3}, {dense: 1}]"
    ),
    (
      ["activation", "activations", "act", "nonlinearity"],
      "an activation belongs to a layer, as in model: [{dense: 64, activation: relu}, {dense: 1}]"
    ),
    (
      ["batchnorm", "batchnormalization", "layernorm"],
      "a normalization is a layer of the model, as in model: [{dense: 64}, batch-norm, {activation: relu}]"
    ),
    (["betas"], "the two are apart, as in {adam: {rate: 0.001, beta1: 0.9, beta2: 0.999}}"),
    (
      ["epochs", "numepochs", "nepochs"],
      "training is counted in steps: an epoch has as many as there are batches in the data"
    ),
    (
      ["device", "gpu", "cuda", "workers", "numworkers", "njobs"],
      "nothing is said of devices: runs share the processor's cores, see tutor build --jobs"
    ),
    (
      ["patience", "earlystopping", "callbacks"],
      "training always takes all its steps; what happened earlier can be recorded"
    ),
  ]
}

extension Character {
  /// What a full-width sign stands for in ASCII: `：` is no colon to YAML.
  var halfWidth: Character? {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
    case 0x3000: return " "
    case 0x3001: return ","
    case 0x3010: return "["
    case 0x3011: return "]"
    case 0x201C, 0x201D: return "\""
    default: return nil
    }
  }
}

extension String {
  /// The same with YAML's own signs in place of full-width ones, a space behind each colon; nil if there are none.
  var halfWidth: String? {
    guard contains(where: { $0.halfWidth != nil }) else { return nil }
    var text = ""
    for character in self {
      let plain = character.halfWidth ?? character
      if text.last == " ", plain == " " { continue }
      text.append(plain)
      if character.halfWidth == ":" || character.halfWidth == "," { text.append(" ") }
    }
    return text
  }
}
