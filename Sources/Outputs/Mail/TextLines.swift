// Lines of a plain text, wrapped and indented, never with two empty ones after each other.

struct TextLines {
  private let width: Int
  private var lines: [String] = []
  private var wantsGap = false
  /// What the lines of open lists and quotations begin with.
  private var indents: [String] = []
  /// The mark of the item at hand, until its first line is written.
  private var marker: String?

  init(width: Int) { self.width = width }

  var text: String { lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n") }

  /// An empty line stands before what is added next.
  mutating func wantGap() { wantsGap = true }

  mutating func indent(by count: Int) { indents.append(String(repeating: " ", count: count)) }

  /// The next line begins with a mark, and those behind it as far in.
  mutating func hang(_ mark: String) {
    marker = mark
    indent(by: mark.utf8.count)
  }

  mutating func outdent() {
    marker = nil
    _ = indents.popLast()
  }

  mutating func add(_ text: String, spaced: Bool) {
    if spaced { wantsGap = true }
    var (line, length) = ("", 0)
    let room = max(20, width - indents.reduce(0) { $0 + $1.utf8.count })
    for word in text.split(separator: " ") {
      let count = word.unicodeScalars.count
      if length > 0, length + 1 + count > room {
        put(line)
        (line, length) = ("", 0)
      }
      line += length > 0 ? " " + word : String(word)
      length += length > 0 ? count + 1 : count
    }
    if length > 0 { put(line) }
    if spaced { wantsGap = true }
  }

  /// Line by line, not wrapped.
  mutating func addAsIs(_ text: String) {
    var parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    while parts.last?.allSatisfy(\.isWhitespace) == true { parts.removeLast() }
    for part in parts { part.allSatisfy(\.isWhitespace) ? lines.append("") : put(String(part)) }
  }

  /// A line of marks as long as the last one.
  mutating func underline(with mark: Character) {
    guard let last = lines.last else { return }
    lines.append(String(repeating: mark, count: min(width, last.unicodeScalars.count)))
  }

  private mutating func put(_ line: String) {
    if wantsGap, !lines.isEmpty, lines.last != "" { lines.append("") }
    wantsGap = false
    var start = indents.joined()
    if let marker {
      start = indents.dropLast().joined() + marker
      self.marker = nil
    }
    lines.append(start + line)
  }
}
