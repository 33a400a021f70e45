// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: Swift 6 mode, the stricter imports, and no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Ground to top; a target imports only what stands above it in this list. Tests/HouseTests holds the matrix.
let package = Package(
  name: "laurel",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "laurel", targets: ["laurel"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Coding", swiftSettings: strict),
    .target(name: "Parallel", swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["Coding"], swiftSettings: strict),
    .target(name: "HTML", swiftSettings: strict),
    .target(
      name: "Schema", dependencies: ["CYAML", "Coding", "Parallel", "Diagnostics", "HTML"], swiftSettings: strict),
    .target(name: "Markdown", dependencies: ["CCmarkGFM", "Coding", "Diagnostics", "HTML"], swiftSettings: strict),
    .target(name: "Template", dependencies: ["Parallel", "Diagnostics", "HTML", "Schema"], swiftSettings: strict),
    .target(name: "BuildGraph", dependencies: ["Coding", "Parallel"], swiftSettings: strict),
    .target(name: "Impact", swiftSettings: strict),
    .target(
      name: "Content", dependencies: ["Coding", "Parallel", "Diagnostics", "HTML", "Schema", "Markdown", "Impact"],
      swiftSettings: strict),
    .target(name: "Charts", dependencies: ["HTML"], swiftSettings: strict),
    .target(name: "Outputs", dependencies: ["HTML", "Schema", "Content"], swiftSettings: strict),
    .target(
      name: "Site",
      dependencies: [
        "Coding", "Parallel", "Diagnostics", "HTML", "Schema", "Markdown", "Template", "BuildGraph", "Impact",
        "Content", "Charts", "Outputs",
      ],
      exclude: ["Starter"], swiftSettings: strict, plugins: ["EmbedStarter"]),
    .target(
      name: "DevServer",
      dependencies: ["Diagnostics", "HTML", "Site", .product(name: "FlyingSocks", package: "FlyingFox")],
      swiftSettings: strict),
    .plugin(
      name: "EmbedStarter", capability: .buildTool(), dependencies: ["StarterEmbedder"],
      path: "Sources/EmbedStarter"),
    .executableTarget(name: "StarterEmbedder", swiftSettings: strict),
    .executableTarget(
      name: "laurel",
      dependencies: [
        "Content", "DevServer", "Diagnostics", "Markdown", "Parallel", "Schema", "Site",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    .testTarget(name: "CodingTests", dependencies: ["Coding"], swiftSettings: strict),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"], swiftSettings: strict),
    .testTarget(name: "BuildGraphTests", dependencies: ["BuildGraph", "Coding"], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Coding", "Diagnostics"], swiftSettings: strict),
    .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: strict),
    .testTarget(
      name: "SchemaTests", dependencies: ["Schema", "Coding", "Diagnostics", "HTML", "SeededNumbers"],
      swiftSettings: strict),
    .executableTarget(
      name: "UnguardedWorker", dependencies: ["Markdown"], path: "Tests/UnguardedWorker", swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests",
      dependencies: [
        "Markdown", "Coding", "Diagnostics", "HTML", "CCmarkGFM", "laurel", "UnguardedWorker", "SeededNumbers",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ContentTests",
      dependencies: ["Content", "Schema", "Markdown", "Diagnostics", "HTML", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(name: "ImpactTests", dependencies: ["Impact", "SeededNumbers"], swiftSettings: strict),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "HTML", "SeededNumbers"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(name: "OutputsTests", dependencies: ["Outputs", "HTML", "Schema"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: ["Site", "BuildGraph", "Coding", "Content", "Diagnostics", "HTML", "Schema", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "DevServerTests",
      dependencies: ["DevServer", "Site", "Content", "Schema", "Diagnostics", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["Site", "Content", "Schema", "Markdown", "Diagnostics", "SeededNumbers"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "TemplateTests", dependencies: ["Template", "Schema", "Diagnostics", "HTML"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(name: "HouseTests", dependencies: ["Diagnostics"], swiftSettings: strict),
  ]
)
