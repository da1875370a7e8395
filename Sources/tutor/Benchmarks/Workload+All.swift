extension Workload {
  static let all = [
    sigmoidNetwork, normalizedNetwork, thousandLayers, longMemory, characters, beliefNetwork,
    adversaries, imageNetwork, sweep,
  ]

  private static let sigmoidNetwork = Workload(
    name: "W1", summary: "20 sigmoid layers",
    body: """
      data: {spirals: {samples: 512}}
      model:
        - {dense: 64, activation: sigmoid, repeat: 20}
        - {dense: 1}
      init: xavier
      loss: binary-cross-entropy
      optimizer: {sgd: {rate: 0.1}}
      batch: 128
      shuffle: false
      steps: 2000
      record: {loss: every 1, gradient-norm: every 1}
      """)

  private static let normalizedNetwork = Workload(
    name: "W2", summary: "30 layers with batch normalization",
    body: """
      data: {blobs: {samples: 2048, features: 64, classes: 10}}
      model:
        - stack: [{dense: 128, bias: false}, batch-norm, {activation: relu}]
          repeat: 30
        - {dense: 10}
      init: he
      loss: softmax-cross-entropy
      optimizer: {momentum: {rate: 0.05, momentum: 0.9}}
      batch: 256
      shuffle: false
      steps: 500
      record: {loss: every 1, gradient-norm: every 1}
      """)

  /// The last layer of each branch starts at 0.1/√500 of He's scale.
  private static let thousandLayers = Workload(
    name: "W3", summary: "1000 layers in 500 residual blocks",
    body: """
      data: {blobs: {samples: 1024, features: 32, classes: 10}}
      model:
        - residual:
            branch: [{dense: 32, activation: relu, bias: false}, {dense: 32, bias: false}]
            init-scale: 0.00447213595499958
          repeat: 500
        - {dense: 10}
      init: he
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.001}}
      batch: 64
      shuffle: false
      steps: 100
      record: {loss: every 1, gradient-norm: every 1}
      """)

  private static let longMemory = Workload(
    name: "W4", summary: "LSTM over 100 time steps, adding problem",
    body: """
      data: {adding: {samples: 2048, length: 100}}
      model: [{lstm: 64}, {dense: 1}]
      init: uniform
      loss: mse
      optimizer: {adam: {rate: 0.001}}
      clip: {norm: 1}
      batch: 64
      shuffle: false
      steps: 300
      record: {loss: every 1, gradient-norm: every 1, hidden-gradient-norm: last}
      """)

  private static let characters = Workload(
    name: "W5", summary: "character model, LSTM of 128 units",
    body: """
      data: {markov-text: {samples: 6400, length: 64, characters: 20000, symbols: 64}}
      model: [one-hot, {lstm: 128, return: all}, {dense: 64}]
      init: uniform
      loss: softmax-cross-entropy
      optimizer: {adam: {rate: 0.002}}
      clip: {norm: 5}
      batch: 32
      shuffle: false
      steps: 200
      record: {loss: every 1, gradient-norm: every 1}
      """)

  private static let beliefNetwork = Workload(
    name: "W6", summary: "two Boltzmann machines, then fine-tuning", phaseCount: 3,
    body: """
      data: {prototypes: {samples: 2000, features: 256, density: 0.3, flips: 0.08}}
      model:
        - {dense: 128, activation: sigmoid}
        - {dense: 64, activation: sigmoid}
        - {dense: 10}
      init: xavier
      pretrain:
        rbm: {epochs: 20, rate: 0.1, momentum: 0.5, batch: 100, init: {normal: {std: 0.01}}}
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.1}}
      batch: 100
      shuffle: false
      steps: 400
      record: {loss: every 1, gradient-norm: every 1}
      """)

  /// A step is five updates of the critic and one of the generator.
  private static let adversaries = Workload(
    name: "W7", summary: "Wasserstein GAN with weight clipping, five critic steps",
    body: """
      data: {ring: {samples: 51200, modes: 8, radius: 2, std: 0.02}}
      model:
        - {dense: 64, activation: relu, repeat: 2}
        - {dense: 1}
      adversarial:
        generator: [{dense: 64, activation: relu, repeat: 2}, {dense: 2}]
        noise: 2
        critic-steps: 5
      init: he
      loss: wasserstein
      optimizer: {rmsprop: {rate: 5e-5, decay: 0.99, epsilon: 1e-8}}
      clip: {weights: 0.01}
      batch: 256
      shuffle: false
      steps: 1000
      record: {loss: every 1}
      """)

  private static let imageNetwork = Workload(
    name: "W8", summary: "convolutional residual network",
    body: """
      data: {bars: {samples: 512, size: 16, classes: 10}}
      model:
        - {conv: 8, bias: false}
        - batch-norm
        - {activation: relu}
        - residual:
            branch:
              [{conv: 8, bias: false}, batch-norm, {activation: relu}, {conv: 8, bias: false}, batch-norm]
            activation: relu
          repeat: 3
      \(downsampling(to: 16))
      \(downsampling(to: 32))
        - global-average-pool
        - {dense: 10, init: xavier}
      init: he
      loss: softmax-cross-entropy
      optimizer: {momentum: {rate: 0.05, momentum: 0.9}}
      batch: 64
      shuffle: false
      steps: 60
      record: {loss: every 1, gradient-norm: every 1}
      """)

  /// Three residual blocks of which the first one halves the image and projects its shortcut.
  private static func downsampling(to filters: Int) -> String {
    """
      - residual:
          branch:
            - {conv: \(filters), stride: 2, bias: false}
            - batch-norm
            - {activation: relu}
            - {conv: \(filters), bias: false}
            - batch-norm
          shortcut: [{conv: \(filters), size: 1, stride: 2, padding: 0, bias: false}, batch-norm]
          activation: relu
      - residual:
          branch:
            - {conv: \(filters), bias: false}
            - batch-norm
            - {activation: relu}
            - {conv: \(filters), bias: false}
            - batch-norm
          activation: relu
        repeat: 2
    """
  }

  private static let sweep = Workload(
    name: "W9", summary: "54 runs: depths × activations × seeds, on two threads",
    body: """
      data: {spirals: {samples: 512}}
      model:
        - {dense: 64, activation: sigmoid, repeat: 2}
        - {dense: 1}
      init: xavier
      loss: binary-cross-entropy
      optimizer: {sgd: {rate: 0.1}}
      batch: 128
      shuffle: false
      steps: 200
      seeds: 3
      sweep: {repeat: [2, 4, 8, 16, 32, 64], activation: [sigmoid, tanh, relu]}
      record: {loss: every 1, gradient-norm: every 1}
      """)
}
