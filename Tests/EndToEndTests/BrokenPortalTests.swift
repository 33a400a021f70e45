// Fixtures/broken: a portal with a file for each rule that breaks it, and the table of what is said about each.
//
// A portal ends its build at different stages, so there are several: `settings`, `declared` (types), `data`, `written` (content), `laid-out`
// (templates) and `finished` (pages). Each lies over the small portal. Its expected.txt has a line for each message: the code, the file
// and the line; nothing else may be said. Most files are called by their rule.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct BrokenPortalTests {
  static let stages = ["settings", "declared", "data", "written", "laid-out", "finished"]
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures/broken")

  @Test(arguments: stages)
  func eachFileIsToldItsRuleAndNothingElse(_ stage: String) throws {
    let portal = try SmallPortal().lay(Self.folder.appending(path: stage).path).build()
    let (told, expected) = (Self.places(of: portal), try Self.expected(stage))
    let (unexpected, missing) = (told.filter { !expected.contains($0) }, expected.filter { !told.contains($0) })
    #expect(unexpected == [] && missing == [] && told.count == expected.count, "\(unexpected) \(missing)")
    #expect(portal.report?.published == nil && portal.outputFiles().isEmpty)
  }

  /// What is kept of a file from build to build says the same as the file itself.
  @Test func aSecondBuildSaysTheSame() throws {
    let portal = try SmallPortal().lay(Self.folder.appending(path: "written").path).settle().build()
    let first = portal.messages
    #expect(try portal.build().messages == first)
  }

  @Test func everyRuleAboutPeopleIsBrokenBySomeFile() throws {
    let told = Set(try Self.stages.flatMap(Self.expected).map { String($0.prefix { $0 != " " }) })
    for code in Code.all where code.id.hasPrefix("P") { #expect(told.contains(code.id), "\(code.id)") }
  }

  /// The table of docs/people.md has a row for each of the eighteen rules.
  @Test func everyRuleIsDocumented() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/people.md")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| P") }
    #expect(rows.map { String($0.dropFirst(2).prefix { $0 != " " }) } == (1...18).map { "P\($0)" })
    for code in Code.all where code.id.hasPrefix("P") {
      #expect(rows.contains { $0.contains("`\(code.id)`") }, "\(code.id)")
    }
  }

  private static func expected(_ stage: String) throws -> [String] {
    let table = try String(contentsOf: folder.appending(path: stage + "/expected.txt"), encoding: .utf8)
    return table.split(separator: "\n").map(String.init).sorted()
  }

  /// `P6 content/voices/p6-name.md:6` for each message.
  private static func places(of portal: SmallPortal) -> [String] {
    (portal.report?.diagnostics ?? []).map { diagnostic in
      guard let place = diagnostic.place else { return diagnostic.code.id }
      return "\(diagnostic.code.id) \(place.path)" + (place.line == 0 ? "" : ":\(place.line)")
    }.sorted()
  }
}
