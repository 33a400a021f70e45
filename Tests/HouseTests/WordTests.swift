// Words that do not stand in this house: ways to crash, ways round the type system, promises for later, names that say
// nothing.

import Testing

struct WordTests {
  /// Code that crashes or escapes the checker, and what to do instead.
  static let bannedCode = [
    ("fatalError(", "return a diagnostic"), ("precondition(", "return a diagnostic"),
    ("preconditionFailure(", "return a diagnostic"), ("assertionFailure(", "return a diagnostic"),
    ("try!", "handle the error"), ("as!", "use `as?` or an enum"), ("@unchecked", "make the type a value"),
    ("nonisolated(unsafe)", "make the value a constant or an actor's"), ("unowned(unsafe)", "hold a value"),
    ("unsafeBitCast", "read the bytes"), ("@preconcurrency", "make the type Sendable"),
  ]
  static let promises = ["TODO", "FIXME", "XXX", "HACK"]
  static let emptyNames: Set<String> = [
    "util", "utils", "utilities", "manager", "helper", "helpers", "misc",
  ]

  @Test(arguments: Repository.sources)
  func noCodeThatCrashesOrEscapes(file: WrittenFile) {
    for (index, line) in SwiftText(file.text).code.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      for (banned, instead) in Self.bannedCode where Self.contains(banned, in: line) {
        Issue.record("\(file.path):\(index + 1): \(banned) is not used here; \(instead)")
      }
    }
  }

  @Test(arguments: Repository.sources)
  func noAny(file: WrittenFile) {
    for word in SwiftText(file.text).words where word.text == "Any" || word.text == "AnyObject" {
      Issue.record("\(file.path):\(word.line): \(word.text) hides what a value is; an enum or a generic says it")
    }
  }

  @Test(arguments: Repository.sources + Repository.tests)
  func noPromisesForLater(file: WrittenFile) {
    for comment in SwiftText(file.text).comments {
      for promise in Self.promises where comment.text.contains(promise) {
        Issue.record("\(file.path):\(comment.line): \(promise): do it, or file an issue")
      }
    }
  }

  @Test(arguments: Repository.sources + Repository.tests)
  func noEmptyNames(file: WrittenFile) {
    let text = SwiftText(file.text).words
    let declared = zip(text, text.dropFirst()).filter { declaration, _ in
      ["struct", "enum", "class", "actor", "protocol", "typealias"].contains(declaration.text)
    }
    for name in [file.name.split(separator: ".")[0].description] + declared.map(\.1.text) {
      let words = DomainNameTests.camelWords(name)
      #expect(Self.emptyNames.isDisjoint(with: words), "\(file.path): \(name) says nothing; name the concept")
    }
  }

  @Test(arguments: [
    ("let a = b as! C", "as!", true), ("let alias! = b", "as!", false), ("let a = try! b()", "try!", true),
    ("retry!", "try!", false), ("if fatalError(", "fatalError(", true),
  ])
  func findsWholeWords(line: String, banned: String, found: Bool) {
    #expect(Self.contains(banned, in: Substring(line)) == found)
  }

  /// Whether the banned text stands in the line and does not merely end a longer word.
  private static func contains(_ banned: String, in line: Substring) -> Bool {
    line.ranges(of: banned).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber && before != "_"
    }
  }
}
