// What a publish writes, leaves and removes, and what stops it.

import Foundation
import HTML
import Testing

@testable import Site

/// A folder that is removed at the end of a test.
final class ScratchFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/laurel-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = path + "/" + name
    try Disk.makeFolder(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
    try Disk.write(Array(text.utf8), to: file)
  }

  func text(_ name: String) -> String? {
    (try? Disk.read(path + "/" + name)).map { String(decoding: $0, as: UTF8.self) }
  }
}

@Suite struct PublisherTests {
  private func artifacts(_ files: [String: String]) -> [Artifact] {
    files.sorted { $0.key < $1.key }.map { name, text in
      Artifact(
        path: SitePath(name), bytes: Array(text.utf8), origin: Step.Origin(words: name, place: nil), template: nil)
    }
  }

  private func publish(_ files: [String: String], in scratch: ScratchFolder) throws -> PublishCounts {
    let folders = PortalFolders(
      content: scratch.path + "/content", templates: scratch.path + "/templates", output: scratch.path + "/site")
    return try Publisher(folder: OutputFolder.open(folders).get()).publish(artifacts(files)).get()
  }

  @Test func writesChangesAndRemoves() throws {
    let scratch = try ScratchFolder()
    #expect(try publish(["a/": "1", "b/c/": "2", "robots.txt": "r"], in: scratch) == PublishCounts(created: 3))
    try scratch.write("mine", to: "site/b/foreign.txt")
    let second = try publish(["a/": "1!", "robots.txt": "r"], in: scratch)
    #expect(second == PublishCounts(changed: 1, unchanged: 1, removed: 1))
    #expect(scratch.text("site/a/index.html") == "1!")
    #expect(scratch.text("site/b/c/index.html") == nil)
    #expect(scratch.text("site/b/foreign.txt") == "mine")
    #expect(Disk.kind(of: scratch.path + "/site/b/c") == nil)
  }

  @Test func writesNothingWhenNothingChanged() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1"], in: scratch)
    let before =
      try FileManager.default.attributesOfItem(atPath: scratch.path + "/site/.laurel-manifest")[.modificationDate]
      as? Date
    #expect(try publish(["a/": "1"], in: scratch) == PublishCounts(unchanged: 1))
    let after =
      try FileManager.default.attributesOfItem(atPath: scratch.path + "/site/.laurel-manifest")[.modificationDate]
      as? Date
    #expect(before == after)
  }

  @Test func refusesAForeignFolder() throws {
    let scratch = try ScratchFolder()
    try scratch.write("mine", to: "site/index.html")
    #expect(throws: OutputRefusal.self) { try publish(["": "ours"], in: scratch) }
    #expect(scratch.text("site/index.html") == "mine")
  }

  @Test func refusesAForeignFileInTheWay() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["": "1"], in: scratch)
    try scratch.write("mine", to: "site/new/index.html")
    #expect(throws: OutputRefusal.self) { try publish(["": "2", "new/": "ours"], in: scratch) }
    #expect(scratch.text("site/index.html") == "1")
    #expect(scratch.text("site/new/index.html") == "mine")
  }

  /// A folder replaced by a link must not lead our files elsewhere.
  @Test func refusesALinkWhereAFolderBelongs() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["": "1"], in: scratch)
    try scratch.write("x", to: "elsewhere/keep.txt")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/site/sub", withDestinationPath: scratch.path + "/elsewhere")
    #expect(throws: OutputRefusal.self) { try publish(["": "1", "sub/": "2"], in: scratch) }
    #expect(scratch.text("elsewhere/index.html") == nil)
  }

  @Test(arguments: ["/content", "/content/site", "/templates", ""])
  func refusesToOverlapTheSources(_ output: String) throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "content/site.yaml")
    try scratch.write("x", to: "templates/base.html")
    let folders = PortalFolders(
      content: scratch.path + "/content", templates: scratch.path + "/templates", output: scratch.path + output)
    #expect(throws: OutputRefusal.self) { try OutputFolder.open(folders).get() }
  }

  /// What a killed publish leaves: an unfinished manifest that names all files, some of them in place, some beside it.
  @Test func completesAnInterruptedPublish() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1", "old/": "x"], in: scratch)
    let all = Manifest(
      files: ["a/index.html", "old/index.html", "b/index.html", "c/index.html"], isFinished: false)
    try scratch.write(String(decoding: all.bytes, as: UTF8.self), to: "site/.laurel-manifest")
    try scratch.write("2, before it changed again", to: "site/b/index.html")
    try scratch.write("half", to: "site/c/index.html" + Disk.temporarySuffix)
    #expect(
      try publish(["a/": "1", "b/": "2"], in: scratch) == PublishCounts(changed: 1, unchanged: 1, removed: 1))
    #expect(scratch.text("site/b/index.html") == "2")
    #expect(scratch.text("site/old/index.html") == nil)
    #expect(scratch.text("site/c/index.html" + Disk.temporarySuffix) == nil)
    #expect(scratch.text("site/.laurel-manifest") == "laurel output 1\na/index.html\nb/index.html\n")
  }

  /// A file that cannot be written, here because its name is too long for the file system, leaves the old site whole.
  @Test func aFailedPublishLeavesTheOldSite() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1", "b/": "1"], in: scratch)
    let tooLong = String(repeating: "x", count: 300)
    #expect(throws: DiskFailure.self) { try publish(["a/": "2", "c/d/": "2", tooLong: "2"], in: scratch) }
    #expect(scratch.text("site/a/index.html") == "1")
    #expect(scratch.text("site/b/index.html") == "1")
    #expect(Disk.kind(of: scratch.path + "/site/c") == nil)
    #expect(scratch.text("site/a/index.html" + Disk.temporarySuffix) == nil)
    #expect(scratch.text("site/.laurel-manifest") == "laurel output 1\na/index.html\nb/index.html\n")
  }

  @Test func aFailedWriteLeavesTheFile() throws {
    let scratch = try ScratchFolder()
    try scratch.write("old", to: "site/x")
    #expect(throws: DiskFailure.self) { try Disk.write(Array("new".utf8), to: scratch.path + "/site/missing/x") }
    #expect(scratch.text("site/x") == "old")
  }
}
