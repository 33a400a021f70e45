// The memo in .laurel, damaged in every way: the next build is right all the same, and says so when it could not use it.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct MemoTests {
  enum Damage: CaseIterable {
    case flipFirst, flipMiddle, flipLast, cutInHalf, empty, lengthened, noise, foreignVersion, removed

    /// - Parameter stride: where the middle is, so that many places are tried.
    func done(to bytes: Data, at place: Double = 0.5) -> Data? {
      var bytes = bytes
      switch self {
      case .flipFirst: if !bytes.isEmpty { bytes[0] ^= 1 }
      case .flipMiddle: if !bytes.isEmpty { bytes[Int(Double(bytes.count) * place)] ^= 0x10 }
      case .flipLast: if !bytes.isEmpty { bytes[bytes.count - 1] ^= 0x80 }
      case .cutInHalf: bytes = bytes.prefix(bytes.count / 2)
      case .empty: bytes = Data()
      case .lengthened: bytes += Data("laurel".utf8)
      case .noise: bytes = Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7919 &+ $0 >> 5) })
      case .foreignVersion: if bytes.count > 12 { bytes[10] ^= 3 }
      case .removed: return nil
      }
      return bytes
    }
  }

  static let files = ["entries", "facts", "bodies", "graph", "records", "edits"]

  /// A built portal, one page of which was edited, and the real name of one of its memo's files.
  private static func built(_ kind: String) throws -> (portal: SmallPortal, file: String) {
    let portal = try SmallPortal().writeStory("claim", "evidence_level: 2", body: "The course led to calm.\n")
      .settle().build()
      .replace("came this", with: "came more", in: "content/stories/second.md").settle().build()
    let name = try #require(portal.names(below: ".laurel").first { $0.hasPrefix(kind) })
    return (portal, ".laurel/" + name)
  }

  /// Makes most pages anew, out of entries that have not changed.
  private static func edit(_ portal: SmallPortal) throws {
    try portal.replace("<footer>", with: "<footer><b></b>", in: "templates/base.html")
      .replace("First story", with: "Other words", in: "content/stories/first.md")
  }

  /// Makes few pages anew, out of the joined site that was kept.
  private static func revise(_ portal: SmallPortal, _ words: String = "Other words") throws {
    try portal.replace("title: First story", with: "title: \(words)", in: "content/stories/first.md")
      .replace("came more", with: "came more of this", in: "content/stories/second.md")
  }

  private static func expectRight(_ portal: SmallPortal) throws {
    let clean = try SmallPortal(sourcesOf: portal).build()
    #expect(portal.report?.diagnostics == clean.report?.diagnostics)
    #expect(portal.messages == ["P18 content/stories/claim.md:10:12"])
    #expect(portal.outputFiles() == clean.outputFiles())
  }

  @Test(arguments: files, Damage.allCases)
  func damageMeansACleanBuild(_ kind: String, _ damage: Damage) throws {
    let (portal, file) = try Self.built(kind)
    let bytes = try #require(FileManager.default.contents(atPath: portal.root + "/" + file))
    if let damaged = damage.done(to: bytes) {
      try portal.writeBytes(Array(damaged), to: file)
    } else {
      try portal.remove(file)
    }
    try Self.edit(portal)
    try portal.build()
    try Self.expectRight(portal)
    // The memo is whole again.
    try portal.build()
    #expect(portal.report?.notes == [] && portal.made == [])
  }

  @Test(arguments: files, Damage.allCases)
  func damageDoesNotGetIntoRevisedPages(_ kind: String, _ damage: Damage) throws {
    let (portal, file) = try Self.built(kind)
    let bytes = try #require(portal.bytes(file))
    if let damaged = damage.done(to: bytes) {
      try portal.writeBytes(Array(damaged), to: file)
    } else {
      try portal.remove(file)
    }
    try Self.revise(portal)
    try portal.build()
    try Self.expectRight(portal)
    try portal.settle().replace("title: Other words", with: "title: More words", in: "content/stories/first.md")
      .build()
    try Self.expectRight(portal)
    #expect(portal.report?.notes == [])
  }

  @Test(arguments: files)
  func aByteFlippedAnywhereDoesNotGetIntoRevisedPages(_ kind: String) throws {
    let (portal, file) = try Self.built(kind)
    for step in 0..<24 {
      // What joins everything anew takes the edits into the graph.
      guard let bytes = portal.bytes(file) else { continue }
      let damaged = try #require(Damage.flipMiddle.done(to: bytes, at: Double(step) / 24))
      let title = try #require(portal.text("content/stories/first.md").split(separator: "\n").dropFirst().first)
      try portal.writeBytes(Array(damaged), to: file)
        .replace(String(title), with: "title: Words \(step)", in: "content/stories/first.md").settle().build()
      try Self.expectRight(portal)
    }
  }

  /// Each record that a page needs is looked at before the page is believed.
  @Test func aDamagedRecordIsFoundWhenItIsRead() throws {
    let (portal, file) = try Self.built("records")
    let bytes = try #require(portal.bytes(file))
    try portal.writeBytes(bytes.prefix(8) + bytes.dropFirst(8).map { $0 ^ 1 }, to: file)
    try Self.revise(portal)
    try portal.build()
    #expect(portal.report?.notes == [Self.damageNote])
    try Self.expectRight(portal)
  }

  @Test(arguments: files)
  func aByteFlippedAnywhereHarmsNothing(_ kind: String) throws {
    let (portal, file) = try Self.built(kind)
    for step in 0..<12 {
      guard let bytes = portal.bytes(file) else { continue }
      let damaged = try #require(Damage.flipMiddle.done(to: bytes, at: Double(step) / 12))
      try portal.writeBytes(Array(damaged), to: file)
        .replace("<footer>", with: "<footer>\(step)", in: "templates/base.html").build()
      try Self.expectRight(portal)
    }
  }

  /// What nobody needs to know is not said: a memo that is not there.
  @Test(arguments: ["entries", "graph", "edits"], [Damage.flipLast, .cutInHalf, .empty, .lengthened, .noise])
  func damageIsSaid(_ kind: String, _ damage: Damage) throws {
    let (portal, file) = try Self.built(kind)
    let bytes = try #require(FileManager.default.contents(atPath: portal.root + "/" + file))
    try portal.writeBytes(Array(try #require(damage.done(to: bytes))), to: file)
    try Self.edit(portal)
    try portal.build()
    #expect(portal.report?.notes == [Self.damageNote])
  }

  static let damageNote =
    "The memo in .laurel was damaged; what cannot be used of it is left aside and made anew."

  @Test(arguments: ["facts", "bodies"], [Damage.cutInHalf, .empty])
  func aShorterFileIsSaidToo(_ kind: String, _ damage: Damage) throws {
    let (portal, file) = try Self.built(kind)
    let bytes = try #require(FileManager.default.contents(atPath: portal.root + "/" + file))
    try portal.writeBytes(Array(try #require(damage.done(to: bytes))), to: file)
    try Self.edit(portal)
    try portal.build()
    try Self.expectRight(portal)
    #expect(portal.report?.notes == [Self.damageNote])
  }

  /// A pipe would keep a reader waiting, and a link would lead our files elsewhere.
  @Test func neitherPipesNorLinksAreFollowed() throws {
    let (portal, file) = try Self.built("entries")
    try portal.remove(file)
    #expect(mkfifo(portal.root + "/" + file, 0o600) == 0)
    try Self.edit(portal)
    try portal.build()
    try Self.expectRight(portal)
    try portal.remove(".laurel").write("mine", to: "elsewhere/bodies").link(
      ".laurel", to: portal.root + "/elsewhere")
    try portal.build()
    try Self.expectRight(portal)
    #expect(try portal.text("elsewhere/bodies") == "mine")
  }

  @Test func aDamagedTextIsFoundWhenItIsShown() throws {
    let (portal, file) = try Self.built("bodies")
    let bytes = try #require(FileManager.default.contents(atPath: portal.root + "/" + file))
    try portal.writeBytes(bytes.map { $0 ^ 1 }, to: file)
    try portal.build()
    #expect(portal.report?.notes == [] && portal.made == [], "no page is made anew, so no text is wanted")
    try Self.edit(portal)
    try portal.build()
    #expect(portal.report?.notes.count == 1)
    try Self.expectRight(portal)
  }

  @Test(arguments: ["entries", "graph", "edits"])
  func anotherVersionsMemoIsLeftAside(_ kind: String) throws {
    let (portal, file) = try Self.built(kind)
    let bytes = try #require(FileManager.default.contents(atPath: portal.root + "/" + file))
    try portal.writeBytes(Array(try #require(Damage.foreignVersion.done(to: bytes))), to: file)
    try Self.edit(portal)
    try portal.build()
    #expect(
      portal.report?.notes == [
        "The memo in .laurel is of another version of Laurel; it is left aside, and everything is built anew."
      ])
  }

  @Test(arguments: [
    ["entries"], ["facts"], ["bodies"], ["graph"], ["records"], ["edits"], ["entries", "facts"],
    ["graph", "edits"], files,
  ])
  func anotherPortalsMemoHarmsNothing(_ kinds: [String]) throws {
    let (one, _) = try Self.built("entries")
    let (other, _) = try Self.built("entries")
    // The same files of the same sizes, but not the same texts: what is remembered of one fits the other as well as can be.
    try other.replace("came more", with: "came that", in: "content/stories/second.md").settle().build()
    for kind in kinds {
      let name = try #require(one.names(below: ".laurel").first { $0.hasPrefix(kind) })
      let same = try #require(other.names(below: ".laurel").first { $0.hasPrefix(kind) })
      let bytes = try #require(FileManager.default.contents(atPath: other.root + "/.laurel/" + same))
      try one.writeBytes(Array(bytes), to: ".laurel/" + name)
    }
    try one.build()
    try Self.expectRight(one)
    try Self.edit(one)
    try one.build()
    try Self.expectRight(one)
  }

  @Test func twoOutputsMemosMayBeSwapped() throws {
    let portal = try SmallPortal().settle().build().build(Wishes(audience: .team, output: "other"))
    let names = portal.names(below: ".laurel").filter { $0.hasPrefix("graph") }
    #expect(names.count == 2)
    try portal.move(".laurel/" + names[0], to: ".laurel/x").move(".laurel/" + names[1], to: ".laurel/" + names[0])
      .move(".laurel/x", to: ".laurel/" + names[1])
    try portal.replace("A lot.", with: "Much.", in: "content/stories/first.md")
    let clean = try SmallPortal(sourcesOf: portal).build()
    #expect(try portal.build().outputFiles() == clean.outputFiles())
    try clean.build(Wishes(audience: .team, output: "other"))
    try portal.build(Wishes(audience: .team, output: "other"))
    #expect(portal.outputFiles("other") == clean.outputFiles("other"))
  }

  @Test func aMemoThatCannotBeKeptIsNoReasonToFail() throws {
    let portal = try SmallPortal().write("no folder", to: ".laurel").build()
    #expect(portal.messages == [] && portal.report?.published != nil)
    try portal.replace("A lot.", with: "Much.", in: "content/stories/first.md").build()
    #expect(portal.output("stories/first/index.html")?.contains("Much.") == true)
  }
}
