// What stands where: the top level, the size and opening of files, and nothing of one machine in them.

import Testing

struct LayoutTests {
  static let topLevel: Set<String> = [
    "Package.swift", "Sources", "Tests", "content", "templates", "site", "README.md", "Makefile", "LICENSE", "docs",
    "Benchmarks", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md",
  ]
  /// Files that are tables and may grow longer than 500 lines, each with what it lists.
  static let tables = [
    "Sources/Diagnostics/Catalogue/": "a code's four texts each",
    "Sources/Template/Functions/": "signatures and documentation of filters and functions",
  ]
  static let code = Repository.files.filter { file in
    [".swift", ".py", ".sh"].contains(where: file.path.hasSuffix) || file.path.hasPrefix(".ci/")
      || file.path == "Makefile"
  }

  @Test func theTopLevelHoldsNothingElse() {
    let foreign = Repository.names(in: "").filter { !$0.hasPrefix(".") && !Self.topLevel.contains($0) }
    #expect(foreign.isEmpty, "the top level is the house's plan; move \(foreign) into a folder")
  }

  @Test func resolvedVersionsAndOutputAreNotKept() {
    let ignored = (Repository.read(".gitignore") ?? "").split(separator: "\n")
    for line in ["Package.resolved", ".laurel/", ".build/", ".venv/", "/site/*", "!/site/.gitkeep"] {
      #expect(ignored.contains { $0 == line }, ".gitignore lacks \(line)")
    }
  }

  @Test(arguments: code)
  func filesAreSmall(file: WrittenFile) {
    let isTable = Self.tables.keys.contains(where: file.path.hasPrefix)
    #expect(isTable || file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines: it holds two concepts")
  }

  @Test(arguments: code.filter { $0.path.hasPrefix("Sources/") || $0.path.hasPrefix("Tests/") })
  func filesOpenWithWhatTheyDo(file: WrittenFile) {
    let opening = file.lines.first { !$0.isEmpty && !$0.hasPrefix("#!") } ?? ""
    #expect(
      ["//", "/*", "#", "\"\"\""].contains { opening.hasPrefix($0) },
      "\(file.path) does not open with a comment that says what it does")
  }

  @Test(arguments: code + Repository.files.filter { $0.path.hasSuffix(".md") && !$0.path.hasPrefix("content/") })
  func nothingOfOneMachine(file: WrittenFile) {
    let machine = /(^|[\s"'`=(:])\/(?:root|home|Users|private|workspace|opt\/\w+)\/\w/
    let registry = /\b(?:pypi|npmjs|pythonhosted|crates|rubygems)\.(?:org|com|io)\b/
    for (index, line) in file.lines.enumerated() {
      let place = "\(file.path):\(index + 1)"
      #expect(line.firstMatch(of: machine) == nil, "\(place): a path of one machine")
      #expect(line.firstMatch(of: registry) == nil, "\(place): the host of a package registry")
    }
  }
}
