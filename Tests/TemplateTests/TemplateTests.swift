// What each stage makes of a template that uses most of the language, compared with files beside it.
//
// After a change of the engine that is meant: LAUREL_REFRESH_GOLDEN=1 swift test --filter StageTests, and read the diff.

import Diagnostics
import FoundationEssentials
import Schema
import Template
import Testing

@Suite("Every stage prints itself")
struct StageTests {
  @Test("story.html", arguments: ["tokens", "tree", "checked", "escaped", "code"])
  func golden(stage: String) throws {
    let dump = try Self.dump()
    #expect(dump.diagnostics == [])
    let printed =
      switch stage {
      case "tokens": dump.tokens
      case "tree": dump.tree
      case "checked": dump.checked
      case "escaped": dump.escaped
      default: dump.code
      }
    let file = Self.folder + "/story." + stage
    if ProcessInfo.processInfo.environment["LAUREL_REFRESH_GOLDEN"] == "1" {
      try Data(printed.utf8).write(to: URL(filePath: file))
    }
    let expected = try #require(FileManager.default.contents(atPath: file), "no golden file: refresh it once")
    let lines = (
      printed: printed.split(separator: "\n"),
      golden: String(decoding: expected, as: UTF8.self).split(separator: "\n")
    )
    for (line, golden) in zip(lines.printed, lines.golden) { #expect(line == golden) }
    #expect(lines.printed.count == lines.golden.count)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden").path

  private static func dump() throws -> StageDump {
    let files = try ["base.html", "components/card.html", "story.html"].map { name in
      let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
      return TemplateFile(name: name, source: SourceFile(path: "templates/" + name, bytes: Array(bytes)))
    }
    return StageDump(
      files, request: TemplateRequest(template: "story.html", subject: .entry([Sample.storyType])),
      environment: Sample.environment())
  }
}
