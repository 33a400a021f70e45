// Which files of a plan could not lie beside each other.

import Diagnostics
import HTML
import Testing

@testable import Site

@Suite struct AddressBookTests {
  struct Clash: CustomTestStringConvertible, Sendable {
    let paths: [String]
    /// How many of them are complained about.
    let count: Int

    init(_ paths: [String], _ count: Int) { (self.paths, self.count) = (paths, count) }

    var testDescription: String { paths.joined(separator: ", ") }
  }

  @Test(arguments: [
    Clash(["a/", "b/", "a/b/", "a-b/", "a.html", "index/"], 0), Clash(["a/", "a/"], 1),
    Clash(["a/", "a/", "a/"], 2),
    // One letter in two ways, and in capitals.
    Clash(["caf\u{E9}/", "cafe\u{301}/"], 1), Clash(["\u{C9}tude/", "e\u{301}tude/"], 1), Clash(["A/", "a/"], 1),
    // The sign of the kelvin is a K in small letters.
    Clash(["\u{212A}/", "k/"], 1), Clash(["stra\u{DF}e/", "strasse/"], 0),
    Clash(["a", "a/b/"], 1), Clash(["a/b/", "a"], 1), Clash(["A", "a/b"], 1), Clash(["e\u{301}", "\u{E9}/b"], 1),
    Clash(["a/index.html/b/", "a/"], 1), Clash(["a", "ab/c"], 0), Clash(["a-b", "a/b"], 0),
  ])
  func twoThatAreOneAreFound(_ clash: Clash) {
    let steps = clash.paths.enumerated().map { number, path in
      Step(path: SitePath(path), origin: Step.Origin(words: "page \(number)", place: nil), work: .bytes([]))
    }
    let diagnostics = AddressBook.clashes(among: steps)
    #expect(diagnostics.map(\.code.id) == Array(repeating: Code.sameAddress.id, count: clash.count))
  }
}
