// The domain lives in data: no content type's name is an identifier or a name in quotes in Sources/.
//
// A portal's owner adds or renames a type in templates/types/ without Swift. That holds only while Swift code does not
// know the names. Prose in messages and documentation may mention them; a literal of one token may not.

import Testing

/// A type's name that is also a general word, where it may stand, and why.
struct GeneralWord: Sendable {
  let word: String
  let folders: [String]
  let inLiterals: Bool
  let reason: String

  static let all = [
    GeneralWord(
      word: "page", folders: ["Sources/"], inLiterals: true,
      reason: "everything Laurel writes is a page, and templates call their subject `page`"),
    GeneralWord(
      word: "pages", folders: ["Sources/"], inLiterals: true,
      reason: "the plural of the above; a list page's `pages`"),
    GeneralWord(
      word: "program", folders: ["Sources/Template/", "Sources/Site/", "Sources/laurel/"], inLiterals: false,
      reason: "`Program` is a compiled template, the word of the field"),
    GeneralWord(
      word: "programs", folders: ["Sources/Template/", "Sources/Site/", "Sources/laurel/"], inLiterals: false,
      reason: "compiled templates"),
    GeneralWord(
      word: "unit",
      folders: [
        "Sources/Schema/", "Sources/Template/", "Sources/Site/Verify/TagReader.swift",
        "Sources/Content/Data/PercentRange.swift",
      ],
      inLiterals: false, reason: "the unit of a quantity, such as minutes; Swift's utf8CodeUnitCount"),
    GeneralWord(
      word: "unit", folders: ["Sources/Charts/", "Sources/Site/Functions/"], inLiterals: true,
      reason: "what a figure counts; a parameter of `before_after`"),
    GeneralWord(
      word: "units", folders: ["Sources/Template/"], inLiterals: false,
      reason: "what is compiled as a whole: a page's template with its parents, or a component"),
    GeneralWord(
      word: "term", folders: ["Sources/laurel/Terminal.swift"], inLiterals: true,
      reason: "TERM, the variable with which a terminal says what it is"),
    GeneralWord(
      word: "change", folders: ["Sources/BuildGraph/"], inLiterals: false,
      reason: "what differs from the last build"),
    GeneralWord(
      word: "change",
      folders: ["Sources/Markdown/Renderer+Figures.swift", "Sources/Schema/EvidenceRoles.swift"],
      inLiterals: true,
      reason: "a figure before and after: the fence and the role, whatever the types are called"),
    GeneralWord(
      word: "changes",
      folders: [
        "Sources/BuildGraph/", "Sources/DevServer/Watch/", "Sources/Site/Revise/",
      ],
      inLiterals: false,
      reason: "the plural of the above; what a watched folder reports"),
    GeneralWord(
      word: "metric", folders: ["Sources/Markdown/Renderer+Figures.swift"], inLiterals: true,
      reason: "the first word of a fenced block that stands for a chart, whatever the type is called"),
    GeneralWord(
      word: "resource",
      folders: [
        "Sources/DevServer/Server/", "Sources/Diagnostics/Catalogue/PeopleCodes.swift", "Sources/EmbedStarter/",
        "Sources/Markdown/", "Sources/Site/Verify/",
      ], inLiterals: false,
      reason: "what a page loads, a limit of the system (`rlimit`), or an attribute of a file"),
    GeneralWord(
      word: "resource", folders: ["Sources/DevServer/HTTP/SecurityPolicy.swift"], inLiterals: true,
      reason: "part of a header's name, Cross-Origin-Resource-Policy"),
    GeneralWord(
      word: "achievement", folders: ["Sources/Outputs/LinkedData/Badges.swift"], inLiterals: true,
      reason: "the class of Open Badges that defines a badge, whatever the type is called"),
    GeneralWord(
      word: "metric", folders: ["Sources/Schema/Observations.swift"], inLiterals: true,
      reason: "the column of a data file that says whose figure a row is, whatever the type is called"),
    GeneralWord(
      word: "newsletter", folders: ["Sources/Schema/BuiltInFields.swift", "Sources/Content/People/"],
      inLiterals: true,
      reason: "a use that consent is given for: web, newsletter, photo, quote"),
  ]
}

