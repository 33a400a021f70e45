// The repository as the house rules see it: the files somebody wrote, with their paths from the root.

import Foundation
import Testing

/// A file of the repository that somebody wrote.
struct WrittenFile: Sendable, CustomTestStringConvertible {
  /// The path from the root, such as `Sources/HTML/Escaping.swift`.
  let path: String
  let text: String

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var isSource: Bool { isSwift && path.hasPrefix("Sources/") }
  var isTest: Bool { isSwift && path.hasPrefix("Tests/") }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var testDescription: String { path }
}

/// Reads the repository once for all house rules.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Names that git ignores wherever they stand: the lines of .gitignore without a wildcard or an inner slash.
  static let ignoredNames: Set<String> = Set(
    (read(".gitignore") ?? "").split(separator: "\n").map { $0.hasSuffix("/") ? $0.dropLast() : $0 }
      .filter { !$0.contains("*") && !$0.contains("/") }.map(String.init))

  /// Text files outside ignored and hidden folders, by path; `.ci` is ours although it is hidden.
  static let files: [WrittenFile] = filePaths("").sorted().compactMap { path in
    read(path).map { WrittenFile(path: path, text: $0) }
  }
  static let sources: [WrittenFile] = files.filter(\.isSource)
  static let tests: [WrittenFile] = files.filter(\.isTest)

  /// What stands directly in a folder (`""` for the root), ignored names left out.
  static func names(in folder: String) -> [String] {
    let url = folder.isEmpty ? root : root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { !ignoredNames.contains($0) }.sorted()
  }

  /// A file's text; nil if it is not there or is not UTF-8.
  static func read(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func filePaths(_ folder: String) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      if name.hasPrefix(".") && name != ".ci" || folder.isEmpty && name == "site" { return [] }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let isFolder = try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      return isFolder == true ? filePaths(path) : [path]
    }
  }
}
