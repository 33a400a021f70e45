// The types of the portal that this repository is: they load, every field of them is explained, and what `laurel new` writes
// builds once its placeholders are replaced by the examples.

import Diagnostics
import FoundationEssentials
import Schema
import Testing

private enum Portal {
  static let files: [SourceFile] = {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let folder = root + "/templates/types/"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + name).map {
        SourceFile(path: "templates/types/" + name, bytes: Array($0))
      }
    }
  }()

  static let (model, diagnostics) = loadContentModel(files)
}

@Suite(.enabled(if: !Portal.files.isEmpty, "the portal stands beside the sources")) struct PortalTypesTests {
  private let model = Portal.model

  @Test func theyLoadWithoutAWord() {
    #expect(TerminalPrinter(usesColour: false).text(Portal.diagnostics) == "")
    #expect(model.types.count == Portal.files.count)
  }

  @Test(arguments: Portal.model.types.map(\.name))
  func everyFieldIsExplained(_ name: String) throws {
    let type = try #require(model.type(named: name))
    let text = explain(type: type, in: model)
    for field in type.fields {
      #expect(text.contains("\n  \(field.name) "))
      #expect(text.contains(field.help))
      let page = try explain(field: [name, field.name], in: model).get()
      #expect(page.hasPrefix("\(name).\(field.name): "))
      #expect(page.contains(field.help))
    }
  }

  @Test(arguments: Portal.model.types.map(\.name))
  func aStarterFileSaysWhatToFillIn(_ name: String) throws {
    let starter = try Starter(of: name, in: model)
    let faults = try starter.faults()
    #expect(faults.map(\.code.id) == starter.file.placeholders.map { _ in Code.placeholderLeft.id })
    #expect(faults.map { $0.place?.line } == starter.file.placeholders.map(\.line))
    #expect(starter.file.placeholders.last?.field == "body")
  }

  @Test(arguments: Portal.model.types.map(\.name))
  func aStarterFileFilledWithTheExamplesBuilds(_ name: String) throws {
    var starter = try Starter(of: name, in: model)
    try starter.fillInExamples()
    #expect(try starter.faults() == [])
    starter.uncommentOptionalFields()
    #expect(try starter.faults() == [])
    #expect(starter.writtenFields == Set(starter.type.fields.filter(\.kind.isWritten).map(\.name)))
  }
}

/// A starter file as an author works on it.
private struct Starter {
  let type: ContentType
  let file: StarterFile
  private var lines: [String]

  init(of name: String, in model: ContentModel) throws {
    type = try #require(model.type(named: name))
    let today = try #require(Day(year: 2026, month: 11, day: 23))
    file = starterFile(for: type, in: model, title: "Fewer raised voices: \"calm\"", today: today)
    lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What a build would say about the file, from its top.
  func faults() throws -> [Diagnostic] {
    let source = SourceFile(path: "content/a.md", text: lines.joined(separator: "\n"))
    let body = lines[...(try #require(lines.lastIndex(of: "---")))].reduce(0) { $0 + $1.utf8.count + 1 }
    let record = readRecord(4..<body - 4, of: source, as: type.fields, describing: "an entry")
    return (record.diagnostics + unfilledPlaceholders(body..<source.bytes.count, of: source)).sortedForReport()
  }

  /// Replaces each placeholder, from its mark to the end of its line.
  mutating func fillInExamples() throws {
    for placeholder in file.placeholders {
      let line = lines[placeholder.line - 1]
      let mark = try #require(line.firstRange(of: "\"FILL IN:") ?? line.firstRange(of: "FILL IN:"))
      lines[placeholder.line - 1] = line[..<mark.lowerBound] + (try example(for: placeholder.field))
    }
  }

  mutating func uncommentOptionalFields() {
    lines = lines.map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? String($0.dropFirst()) : $0 }
  }

  /// The names at the left margin of the front matter.
  var writtenFields: Set<String> {
    Set(
      lines.dropFirst().prefix { $0 != "---" }.compactMap { line in
        line.first?.isLetter == true ? String(line.prefix { $0 != ":" }) : nil
      })
  }

  /// As the declaration shows it; the first item of a list, because a placeholder is one item.
  private func example(for path: String) throws -> String {
    if path == "body" { return "Some *text*." }
    var fields = type.fields
    var found: FieldDeclaration?
    for name in path.split(separator: ".") {
      let field = try #require(fields.first { $0.name == name })
      fields = inside(field.kind)
      found = field
    }
    let field = try #require(found)
    let example = try #require(field.example, "\(path) has no example")
    guard case .list = field.kind else { return example }
    return String(example.drop { $0 == "[" }.prefix { $0 != "," && $0 != "]" })
  }

  private func inside(_ kind: FieldKind) -> [FieldDeclaration] {
    switch kind {
    case .list(let element): inside(element)
    case .record(let fields, _): fields
    case .consent: BuiltInFields.consent
    case .image: BuiltInFields.image
    default: []
    }
  }
}
