// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds Laurel fetches the engines it is compared with. Laurel's engine is open to
// its own package only: its targets are compiled here once more, from the same files, by way of the link `Laurel`.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "template-engines",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", path: "Laurel/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Coding", path: "Laurel/Coding", swiftSettings: strict),
    .target(name: "Parallel", path: "Laurel/Parallel", swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["Coding"], path: "Laurel/Diagnostics", swiftSettings: strict),
    .target(name: "HTML", path: "Laurel/HTML", swiftSettings: strict),
    .target(
      name: "Schema", dependencies: ["CYAML", "Coding", "Parallel", "Diagnostics", "HTML"], path: "Laurel/Schema",
      swiftSettings: strict),
    .target(
      name: "Template", dependencies: ["Parallel", "Diagnostics", "HTML", "Schema"], path: "Laurel/Template",
      swiftSettings: strict),
    .executableTarget(
      name: "TemplateEngines",
      dependencies: [
        "Diagnostics", "HTML", "Schema", "Template", "Stencil",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
  ]
)
