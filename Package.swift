// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target is compiled in the Swift 6 language mode (the default of these tools).
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "hantext",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "HanText", targets: ["HanText"]),
    .library(name: "HanTextStore", targets: ["HanTextStore"]),
    .executable(name: "hantext", targets: ["HanTextCommand"]),
    .executable(name: "hantext-train", targets: ["hantext-train"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Link-only system library: no ICU header is visible to Swift.
    .systemLibrary(
      name: "CICU", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    // The ICU calls we use, under names that do not carry ICU's version.
    .target(name: "CICUShim", dependencies: ["CICU"]),
    // Link-only system library: no header of libxml2 is visible to Swift.
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // libxml2's HTML parser, as events with places in the source.
    .target(name: "CXMLShim", dependencies: ["CXML"]),
    // Link-only system libraries: zlib and zstd.
    .systemLibrary(
      name: "CZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    // Unpacking, XML as events, another program's output.
    .target(name: "CFormats", dependencies: ["CXML", "CZ", "CZstd"]),
    // What Swift has no words for.
    .target(name: "CIntrinsics"),
    // Forked workers, signals, limits and locks, likewise.
    .target(name: "CProcess"),
    // Word lists and tables, as bytes in the binary.
    .target(
      name: "Dictionaries", path: "Dictionaries",
      exclude: [
        "NOTICE.md", "README.md", "lexicon", "segmentation", "series.txt", "stopwords.txt",
        "slogans.txt", "slogan-weights.txt", "segmenter.bin",
        "tagger.bin", "conversion.bin", "conversion", "conversion-names.txt",
        "conversion-variants.txt", "conversion-words.txt", "keywords.bin",
        "reference.bin", "general-counts.txt", "readings.bin", "conversion-readings.txt",
        "conversion-terms.txt",
      ],
      sources: ["Dictionaries.c"],
      publicHeadersPath: "include"),
    // The vocabulary that flows: spans, offset maps, documents, tokens.
    .target(name: "HanCore", swiftSettings: settings),
    // Safe handles for ICU.
    .target(name: "HanICU", dependencies: ["CICUShim", "HanCore"], swiftSettings: settings),
    // Tables: word lists and, later, compiled dictionaries.
    .target(
      name: "HanLexicon", dependencies: ["Dictionaries", "HanCore"], swiftSettings: settings),
    // A safe reader of HTML pages.
    .target(name: "HanMarkup", dependencies: ["CXMLShim", "HanCore"], swiftSettings: settings),
    // Bytes, files and folders to documents.
    .target(
      name: "HanDocuments", dependencies: ["CFormats", "CIntrinsics", "HanCore", "HanICU"],
      swiftSettings: settings),
    // Documents to clean text.
    .target(
      name: "HanCleaning",
      dependencies: ["CIntrinsics", "HanCore", "HanLexicon", "HanMarkup", "HanScripts"],
      swiftSettings: settings),
    // Simplified and Traditional: detection and conversion.
    .target(
      name: "HanScripts", dependencies: ["CIntrinsics", "HanCore", "HanICU", "HanLexicon"],
      swiftSettings: settings),
    // Text to tokens.
    .target(
      name: "HanSegmentation",
      dependencies: ["CIntrinsics", "HanCore", "HanICU", "HanLexicon", "HanScripts"],
      swiftSettings: settings),
    // Counts that merge, and the measures computed from them.
    .target(
      name: "HanStatistics",
      dependencies: ["HanCore", .product(name: "HeapModule", package: "swift-collections")],
      swiftSettings: settings),
    // Keywords and slogans: propose, then rank.
    .target(
      name: "HanExtraction", dependencies: ["HanCore", "HanLexicon", "HanStatistics"],
      swiftSettings: settings),
    // The templates, the style sheet and the script of reports, as bytes in the binary.
    .target(
      name: "ReportAssets", path: "Sources/HanReports/Assets",
      exclude: ["html", "markdown", "script", "report.css"], sources: ["ReportAssets.c"],
      publicHeadersPath: "include"),
    // One report value, four formats.
    .target(
      name: "HanReports",
      dependencies: [
        "CFormats", "HanCore", "HanStatistics", "HanExtraction", "ReportAssets",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Assets"], swiftSettings: settings),
    // The one place that knows the order of the pipeline.
    .target(
      name: "HanText",
      dependencies: [
        "HanCore", "HanCleaning", "HanDocuments", "HanICU", "HanScripts", "HanSegmentation",
        "HanStatistics", "HanExtraction", "HanReports", "HanLexicon",
      ],
      swiftSettings: settings),
    // A corpus in one SQLite file; whoever needs none builds none.
    .target(
      name: "HanTextStore",
      dependencies: [
        "CFormats", "HanDocuments", "HanText", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    // The command, `hantext`: one file a subcommand.
    .executableTarget(
      name: "HanTextCommand",
      dependencies: [
        "CProcess", "HanDocuments", "HanText", "HanTextStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    // Building and scoring models; no user depends on them.
    .target(
      name: "HanTraining",
      dependencies: [
        "HanCore", "HanExtraction", "HanLexicon", "HanScripts", "HanSegmentation",
        "HanStatistics",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "hantext-train",
      dependencies: [
        "HanCore", "HanExtraction", "HanLexicon", "HanSegmentation", "HanText", "HanTraining",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Laws stated once, seeded generators, temporary folders, running the command.
    .target(
      name: "HanTestSupport", dependencies: ["HanCore"], path: "Tests/HanTestSupport",
      swiftSettings: settings),
    // The laws of results, and made-up documents to check them with.
    .target(
      name: "HanTextTestSupport", dependencies: ["HanText"], path: "Tests/HanTextTestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "HanCoreTests", dependencies: ["HanCore", "HanTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "HanICUTests", dependencies: ["HanICU", "HanTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "HanLexiconTests", dependencies: ["HanLexicon", "HanTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "HanDocumentsTests", dependencies: ["HanDocuments", "HanICU", "HanTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "HanCleaningTests", dependencies: ["HanCleaning", "HanTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "HanScriptsTests", dependencies: ["HanScripts", "HanTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "HanSegmentationTests",
      dependencies: ["HanSegmentation", "HanLexicon", "HanTraining", "HanTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "HanTrainingTests",
      dependencies: [
        "HanTraining", "HanExtraction", "HanSegmentation", "HanLexicon", "HanTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HanStatisticsTests", dependencies: ["HanStatistics", "HanTestSupport"],
      exclude: ["Reference/reference.json"], swiftSettings: settings),
    .testTarget(
      name: "HanExtractionTests", dependencies: ["HanExtraction", "HanTestSupport", "HanText"],
      swiftSettings: settings),
    .testTarget(
      name: "HanReportsTests", dependencies: ["HanReports", "HanTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CleaningQualityTests", dependencies: ["HanCleaning", "HanCore"],
      path: "Tests/Quality/Cleaning", exclude: ["Pages", "Shapes"], swiftSettings: settings),
    .testTarget(
      name: "SloganQualityTests",
      dependencies: ["HanText", "HanExtraction", "HanLexicon", "HanTraining"],
      path: "Tests/Quality/Slogans",
      exclude: ["Documents", "README.md", "annotations.jsonl", "candidates.jsonl"],
      swiftSettings: settings),
    .testTarget(
      name: "HanTextTests", dependencies: ["HanText", "HanTestSupport", "HanTextTestSupport"],
      exclude: ["Findings"],
      swiftSettings: settings),
    .testTarget(
      name: "HanTextStoreTests",
      dependencies: [
        "HanDocuments", "HanText", "HanTextStore", "HanTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HanTextCommandTests",
      dependencies: ["HanDocuments", "HanTextCommand", "HanTestSupport"],
      swiftSettings: settings),
  ],
  cLanguageStandard: .c2x
)
