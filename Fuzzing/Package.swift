// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The library's name among packages, which is that of its folder. With it, targets can call what
/// is visible inside the library's package only.
let library = URL(fileURLWithPath: Context.packageDirectory).deletingLastPathComponent()
  .lastPathComponent.lowercased().replacing(#/[^a-z0-9_]/#, with: "_")

// A package of its own: ordinary builds don't pay for it. See README.md.
let targets = [
  "FuzzSegmenter", "FuzzDecoder", "FuzzUserDictionary", "FuzzModelContainer", "FuzzCleaner",
  "FuzzScripts", "FuzzConversion", "FuzzPages", "FuzzAnalysis", "FuzzPageAnalysis", "FuzzWeights",
  "FuzzFiles", "FuzzCounts",
]

let product = Target.Dependency.product(name: "HanText", package: "hantext")
let visibility = SwiftSetting.unsafeFlags(["-package-name", library])

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v15)],
  products: (targets + ["CheckLaws"]).map { .executable(name: $0, targets: [$0]) },
  dependencies: [.package(name: "hantext", path: "../")],
  targets: [
    .target(
      name: "FuzzSupport", dependencies: [product], packageAccess: false,
      swiftSettings: [visibility]),
    // The same laws without a fuzzer; has a `main` of its own.
    .executableTarget(
      name: "CheckLaws", dependencies: ["FuzzSupport", product], packageAccess: false,
      swiftSettings: [visibility]),
  ]
    + targets.map {
      .executableTarget(
        name: $0, dependencies: ["FuzzSupport", product], packageAccess: false,
        // libFuzzer brings `main`.
        swiftSettings: [.unsafeFlags(["-parse-as-library"]), visibility])
    }
)
