// What the words of rule P11 say when they tell of nobody: a grievance procedure, the wage bill, a burned out lamp.

extension PersonalMatter {
  /// What may stand behind a word so that it is none.
  static let harmless: [String: [String]] = {
    var table = [
      "mental health": [
        "awareness", "course", "courses", "day", "first aid", "first aider", "first aiders", "training", "week",
      ],
      "disability": ["access", "awareness", "inclusion", "network", "team"],
      "absence": ["of a", "of an", "of any", "of the"],
      "wage": ["bill", "bills"],
      "grievance": ["policy", "procedure", "procedures"],
      "improvement plan": ["of", "for the", "for our"],
      "laid off": ["the coast", "the harbour", "the island", "the pier", "the quay", "the shore"],
    ]
    for lamp in ["burned out", "burnt out"] {
      table[lamp] = ["bulb", "bulbs", "fuse", "fuses", "lamp", "lamps", "light", "lights", "motor"]
    }
    for warning in ["verbal warning", "written warning", "formal warning", "final warning"] {
      table[warning] = ["light", "lights", "over", "sign", "signs", "signal", "signals", "tone"]
    }
    for fired in ["was fired", "been fired", "got fired"] { table[fired] = ["up"] }
    for dismissed in ["was dismissed", "been dismissed"] { table[dismissed] = ["as a", "as an", "as too"] }
    return table
  }()

  /// Whether such words follow where the word ends.
  static func isHarmless(_ word: String, before end: Int, in text: [UInt8]) -> Bool {
    guard let followers = harmless[word] else { return false }
    var start = end
    while start < text.count, text[start].inPlainWords == UInt8(ascii: " ") { start += 1 }
    return start > end
      && followers.contains { follower in
        let bytes = Array(follower.utf8)
        let end = start + bytes.count
        return end <= text.count && (end == text.count || !text[end].isPartOfWord)
          && bytes.indices.allSatisfy { text[start + $0].inPlainWords == bytes[$0] }
      }
  }
}
