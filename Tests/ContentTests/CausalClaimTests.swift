// Rule P18: which words count as the claim of a cause.

import Foundation
import Testing

@testable import Content

@Test(arguments: [
  ("The course led to fewer complaints.", ["led to"]),
  ("Thanks\nto the crew", ["thanks to"]),
  ("It was sled towed; handled toasters; unled to", []),
  ("No claims here.", []),
  ("It was because of the course, and due to\nthe weather.", ["because of", "due to"]),
  ("The fall was DRIVEN by tides; she drove up costs.", ["was driven by", "drove up"]),
  ("Sickness was driven by shifts. It results in a saving.", ["was driven by", "results in"]),
  ("It was not because of the course. Never due to chance.", []),
  ("The ferry is due to sail at nine, due to be back at ten; the rest is due to you.", []),
  ("What caused it? Nobody knows the cause of it. She drove to the pier.", []),
  ("He delivered the course and the results, and led the team.", []),
  ("Thanks to the workshop, complaints for refunds fell. thanks to it", ["thanks to", "thanks to"]),
  ("Thanks to the crew\nfor the cake. Thanks to the course. For a week, calm.", ["thanks to"]),
  ("Many thanks to Mara. With thanks to the crew; our thanks to all.", []),
  ("The stairs leading to the ferry; it leads to the car deck.", []),
  ("This leads to the best results, leading to fewer calls.", ["leads to", "leading to"]),
  ("The report is due to the board by Friday, and was due to us.", []),
  ("The fall is due to the course. It fell due to calm on Friday.", ["due to", "due to"]),
  ("tended to, overdue to, residue to", []),
  ("", []),
])
func causalClaims(_ text: String, _ phrases: [String]) {
  #expect(TellingWords.find(in: Array(text.utf8)).claims.map(\.phrase) == phrases)
}

@Test func eachPhraseIsFoundAndDocumented() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/people.md")
  let text = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isWhitespace).joined(
    separator: " ")
  #expect(text.contains(CausalClaim.texts.joined(separator: ", ")))
  for phrase in CausalClaim.texts {
    #expect(TellingWords.find(in: Array("It \(phrase) x".utf8)).claims.map(\.phrase) == [phrase])
  }
}
