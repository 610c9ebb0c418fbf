// swift-tools-version: 6.1
import PackageDescription

// How an app uses the library. In a package of your own, HanText comes from its repository:
//   .package(url: "https://…/hantext", from: "0.1.0")
let package = Package(
  name: "examples",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "hantext", path: "../")
  ],
  targets: ["OneLiner", "FolderBatch", "OwnPipeline"].map { name in
    .executableTarget(name: name, dependencies: [.product(name: "HanText", package: "hantext")])
  }
)
