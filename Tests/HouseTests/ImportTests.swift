// Imports point down: every `import` of a target is one that ARCHITECTURE.md's table allows.

import Testing

struct ImportTests {
  /// Modules of the platform that any target may use.
  static let platform: Set<String> = [
    "Swift", "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin", "Android", "Dispatch",
  ]
  /// The files that may use all of Foundation, on systems that have it in memory anyway: linked in, it doubles the size of
  /// the program.
  static let foundationUsers: Set<String> = ["Sources/HTML/ComposedText.swift"]

  let matrix = ImportMatrix(architecture: Repository.read("ARCHITECTURE.md") ?? "")

  @Test func theTableNamesExactlyTheTargets() {
    #expect(matrix.targets == Set(Repository.names(in: "Sources")))
  }

  @Test func theTableGoesFromGroundToTop() {
    var above: Set<String> = []
    for (target, imports) in matrix.allowed {
      let below = imports.intersection(matrix.targets).subtracting(above)
      #expect(below.isEmpty, "\(target) may import \(below.sorted()), which stand below it")
      above.insert(target)
    }
  }

  @Test(arguments: Repository.sources)
  func importsAreInTheTable(file: WrittenFile) {
    let target = String(file.path.split(separator: "/")[1])
    var allowed = Self.platform.union(matrix.imports(of: target) ?? [])
    if Self.foundationUsers.contains(file.path) { allowed.insert("Foundation") }
    for module in SwiftText(file.text).imports {
      #expect(allowed.contains(module.text), "\(file.path):\(module.line): \(target) may not import \(module.text)")
    }
  }

  @Test(arguments: [
    ("import Schema", "Schema"), ("package import HTML", "HTML"), ("@testable import Site", "Site"),
    ("import struct Schema.Day", "Schema"), ("internal import func Glibc.open", "Glibc"),
  ])
  func readsImports(line: String, module: String) {
    #expect(SwiftText(line).imports.map(\.text) == [module])
  }

  @Test func readsNoImportOutOfOtherCode() {
    #expect(SwiftText("// import A\nlet b = \"import C\"\nlet `import` = 1").imports.isEmpty)
  }

  /// The benchmark of the template engines compiles some of our targets in a package of its own. A dependency that it lacks may go
  /// unnoticed while others happen to be built before.
  @Test func theEnginesBenchmarkKnowsTheSameDependencies() {
    let ours = Self.dependencies(in: "Package.swift")
    let theirs = Self.dependencies(in: "Benchmarks/TemplateEngines/Package.swift")
    #expect(theirs["Template"] != nil)
    for (target, dependencies) in theirs {
      #expect(dependencies == ours[target], "Benchmarks/TemplateEngines/Package.swift: \(target)")
    }
  }

  /// By library target, what stands in the brackets behind its name.
  private static func dependencies(in package: String) -> [String: String] {
    let targets = (Repository.read(package) ?? "").matches(
      of: /\.target\(\s*name: "(\w+)",(?:\s*dependencies: \[([^\]]*)\])?/)
    let pairs = targets.map { target in
      (String(target.1), String(target.2 ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    return Dictionary(pairs, uniquingKeysWith: { _, _ in "named twice in \(package)" })
  }
}
