// Rule P11: which words tell of somebody's health, absence, pay or discipline.

import Diagnostics
import Foundation
import Testing

@testable import Content

@Suite struct PersonalMatterTests {
  @Test(arguments: [
    ("After her sick leave she came back.", ["sick leave"]), ("Sick\nleave, burnout.", ["sick leave", "burnout"]),
    ("ABSENCES fell", ["absences"]), ("absence-days, presences, absent-minded", []),
    ("It paid for itself; health and safety; he paid a visit; a warning light", []),
    ("Nobody was ill-prepared; a sick joke; the ill wind; his payment; her injury", ["her injury"]),
    ("She fell ill. The off-work rota; two hours off work; the bonus of a quiet pier", ["fell ill"]),
    ("He fired the flare; the deckhand was fired", ["was fired"]),
    ("A disciplined approach; the written rule; a warning sign; an improvement plan", ["improvement plan"]),
    ("In the absence of a plan; an absence of three weeks", ["absence"]), ("The wage bill and a wage", ["wage"]),
    ("A formal warning light, a verbal warning over the loudspeaker", []),
    ("A formal\nwarning.", ["formal warning"]),
    ("The improvement plan for\nthe pier; his improvement plan", ["improvement plan"]),
    ("A burned out lamp; she burned out", ["burned out"]),
    ("It laid off the quay; they laid off the crew", ["laid off"]),
    ("She was fired up, he was fired upon", ["was fired"]),
    ("It was dismissed as too slow; he was dismissed as captain", ["was dismissed"]),
    ("Mental health  first aid, mental health week; his mental health", ["mental health"]),
    ("The disability network, a disability", ["disability"]),
    ("A grievance procedure; her grievance", ["grievance"]),
    ("> He was off sick.\n\nHe felt well.\n", []), ("a > sickness", ["sickness"]),
    ("  > sickness\nsickness", ["sickness"]), ("", []), (">", []), ("sickness", ["sickness"]),
    ("Gr\u{F6}\u{DF}e salary\u{E9}", []),
  ])
  func words(_ text: String, _ words: [String]) {
    let found = TellingWords.find(in: Array(text.utf8)).matters
    #expect(found.map(\.word) == words)
    for matter in found {
      let written = String(decoding: Array(text.utf8)[matter.span.start..<matter.span.end], as: UTF8.self)
      #expect(written.lowercased().replacing("\n", with: " ") == matter.word)
    }
  }

  @Test func eachWordHasItsSubject() {
    let all = PersonalMatter.words.flatMap(\.words)
    #expect(Set(all).count == all.count)
    for word in all {
      #expect(PersonalMatter.subject(of: word) != nil && word == word.lowercased())
      #expect(TellingWords.find(in: Array(word.utf8)).matters.map(\.word) == [word])
    }
    #expect(PersonalMatter.subject(of: "weather") == nil)
  }

  @Test func whatIsHarmlessFollowsAWord() {
    for (word, followers) in PersonalMatter.harmless {
      #expect(PersonalMatter.subject(of: word) != nil, "\(word)")
      for follower in followers {
        #expect(TellingWords.find(in: Array("\(word) \(follower)".utf8)).matters.isEmpty, "\(word) \(follower)")
        #expect(TellingWords.find(in: Array("\(word). \(follower)".utf8)).matters.map(\.word) == [word])
      }
    }
  }

  @Test func theListIsInTheDocumentation() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/people.md")
    let text = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    for (subject, words) in PersonalMatter.words {
      #expect(text.contains("**\(subject.rawValue)**: " + words.joined(separator: ", ")), "\(subject)")
    }
  }
}
