// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that users of the library never resolve its dependencies.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "hantext", path: "../"),
    // Without traits: no allocation counter is preloaded.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Tokenizer",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "HanText", package: "hantext"),
      ],
      path: "Benchmarks/Tokenizer",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
