// Rule P18: which words count as the claim of a cause.

import Testing

@testable import Content

@Test(arguments: [
  ("The course led to fewer complaints.", ["led to"]),
  ("Thanks\nto the crew", ["thanks to"]),
  ("It was sled towed; handled toasters; unled to", []),
  ("No claims here.", []),
  ("", []),
])
func causalClaims(_ text: String, _ phrases: [String]) {
  #expect(CausalClaim.find(in: Array(text.utf8)).map(\.phrase) == phrases)
}
