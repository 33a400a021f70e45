// Rule P11: words that tell of somebody's health, absence, pay or discipline, in an entry that tells what happened to people.
//
// Whole words only, and none in a quotation of Markdown (a line that begins with >), where a policy may be cited. Words
// that are common in other senses, such as health, pay and warning, are found only together with what makes them personal.

import Diagnostics

/// One of the words, as it stands in a file.
struct PersonalMatter: Sendable, Hashable {
  let word: String
  let span: Span

  /// What such a word is about.
  enum Subject: String, Sendable, CaseIterable {
    case health, absence, pay, discipline
  }

  /// In lower case. English; a portal in another language is not checked.
  static let words: [(subject: Subject, words: [String])] = [
    (
      .health,
      [
        "illness", "illnesses", "was ill", "were ill", "is ill", "been ill", "fell ill", "got ill",
        "taken ill", "was sick", "been sick", "fell sick", "got sick", "diagnosis", "diagnosed",
        "medication", "medical history", "medical leave", "medical condition", "medical certificate",
        "medical appointment", "mental health", "mental breakdown", "nervous breakdown", "burnout",
        "burn-out", "burned out", "burnt out", "depression", "anxiety disorder", "panic attack",
        "panic attacks", "bipolar", "autistic", "autism", "adhd", "dyslexia", "dyslexic", "ptsd",
        "epilepsy", "diabetes", "asthma", "cancer", "chemotherapy", "heart attack", "chronic pain",
        "pregnant", "pregnancy", "miscarriage", "menopause", "disability", "surgery", "therapy",
        "psychotherapy", "psychiatrist", "in hospital", "hospitalised", "hospitalized", "his injury",
        "her injury", "alcoholic", "alcoholism", "drinking problem", "drug test", "addiction", "rehab",
        "suicidal", "suicide",
      ]
    ),
    (
      .absence,
      [
        "sick leave", "sick note", "sick day", "sick days", "off sick", "weeks off work", "months off work",
        "signed off sick",
        "called in sick", "called in ill", "reported sick", "sickness", "absence", "absences", "absent",
        "absenteeism", "parental leave", "maternity leave", "paternity leave", "adoption leave",
        "unpaid leave", "compassionate leave", "bereavement leave", "stress leave", "long-term leave",
        "did not turn up for work",
      ]
    ),
    (
      .pay,
      [
        "salary", "salaries", "wage", "wages", "payslip", "pay slip", "paycheck", "pay rise", "pay raise",
        "pay increase", "pay cut", "pay grade", "pay band", "pay scale", "pay gap", "his pay", "her pay",
        "hourly pay", "overtime pay", "back pay", "overpaid", "underpaid", "remuneration", "his bonus",
        "her bonus", "annual bonus", "performance bonus", "severance", "redundancy pay",
      ]
    ),
    (
      .discipline,
      [
        "disciplinary", "was disciplined", "been disciplined", "reprimand", "reprimanded", "verbal warning",
        "written warning", "formal warning", "final warning", "misconduct", "insubordination", "grievance",
        "was dismissed", "been dismissed", "dismissal", "sacked", "was fired", "been fired", "got fired",
        "laid off", "demoted", "demotion", "made redundant", "failed probation", "improvement plan",
        "performance plan", "poor performer", "poor performers", "underperformer", "employment tribunal",
      ]
    ),
  ]

  /// What a word of ``words`` is about.
  static func subject(of word: String) -> Subject? { words.first { $0.words.contains(word) }?.subject }

  /// By the first two letters, as bytes; the longest first.
  private static let byBeginning: [[(word: String, bytes: [UInt8])]] = {
    var table = [[(word: String, bytes: [UInt8])]](repeating: [], count: 1024)
    let all = words.flatMap(\.words).map { (word: $0, bytes: Array($0.utf8)) }
    for word in all.sorted(by: { $0.bytes.count > $1.bytes.count }) where word.bytes.count > 1 {
      table[beginning(word.bytes[0], word.bytes[1])].append(word)
    }
    return table
  }()

  /// The first three letters: few words of a text begin so.
  private static let beginnings = LetterSet(
    words.flatMap(\.words).map { Array($0.utf8) }.filter { $0.count > 2 }.map { beginning($0[0], $0[1], $0[2]) })

  @inline(__always)
  private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    LetterSet.number(LetterSet.number(0, first), second)
  }

  /// A space in a phrase may be any white space in a text.
  @inline(__always)
  private static func beginning(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    LetterSet.number(beginning(first, second), third <= 0x20 ? 0 : third)
  }

  /// Each of the words in a text, with its place and in order; ASCII case is ignored.
  struct Search {
    private(set) var found: [PersonalMatter] = []
    private let beginnings = PersonalMatter.beginnings
    private var wordEnd = 0
    private var line = QuotedLine()

    /// - Parameter start: perhaps of a word.
    @inline(__always)
    func mayBegin(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
      start + 2 < text.count
        && beginnings.contains(beginning(text[start], text[start + 1], text[start + 2]))
    }

    /// Adds the word that begins here, if there is one.
    @inline(never)
    mutating func add(at start: Int, in text: [UInt8]) {
      guard start >= wordEnd, start == 0 || !text[start - 1].isPartOfWord, let word = word(at: start, in: text),
        !line.isQuoted(start, in: text)
      else { return }
      wordEnd = start + word.bytes.count
      if !isHarmless(word.word, before: wordEnd, in: text) {
        found.append(PersonalMatter(word: word.word, span: Span(start, wordEnd)))
      }
    }
  }

  /// Whether the line of a byte begins with >, but for spaces.
  private struct QuotedLine {
    private var answer = false
    /// What lies before is known, and no later question is about it.
    private var known = 0

    mutating func isQuoted(_ offset: Int, in text: [UInt8]) -> Bool {
      let start = text[known..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? known
      if start == 0 || start > known { answer = text[start..<offset].first { $0 > 0x20 } == UInt8(ascii: ">") }
      known = offset
      return answer
    }
  }

  /// The word or words that begin here, and end with a whole word.
  private static func word(at start: Int, in text: [UInt8]) -> (word: String, bytes: [UInt8])? {
    byBeginning[beginning(text[start], text[start + 1])].first { word in
      let end = start + word.bytes.count
      return end <= text.count && (end == text.count || !text[end].isPartOfWord)
        && word.bytes.indices.allSatisfy { text[start + $0].inPlainWords == word.bytes[$0] }
    }
  }
}
