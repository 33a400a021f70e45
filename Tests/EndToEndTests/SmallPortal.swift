// The driver of the end-to-end tests: a copy of the small portal, edited, built, and looked at.

import Content
import Diagnostics
import Foundation
import Schema
import Site

/// A portal in a scratch folder that is removed when the test ends.
final class SmallPortal {
  let root: String
  private(set) var report: BuildReport?

  init() throws {
    root = FileManager.default.temporaryDirectory.path + "/laurel-" + UUID().uuidString
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/small").path
    try FileManager.default.copyItem(atPath: fixture, toPath: root)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  @discardableResult
  func write(_ text: String, to path: String) throws -> SmallPortal {
    let url = URL(filePath: root + "/" + path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return self
  }

  @discardableResult
  func replace(_ old: String, with new: String, in path: String) throws -> SmallPortal {
    let text = try text(path)
    guard text.contains(old) else { throw DriverFailure.notFound(old, in: path) }
    return try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  @discardableResult
  func writeBytes(_ bytes: [UInt8], to path: String) throws -> SmallPortal {
    try Data(bytes).write(to: URL(filePath: root + "/" + path))
    return self
  }

  @discardableResult
  func link(_ path: String, to target: String) throws -> SmallPortal {
    try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
    return self
  }

  @discardableResult
  func remove(_ path: String) throws -> SmallPortal {
    try FileManager.default.removeItem(atPath: root + "/" + path)
    return self
  }

  /// A story that builds, with these lines in its front matter and this body.
  @discardableResult
  func writeStory(_ slug: String, _ fields: String = "", body: String = "Text.\n") throws -> SmallPortal {
    let common =
      "title: Story \(slug)\nsummary: About it.\nowner: Learning team\ndate: 2026-05-01\nprogram: [calm]\n"
    let status = fields.contains("status:") ? "" : "status: published\n"
    return try write("---\n\(common)\(status)\(fields)\n---\n\(body)", to: "content/stories/\(slug).md")
  }

  @discardableResult
  func build(
    audience: Audience = .all, drafts: Bool = false, future: Bool = false, strict: Bool = false,
    isPortable: Bool = false
  ) throws -> SmallPortal {
    guard let today = Day(year: 2026, month: 11, day: 23) else { throw DriverFailure.noDay }
    let request = BuildRequest(
      folders: PortalFolders(content: root + "/content", templates: root + "/templates", output: root + "/site"),
      selection: Selection(audience: audience, today: today, includesDrafts: drafts, includesFuture: future),
      isPortable: isPortable, isStrict: strict)
    report = try Build.run(request)
    return self
  }

  /// The text of a file of the portal.
  func text(_ path: String) throws -> String { try String(contentsOfFile: root + "/" + path, encoding: .utf8) }

  /// The text of a file of the output; nil when it is not there.
  func output(_ path: String) -> String? { try? String(contentsOfFile: root + "/site/" + path, encoding: .utf8) }

  /// Every file of the output with its bytes.
  func outputFiles() -> [String: Data] {
    var files: [String: Data] = [:]
    let found = FileManager.default.enumerator(atPath: root + "/site")
    while let path = found?.nextObject() as? String {
      files[path] = FileManager.default.contents(atPath: root + "/site/" + path)
    }
    return files
  }

  /// `C012 content/stories/first.md:7:11` for each diagnostic, in order.
  var messages: [String] {
    (report?.diagnostics ?? []).map { diagnostic in
      let place =
        diagnostic.place.map { $0.line == 0 ? " " + $0.path : " \($0.path):\($0.line):\($0.column)" } ?? ""
      return diagnostic.code.id + place
    }
  }

  enum DriverFailure: Error {
    case notFound(String, in: String)
    case noDay
  }
}
