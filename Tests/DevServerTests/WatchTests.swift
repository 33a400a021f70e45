// What counts as a change, and when.

import Foundation
import Testing

@testable import DevServer

@Suite(.timeLimit(.minutes(5))) struct WatchTests {
  private let scratch: Scratch
  private let roots: [String]

  init() throws {
    scratch = try Scratch()
    try scratch.write("one", to: "content/a.md")
    try scratch.write("two", to: "content/deep/er/b.md")
    try scratch.write("three", to: "templates/base.html")
    roots = [scratch.path + "/content", scratch.path + "/templates"]
  }

  /// The paths of a change, from the scratch folder on.
  private func changes(_ watch: inout FileWatch) async throws -> [String]? {
    try await watch.changes()?.map { String($0.dropFirst(scratch.path.count + 1)) }
  }

  @Test func nothingIsNoChange() async throws {
    var watch = FileWatch(roots)
    #expect(try await watch.changes() == nil)
    #expect(FileSnapshot(of: roots).sum == FileSnapshot.sum(of: roots))
  }

  @Test func savedNewAndRemovedFilesAreSeen() async throws {
    var watch = FileWatch(roots)
    try scratch.write("other", to: "content/a.md")
    #expect(try await changes(&watch) == ["content/a.md"])
    try scratch.write("same length", to: "content/new.md")
    try scratch.write("also new", to: "content/folder/c.md")
    try FileManager.default.removeItem(atPath: scratch.path + "/content/deep/er/b.md")
    #expect(try await changes(&watch) == ["content/deep/er/b.md", "content/folder/c.md", "content/new.md"])
    #expect(try await changes(&watch) == nil)
  }

  @Test func aFileOfTheSameSizeIsSeen() async throws {
    var watch = FileWatch(roots)
    // The clock of some file systems moves in steps of a few milliseconds.
    try await Task.sleep(for: .milliseconds(30))
    try scratch.write("eno", to: "content/a.md")
    #expect(try await changes(&watch) == ["content/a.md"])
  }

  @Test func aFileThatTookAnothersPlaceIsSeen() async throws {
    var watch = FileWatch(roots)
    try scratch.write("eno", to: "content/.a.md.new")
    #expect(rename(scratch.path + "/content/.a.md.new", scratch.path + "/content/a.md") == 0)
    #expect(try await changes(&watch) == ["content/a.md"])
  }

  @Test(arguments: ["content/.a.md.swp", "content/a.md~", "content/~$a.docx", "content/.git/index"])
  func whatABuildDoesNotReadIsNotSeen(name: String) async throws {
    var watch = FileWatch(roots)
    try scratch.write("x", to: name)
    #expect(try await watch.changes() == nil)
  }

  @Test func aFileThatIsBeingWrittenIsWaitedFor() async throws {
    var watch = FileWatch(roots)
    try scratch.write("", to: "content/a.md")
    let scratch = scratch
    let saving = Task {
      for number in 1...5 {
        try await Task.sleep(for: .milliseconds(5))
        try scratch.write(String(repeating: "part ", count: number), to: "content/a.md")
      }
    }
    #expect(try await changes(&watch) == ["content/a.md"])
    try await saving.value
    // All of it belonged to one save, or what came later is seen as another.
    if try await changes(&watch) != nil { #expect(try await changes(&watch) == nil) }
    #expect(scratch.text("content/a.md") == "part part part part part ")
  }

  @Test func linksAreFollowedInsideOnly() async throws {
    try scratch.write("far", to: "outside/far.md")
    try scratch.write("near", to: "content/near.md")
    for (name, target) in [
      ("out", "../outside"), ("up", ".."), ("again", "deep"), ("link.md", "near.md"), ("round", "."),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path + "/content/" + name, withDestinationPath: target)
    }
    let prefix = scratch.path + "/content/"
    let found = FileSnapshot(of: [scratch.path + "/content"]).files.keys.map { $0.dropFirst(prefix.count) }.sorted()
    #expect(found == ["a.md", "again/er/b.md", "deep/er/b.md", "link.md", "near.md"])
  }

  @Test func aFolderMayComeAndGo() async throws {
    var watch = FileWatch([scratch.path + "/later"])
    #expect(try await watch.changes() == nil)
    try scratch.write("x", to: "later/a.md")
    #expect(try await changes(&watch) == ["later/a.md"])
    try FileManager.default.removeItem(atPath: scratch.path + "/later")
    #expect(try await changes(&watch) == ["later/a.md"])
  }
}
