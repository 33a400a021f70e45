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
}
