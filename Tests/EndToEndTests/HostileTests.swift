// What hostile or clumsy authors write: nothing of it gets out of the portal, holds the build up, or hides a file.

import Diagnostics
import Foundation
import Site
import Testing

@Suite struct HostileTests {
  @Test(arguments: [
    "\\u202Ecba/", "../../etc/passwd", "con/", "a/nul.html", ".git/config", "a/./b", "x?y",
    "a:b/", "a./",
  ])
  func anAliasThatIsNoSafeFileNameIsRefused(_ alias: String) throws {
    let portal = try SmallPortal().writeStory("x", "aliases: [\"\(alias)\"]").build()
    #expect(portal.messages == ["L008 content/stories/x.md:8:11"])
  }

  @Test func aNameThatCannotBeReadIsSaidToBe() throws {
    let portal = try SmallPortal().writeStory("a\u{1B}b").build()
    #expect(
      portal.report?.diagnostics.map(\.message) == [
        "this file has a control character in its name, and is not read"
      ])
  }

  /// Two links in a folder that lead back to it would be followed 2^32 times.
  @Test func linksInCirclesAreNotFollowed() throws {
    let portal = try SmallPortal().writeStory("z/x")
    try portal.link("content/stories/z/a", to: "../z").link("content/stories/z/b", to: "../z").build()
    #expect(portal.messages == ["K004 content/stories/z/a", "K004 content/stories/z/b"])
  }

  @Test func chainedFolderLinksAreReadOnce() throws {
    let portal = try SmallPortal()
    for number in 0..<24 {
      try portal.writeStory("d\(number)/s\(number)")
      for name in ["a", "b"] { try portal.link("content/stories/d\(number)/\(name)", to: "../d\(number + 1)") }
    }
    try portal.build()
    #expect(portal.messages.contains("K004 content/stories/d0/b"))
  }

  @Test func aSecondFileOfOneAddressDoesNotMixEntriesUp() throws {
    let portal = try SmallPortal().writeStory("a").writeStory("sub/a").build()
    #expect(portal.messages == ["C034 content/stories/sub/a.md"])
  }

  @Test func thePhotoOfWhoHasLeftIsNotPublished() throws {
    let portal = try SmallPortal().write("<svg viewBox=\"0 0 2 2\"></svg>", to: "content/people/m.svg").replace(
      "consent: {", with: "left: 2026-06-30\nphoto: {src: m.svg, alt: A badge}\nconsent: {",
      in: "content/people/mara-lind.md"
    ).build()
    #expect(portal.messages == [])
    #expect(portal.output("people/m.svg") == nil)
  }

  @Test func aLinkedFileIsNoDrawingByItsNameAlone() throws {
    let portal = try SmallPortal().write(
      "<s:svg><s:script>alert(1)</s:script></s:svg>", to: "content/stories/b.svg"
    )
    .writeStory("x", body: "[A plan](b.svg)\n").build()
    #expect(portal.messages == ["C042 content/stories/x.md:10:10"])
  }
}
