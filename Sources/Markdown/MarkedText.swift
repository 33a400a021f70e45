// Tells the pieces of a text that must be looked at byte by byte from those that can be taken as they are: nearly all.

/// Looks for marks in a text from front to back: a piece without any is told by comparing two numbers.
struct MarkedText {
  /// What HTML writes as an entity, and what may be part of a mistake.
  private static let marks = Array("&<>]^".utf8)
  /// Where each mark stands next, from the piece on that was asked about last.
  private var places = [Int](repeating: -1, count: marks.count)
  private var next = -1

  /// Whether a piece may hold a mark.
  ///
  /// - Parameter piece: behind those that were asked about before.
  mutating func isMarked(_ piece: Range<Int>, of text: [UInt8]) -> Bool {
    if next < piece.lowerBound { look(from: piece.lowerBound, in: text) }
    return next < piece.upperBound
  }

  private mutating func look(from start: Int, in text: [UInt8]) {
    for index in places.indices where places[index] < start {
      places[index] = text.firstIndex(of: Self.marks[index], in: start..<text.count) ?? text.count
    }
    next = places.min() ?? -1
  }
}
