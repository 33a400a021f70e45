// Every diagnostic code is explained in full, reported by some part, and provoked by some test.

import Diagnostics
import Testing

struct CodeTests {
  /// The constant of each code (`unknownKey` for C001) as the catalogue's files declare them.
  static let constants: [String: String] = {
    let files = Repository.sources.filter { $0.path.hasPrefix(catalogue) }
    let pairs = files.flatMap { file in
      file.text.matches(of: /static let (\w+)(?::\s*Code)? = Code\(\s*"([A-Z]\d{1,3}[A-Z]?)"/).map {
        (String($0.output.2), String($0.output.1))
      }
    }
    return Dictionary(pairs) { first, _ in first }
  }()
  static let catalogue = "Sources/Diagnostics/Catalogue/"
  static let reporting = Set(
    Repository.sources.filter { !$0.path.hasPrefix(catalogue) }.flatMap { SwiftText($0.text).words.map(\.text) })
  static let testText = Repository.files.filter { $0.path.hasPrefix("Tests/") && !$0.path.contains("HouseTests") }

  @Test func idsAreUniqueAndWellFormed() {
    let ids = Code.all.map(\.id)
    #expect(Set(ids).count == ids.count, "two codes share an id")
    // The rules about people are known by the numbers they have in the plan: P4, P16.
    for id in ids where id.wholeMatch(of: /[CSMTELKD]\d{3}|P\d{1,2}[A-Z]?/) == nil {
      Issue.record("\(id) is not a letter and three digits")
    }
  }

  @Test func theCatalogueListsEveryDeclaredCode() {
    #expect(Set(Self.constants.keys) == Set(Code.all.map(\.id)))
  }

  @Test(arguments: Code.all)
  func isExplained(code: Code) {
    for (part, text) in [
      ("title", code.title), ("meaning", code.meaning), ("example", code.example), ("remedy", code.remedy),
    ] {
      #expect(text.contains { !$0.isWhitespace }, "\(code.id) has no \(part)")
    }
    #expect(code.meaning.count >= 40, "\(code.id): the meaning says hardly anything")
    #expect(code.remedy.count >= 10, "\(code.id): the remedy says hardly anything")
    #expect(code.meaning != code.title && code.remedy != code.meaning, "\(code.id) repeats itself")
  }

  @Test(arguments: Code.all)
  func isReported(code: Code) {
    let constant = Self.constants[code.id] ?? code.id
    #expect(Self.reporting.contains(constant), "\(code.id) (\(constant)) is never reported: remove it")
  }

  @Test(arguments: Code.all)
  func isTested(code: Code) {
    let constant = Self.constants[code.id] ?? code.id
    #expect(
      Self.testText.contains { $0.text.contains(code.id) || $0.text.contains(".\(constant)") },
      "no test provokes \(code.id) (\(constant))")
  }
}
