// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The library's name among packages, which is that of its folder. With it, the benchmark of user
/// dictionaries can call what is visible inside the library's package only.
let library = URL(fileURLWithPath: Context.packageDirectory).deletingLastPathComponent()
  .lastPathComponent.lowercased().replacing(#/[^a-z0-9_]/#, with: "_")

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
    // Text made from a seed.
    .target(
      name: "GeneratedText", dependencies: [.product(name: "HanText", package: "hantext")]),
    // The benchmarks.
    .executableTarget(
      name: "Tokenizer",
      dependencies: [
        "GeneratedText",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "HanText", package: "hantext"),
      ],
      path: "Benchmarks/Tokenizer", packageAccess: false,
      swiftSettings: [.unsafeFlags(["-package-name", library])],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Our side of the comparison with other segmenters; see compare/compare.py.
    .executableTarget(
      name: "compare-engine",
      dependencies: ["GeneratedText", .product(name: "HanText", package: "hantext")],
      path: "Sources/CompareEngine", packageAccess: false,
      swiftSettings: [.unsafeFlags(["-package-name", library])]),
    // Our side of the comparison with other converters; see compare/compare_conversion.py.
    .executableTarget(
      name: "compare-converter", dependencies: [.product(name: "HanText", package: "hantext")],
      path: "Sources/CompareConverter", packageAccess: false,
      swiftSettings: [.unsafeFlags(["-package-name", library])]),
  ]
)