struct DomainNameTests {
  /// Folders whose literals are data or documentation, not knowledge of the domain.
  static let documentation = [
    "Sources/Diagnostics/Catalogue/",  // examples an author would write
    "Sources/laurel/Starter/",  // the small portal that `laurel init` writes
  ]
  /// Examples in documentation that are no argument called `example`.
  static let examples: Set<String> = [
    "[stories/pier-two/]", "https://learning.larkspur.example/stories/fewer-raised-voices/",
  ]

  /// The names of types and of their folders, as the demo portal declares them.
  static let names: Set<String> = Set(
    Repository.files.filter { $0.path.hasPrefix("templates/types/") && $0.path.hasSuffix(".yaml") }.flatMap {
      file in
      file.lines.compactMap { line in
        ["name:", "folder:"].first(where: line.hasPrefix).map { key in
          String(line.dropFirst(key.count).prefix { $0 != "#" }.filter { !$0.isWhitespace })
        }
      }
    })

  @Test func thereAreNamesToLookFor() {
    #expect(Self.names.isSuperset(of: ["story", "stories", "champion", "newsletter"]))
  }

  @Test(arguments: Repository.sources)
  func noTypeNameIsAnIdentifier(file: WrittenFile) {
    for word in SwiftText(file.text).words {
      for name in Self.found(in: Self.camelWords(word.text)) where !isGeneral(name, in: file, literal: false) {
        Issue.record(
          "\(file.path):\(word.line): `\(word.text)` names the content type \(name); read it from the model")
      }
    }
  }

  @Test(arguments: Repository.sources)
  func noTypeNameIsALiteral(file: WrittenFile) {
    guard !Self.documentation.contains(where: file.path.hasPrefix) else { return }
    for literal in SwiftText(file.text).literals where Self.isName(literal) {
      let parts = literal.text.split { !$0.isLetter && $0 != "_" }.map { $0.lowercased() }
      for name in Self.found(in: parts) where !isGeneral(name, in: file, literal: true) {
        Issue.record("\(file.path):\(literal.line): \"\(literal.text)\" names the content type \(name)")
      }
    }
  }

  @Test(arguments: [
    ("storyCards", ["story", "Cards"]), ("HTMLStory", ["html", "story"]),
    ("withdrawn_champion", ["withdrawn", "champion"]),
    ("history", ["history"]), ("x", ["x"]),
  ])
  func splitsIdentifiers(identifier: String, words: [String]) {
    #expect(Self.camelWords(identifier) == words.map { $0.lowercased() })
  }

  /// Whether a literal can be a name that code works with: one token, and no example in documentation.
  private static func isName(_ literal: Piece) -> Bool {
    literal.label != "example" && !literal.text.contains(where: \.isWhitespace) && !examples.contains(literal.text)
  }

  private func isGeneral(_ name: String, in file: WrittenFile, literal: Bool) -> Bool {
    GeneralWord.all.contains { general in
      general.word == name && general.folders.contains(where: file.path.hasPrefix)
        && (general.inLiterals || !literal)
    }
  }

  /// The type names that stand in these words, one after the other if the name has several.
  private static func found(in words: [String]) -> [String] {
    names.filter { name in
      let parts = name.split { $0 == "-" || $0 == "_" }.map(String.init)
      guard words.count >= parts.count else { return false }
      return (0...(words.count - parts.count)).contains { words[$0...].starts(with: parts) }
    }
    .sorted()
  }

  /// The words of an identifier in camel case or snake case, in lower case.
  static func camelWords(_ identifier: String) -> [String] {
    var words: [String] = []
    var previous: Character = "_"
    let characters = Array(identifier)
    for (index, character) in characters.enumerated() {
      let endsCapitals = index + 1 < characters.count && characters[index + 1].isLowercase && previous.isUppercase
      if character == "_" {
        previous = character
        continue
      }
      if previous == "_" || character.isUppercase && (!previous.isUppercase || endsCapitals) { words.append("") }
      words[words.count - 1].append(character.lowercased())
      previous = character
    }
    return words
  }
}
