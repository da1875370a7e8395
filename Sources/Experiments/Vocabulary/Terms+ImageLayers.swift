import Engine

extension Terms {
  static let imageLayers: [Vocabulary<LayerTemplate>.Entry] = [
    layer(
      "conv", "Convolution over images: the same small matrix at each place.",
      example: "{conv: 16, size: 3, stride: 1, padding: 1, activation: tanh}"
    ) { keys in
      let filters = keys.main("filters").integer(in: 1...65_536, example: 16)
      let size = keys.optional("size")?.integer(in: 1...1000, example: 3) ?? 3
      let stride = keys.optional("stride")?.integer(in: 1...1000, example: 1) ?? 1
      let padding = keys.optional("padding")?.integer(in: 0...1000, example: 1)
      let activation = keys.optional("activation")?.tagged(by: activations) ?? Identity()
      let initializer = keys.optional("init")?.tagged(by: initializers)
      let bias = keys.optional("bias").map { $0.biasInitializer() } ?? ConstantInitializer(0)
      return { defaults in
        Convolution(
          filters, size: size, stride: stride, padding: padding, activation: activation,
          initializer: initializer ?? defaults.initializer, biasInitializer: bias)
      }
    },
    layer("max-pool", "The largest element of each window.", example: "{max-pool: 2}") { keys in
      let (size, stride) = poolingWindow(&keys)
      return { _ in Pooling(.max, size: size, stride: stride) }
    },
    layer("average-pool", "The mean of each window.", example: "{average-pool: 2}") { keys in
      let (size, stride) = poolingWindow(&keys)
      return { _ in Pooling(.average, size: size, stride: stride) }
    },
    layer(
      "global-average-pool", "The mean of each channel over the whole image.",
      example: "global-average-pool"
    ) { _ in { _ in GlobalAveragePooling() } },
    layer("flatten", "Takes the pixels of an image as one row of features.", example: "flatten") {
      _ in { _ in Flatten() }
    },
  ]

  private static func poolingWindow(_ keys: inout MappingReader) -> (size: Int, stride: Int?) {
    let size = keys.optionalMain("size")?.integer(in: 1...1000, example: 2) ?? 2
    return (size, keys.optional("stride")?.integer(in: 1...1000, example: 2))
  }
}
