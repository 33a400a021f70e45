// What the phrases of rule P18 say when they claim no cause: thanks that are given, ways that lead somewhere, what is due.

/// One place of a phrase, and what stands around it.
struct HarmlessClaim {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int

  init(in bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    self.start = start
    self.end = end
  }

  func isHarmless(_ phrase: String) -> Bool {
    let before = word(before: start) ?? ""
    // Not because of the course.
    if ["not", "never", "nor"].contains(before) { return true }
    switch phrase {
    case "thanks to": return HarmlessClaim.givers.contains(before) || isThanksForSomething
    case "leads to", "leading to":
      return HarmlessClaim.ways.contains(before) || isFollowed(by: HarmlessClaim.places)
    case "due to": return isFollowed(by: HarmlessClaim.dues) || HarmlessClaim.beings.contains(before) && hasDeadline
    default: return false
    }
  }

  /// Many thanks to the crew.
  private static let givers: Set<String> = [
    "many", "our", "its", "her", "his", "their", "with", "my", "special", "warm",
  ]

  /// The stairs leading to the ferry.
  private static let ways: Set<String> = [
    "corridor", "door", "gangway", "hatch", "ladder", "link", "passage", "path", "ramp", "road", "stairs", "steps",
  ]
  private static let places = [
    "the bridge", "the car deck", "the deck", "the door", "the engine room", "the exit", "the lower deck",
    "the page",
    "the pier", "the quay", "the stairs", "the upper deck",
  ]

  /// The ferry is due to arrive; the rest is due to you.
  private static let dues = [
    "arrive", "be", "become", "begin", "close", "come", "depart", "end", "finish", "go", "happen", "join", "leave",
    "meet", "move", "open", "report", "retire", "return", "run", "sail", "start", "take", "us", "you", "them",
    "him",
    "her",
  ]
  private static let beings: Set<String> = ["is", "are", "was", "were", "be"]
  private static let days = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "noon", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  /// Thanks to the crew for the cake; but not: thanks to the course, calls for help fell.
  private var isThanksForSomething: Bool {
    guard bytes[start] == UInt8(ascii: "T") else { return false }
    let rest = rest
    return !rest.contains(",") && rest.contains(" for ")
  }

  /// The report is due to the board by Friday.
  private var hasDeadline: Bool {
    let words = rest.split(separator: " ")
    return zip(words, words.dropFirst()).contains { word, day in
      ["by", "before", "on"].contains(word)
        && (day.first?.isNumber ?? false || HarmlessClaim.days.contains { day.hasPrefix($0) })
    }
  }

  /// What follows in the sentence, in lower case.
  private var rest: String {
    let limit = min(bytes.count, end + 240)
    var stop = end
    while stop < limit, !HarmlessClaim.endings.contains(bytes[stop]),
      !(bytes[stop] == UInt8(ascii: "\n") && stop + 1 < limit && bytes[stop + 1] == UInt8(ascii: "\n"))
    {
      stop += 1
    }
    return String(decoding: bytes[end..<stop].map(\.inPlainWords), as: UTF8.self)
  }

  private static let endings: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]

  private func isFollowed(by others: [String]) -> Bool {
    others.contains { CausalClaim.isPlace(end + 1, of: Array($0.utf8), in: bytes) }
  }

  /// The word that ends one white space before `offset`, in lower case.
  private func word(before offset: Int) -> String? {
    guard offset > 1, bytes[offset - 1].inPlainWords == UInt8(ascii: " ") else { return nil }
    var start = offset - 1
    while CausalClaim.isLetter(at: start - 1, in: bytes) { start -= 1 }
    return start < offset - 1
      ? String(decoding: bytes[start..<offset - 1].map(\.inPlainWords), as: UTF8.self) : nil
  }
}
