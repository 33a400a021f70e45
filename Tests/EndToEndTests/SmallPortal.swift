// The driver of the end-to-end tests: a copy of the small portal, edited, built, and looked at.

import Content
import Diagnostics
import Foundation
import Markdown
import Schema
import Site

/// What a build of the small portal is asked for.
struct Wishes {
  var audience = Audience.all
  var drafts = false
  var future = false
  var strict = false
  var today = "2026-11-23"
  var portable = false
  var clean = false
  var jobs = 2
  var markdown = MarkdownStage()
  /// Folder below the portal.
  var output = "site"
}

/// A portal in a scratch folder that is removed when the test ends.
final class SmallPortal {
  let root: String
  private(set) var report: BuildReport?

  init() throws {
    root = SmallPortal.scratchFolder
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/small").path
    try FileManager.default.copyItem(atPath: fixture, toPath: root)
  }

  /// A portal of the same sources that was never built.
  init(sourcesOf other: SmallPortal) throws {
    root = SmallPortal.scratchFolder
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for part in ["content", "templates"] {
      try FileManager.default.copyItem(atPath: other.root + "/" + part, toPath: root + "/" + part)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private static var scratchFolder: String {
    FileManager.default.temporaryDirectory.path + "/laurel-" + UUID().uuidString
  }

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

  /// Lays the files of a folder over the portal's own.
  @discardableResult
  func lay(_ folder: String) throws -> SmallPortal {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      let source = URL(filePath: folder).appending(path: path)
      guard (try source.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true else { continue }
      let target = URL(filePath: root).appending(path: path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contentsOf: source).write(to: target)
    }
    return self
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

  @discardableResult
  func move(_ path: String, to target: String) throws -> SmallPortal {
    try FileManager.default.moveItem(atPath: root + "/" + path, toPath: root + "/" + target)
    return self
  }

  /// Sets when a file was last written to, so that it does not look freshly written.
  @discardableResult
  func stamp(_ path: String, secondsSince1970 seconds: Double) throws -> SmallPortal {
    let date = Date(timeIntervalSince1970: seconds)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: root + "/" + path)
    return self
  }

  /// Waits until no file looks freshly written: the next builds then trust its time.
  @discardableResult
  func settle() -> SmallPortal {
    Thread.sleep(forTimeInterval: 0.11)
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
    try build(
      Wishes(audience: audience, drafts: drafts, future: future, strict: strict, portable: isPortable))
  }

  @discardableResult
  func build(_ wishes: Wishes) throws -> SmallPortal {
    guard let today = Day(iso: wishes.today) else { throw DriverFailure.noDay }
    let folders = PortalFolders(
      content: root + "/content", templates: root + "/templates", output: root + "/" + wishes.output)
    let request = BuildRequest(
      folders: folders,
      selection: Selection(
        audience: wishes.audience, today: today, includesDrafts: wishes.drafts, includesFuture: wishes.future),
      isPortable: wishes.portable, isStrict: wishes.strict, isClean: wishes.clean, explains: true,
      jobs: wishes.jobs,
      markdown: wishes.markdown)
    report = try Build.run(request)
    return self
  }

  /// The text of a file of the portal.
  func text(_ path: String) throws -> String { try String(contentsOfFile: root + "/" + path, encoding: .utf8) }

  /// The bytes of a file of the portal; nil when it is not there.
  func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: root + "/" + path) }

  /// The text of a file of the output; nil when it is not there.
  func output(_ path: String) -> String? { try? String(contentsOfFile: root + "/site/" + path, encoding: .utf8) }

  /// Every file of the output with its bytes.
  func outputFiles(_ folder: String = "site") -> [String: Data] {
    var files: [String: Data] = [:]
    for path in names(below: folder) {
      files[path] = FileManager.default.contents(atPath: root + "/" + folder + "/" + path)
    }
    return files
  }

  /// Everything below a folder of the portal, folders too, by name.
  func names(below folder: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)) ?? []).sorted()
  }

  /// `C012 content/stories/first.md:7:11` for each diagnostic, in order.
  var messages: [String] {
    (report?.diagnostics ?? []).map { diagnostic in
      let place =
        diagnostic.place.map { $0.line == 0 ? " " + $0.path : " \($0.path):\($0.line):\($0.column)" } ?? ""
      return diagnostic.code.id + place
    }
  }

  /// The files that the last build made anew.
  var made: Set<String> { Set(report?.work.made.map(\.file) ?? []) }

  enum DriverFailure: Error {
    case notFound(String, in: String)
    case noDay
  }
}
