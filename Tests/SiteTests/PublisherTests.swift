// What a publish writes, leaves and removes, and what stops it.

import Coding
import Diagnostics
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
  private func publish(_ files: [String: String], in scratch: ScratchFolder) throws -> PublishCounts {
    let folders = PortalFolders(
      content: scratch.path + "/content", templates: scratch.path + "/templates", output: scratch.path + "/site")
    let claim = try OutputFolder.claim(folders).get()
    defer { claim.release() }
    let outlet = Outlet(folder: claim.folder, staging: try Staging(in: claim.folder.path))
    defer { outlet.staging.discard() }
    let placed = try files.sorted { $0.key < $1.key }.enumerated().map { number, file in
      let (path, bytes) = (SitePath(file.key).file, Array(file.value.utf8))
      return PlacedFile(
        file: path, number: number,
        placing: try outlet.take(bytes, digest: Digest(of: bytes), for: path, number: number, last: nil))
    }
    let ours = Manifest(files: Set(placed.map(\.file)))
    return try Publisher(folder: claim.folder, staging: outlet.staging).publish(placed, listedIn: ours).get()
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

  /// It would be ours from then on, and be removed one day.
  @Test func refusesAForeignFileThatIsTheSame() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["": "1"], in: scratch)
    try scratch.write("same", to: "site/new/index.html")
    #expect(throws: OutputRefusal.self) { try publish(["": "1", "new/": "same"], in: scratch) }
  }

  @Test func saysThatWhatIsInTheWayIsOfAnEarlierBuild() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["": "1", "old.html": "2"], in: scratch)
    do {
      _ = try publish(["": "1", "old.html/new/": "3"], in: scratch)
      Issue.record("it was published")
    } catch let refusal as OutputRefusal {
      #expect(refusal.diagnostic.message.contains("left from an earlier build"))
    }
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

  @Test(arguments: ["/content", "/content/site", "/templates", "", "/nowhere/../content/site", "/nowhere/.."])
  func refusesToOverlapTheSources(_ output: String) throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "content/site.yaml")
    try scratch.write("x", to: "templates/base.html")
    let folders = PortalFolders(
      content: scratch.path + "/content", templates: scratch.path + "/templates", output: scratch.path + output)
    #expect(throws: OutputRefusal.self) { try OutputFolder.open(folders).get() }
  }

  /// What a killed publish leaves: the manifest names all, some files are there. The next build completes it.
  @Test func completesAnInterruptedPublish() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1", "old/": "x"], in: scratch)
    try scratch.write(
      String(decoding: Manifest(files: ["a/index.html", "old/index.html", "b/index.html"]).bytes, as: UTF8.self),
      to: "site/.laurel-manifest")
    try scratch.write("torn", to: "site/b/index.html")
    #expect(
      try publish(["a/": "1", "b/": "2"], in: scratch) == PublishCounts(changed: 1, unchanged: 1, removed: 1))
    #expect(scratch.text("site/b/index.html") == "2")
    #expect(scratch.text("site/old/index.html") == nil)
  }

  /// Folders and files are made to one side first: when that fails half way, as on a full disk, nothing has changed.
  @Test func aFailureOnTheWayChangesNothing() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1", "old/": "x"], in: scratch)
    let tooLong = String(repeating: "x", count: 300)
    #expect(throws: DiskFailure.self) { try publish(["a/": "2", "b/": "2", tooLong + "/": "2"], in: scratch) }
    #expect(scratch.text("site/a/index.html") == "1")
    #expect(scratch.text("site/old/index.html") == "x")
    #expect(try Disk.names(in: scratch.path + "/site") == [".laurel-manifest", "a", "old"])
  }

  @Test func whatAKilledBuildStagedIsRemoved() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1"], in: scratch)
    try scratch.write("torn", to: "site/.laurel-staging/0")
    _ = try publish(["a/": "2"], in: scratch)
    #expect(try Disk.names(in: scratch.path + "/site") == [".laurel-manifest", "a"])
  }

  /// Neither writing nor removing follows a link that took a folder's place.
  @Test func staleFilesBehindALinkStay() throws {
    let scratch = try ScratchFolder()
    _ = try publish(["a/": "1", "sub/": "2"], in: scratch)
    try FileManager.default.moveItem(atPath: scratch.path + "/site/sub", toPath: scratch.path + "/elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/site/sub", withDestinationPath: scratch.path + "/elsewhere")
    _ = try publish(["a/": "1"], in: scratch)
    #expect(scratch.text("elsewhere/index.html") == "2")
  }

  @Test func aSecondBuildAtOnceIsTurnedAway() throws {
    let scratch = try ScratchFolder()
    let folders = PortalFolders(
      content: scratch.path + "/content", templates: scratch.path + "/templates", output: scratch.path + "/site")
    try scratch.write("4711\n", to: "site/.laurel-staging/holder")
    let other = try #require(try FolderLock(folders.output))
    defer { other.release() }
    let reason: String
    do throws(DiskFailure) {
      _ = try OutputFolder.claim(folders)
      reason = "it ran"
    } catch {
      reason = error.reason
    }
    #expect(reason == "another build (process 4711) is writing it; try again")
  }

  @Test func aFailedWriteLeavesTheFile() throws {
    let scratch = try ScratchFolder()
    try scratch.write("old", to: "site/x")
    #expect(throws: DiskFailure.self) { try Disk.write(Array("new".utf8), to: scratch.path + "/site/missing/x") }
    #expect(scratch.text("site/x") == "old")
  }
}
